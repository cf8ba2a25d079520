import type { OwnWaitingWire } from "@/domain/wire/own-review";
import { Refused } from "./request";
import { countOwnWaiting, countWaiting } from "./review";

export type Heard = {
  /** How much waits by now. */
  waiting: number;
  /** By group, where it is several. */
  groups?: OwnWaitingWire["groups"];
  /** When it was so, by the server's clock; left out, by now. */
  at?: number;
};

/** Browsers allow six connections to a host: a page nobody looks at gives its own back. */
const HIDDEN_FOR = 30_000;

/** How often is asked while nothing is heard by itself, and a stream that was refused is tried again. */
const TICK = 20_000;

/**
 * Hears how much waits for a moderator, in the group that has this slug or in all of theirs, for as long as somebody looks
 * at the page; while the stream is down it asks. It is over once they moderate no more. Answers how to stop.
 */
export function followWaiting(slug: string | null, onHeard: (heard: Heard) => void): () => void {
  let source: EventSource | null = null;
  let hiding: ReturnType<typeof setTimeout> | undefined;
  let ticked = Date.now();
  let isOver = false;

  function connect() {
    disconnect();
    if (isOver || document.visibilityState === "hidden") return;
    const opened = new EventSource(address(slug));
    source = opened;
    opened.addEventListener("review.waiting", ({ data, lastEventId }: MessageEvent<string>) =>
      onHeard({ ...(JSON.parse(data) as OwnWaitingWire), at: Number(lastEventId) }),
    );
    // One that is broken is mended by the browser; one that is refused is not.
    opened.onerror = () => {
      if (opened.readyState === EventSource.CLOSED && source === opened) void ask();
    };
  }

  function disconnect() {
    source?.close();
    source = null;
  }

  async function ask() {
    if (isOver || document.visibilityState === "hidden") return;
    try {
      const heard = await (slug === null ? countOwnWaiting() : countWaiting(slug));
      if (!isOver) onHeard(heard);
    } catch (thrown) {
      // Whoever moderates no more is not asked for again; a server out of reach will be there in a while.
      if (thrown instanceof Refused) stop();
    }
  }

  function tick() {
    const slept = Date.now() - ticked > 3 * TICK;
    ticked = Date.now();
    if (!slept && source?.readyState === EventSource.OPEN) return;
    if (slept || source?.readyState === EventSource.CLOSED) connect();
    void ask();
  }

  function followSight() {
    clearTimeout(hiding);
    if (document.visibilityState === "hidden") hiding = setTimeout(disconnect, HIDDEN_FOR);
    else if (source === null) connect();
    else if (source.readyState !== EventSource.OPEN) void ask();
  }

  const returnFromCache = (event: PageTransitionEvent) => event.persisted && connect();
  const ticking = setInterval(tick, TICK);
  document.addEventListener("visibilitychange", followSight);
  window.addEventListener("focus", followSight);
  window.addEventListener("online", connect);
  window.addEventListener("pageshow", returnFromCache);
  window.addEventListener("pagehide", disconnect);
  connect();

  function stop() {
    isOver = true;
    disconnect();
    clearTimeout(hiding);
    clearInterval(ticking);
    document.removeEventListener("visibilitychange", followSight);
    window.removeEventListener("focus", followSight);
    window.removeEventListener("online", connect);
    window.removeEventListener("pageshow", returnFromCache);
    window.removeEventListener("pagehide", disconnect);
  }
  return stop;
}

const address = (slug: string | null) =>
  `/api/v1/review/live${slug === null ? "" : `?${new URLSearchParams({ group: slug })}`}`;
