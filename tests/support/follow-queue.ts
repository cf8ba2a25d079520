import type { Viewer } from "@/domain/viewer";
import { followReview } from "@/operations/live/follow-review";
import type { QueueHub, QueueMessage } from "@/operations/live/look-at-queues";

const open = new Set<() => void>();

/** Follows what waits as somebody, in one group or in all, and lets a test wait for what comes. */
export async function followQueue(viewer: Viewer, slug: string | null) {
  const heard: QueueMessage[] = [];
  let isEnded = false;
  let wake = () => {};
  const stop = await followReview(
    viewer,
    slug,
    {
      send: (message) => {
        heard.push(message);
        wake();
      },
      end: () => {
        isEnded = true;
        wake();
      },
    },
    { address: "192.0.2.1" },
  );
  open.add(stop);
  const until = async (isEnough: () => boolean) => {
    while (!isEnough()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const counts = () => heard.map(({ data }) => data.waiting);
  return {
    heard,
    counts,
    stop,
    isEnded: () => isEnded,
    /** How much waits is so much by now. */
    hears: (waiting: number) => until(() => counts().at(-1) === waiting),
    ends: () => until(() => isEnded),
  };
}

export function closeQueues(): void {
  for (const stop of open) stop();
  open.clear();
}

/** How many this process keeps for open pages. */
export const queuesFollowed = () =>
  (globalThis as typeof globalThis & { colloquyQueues?: QueueHub }).colloquyQueues?.followers.size ?? 0;
