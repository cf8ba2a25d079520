import { backoff } from "@/lib/browser/request";

/** What could not be done is done again after a pause, longer each time, or at once when there is reason to hope. */
export function later(work: () => void, wait: (attempt: number) => number = backoff) {
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function stop() {
    clearTimeout(timer);
    timer = undefined;
  }

  return {
    stop,
    failed() {
      // Of several things that fail at once, the first is enough.
      if (timer !== undefined) return;
      failures += 1;
      timer = setTimeout(() => {
        timer = undefined;
        work();
      }, wait(failures));
    },
    succeeded() {
      failures = 0;
      stop();
    },
    hurry() {
      if (timer === undefined) return;
      stop();
      work();
    },
  };
}
