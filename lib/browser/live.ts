import type { AnnotationWire } from "@/domain/wire/annotation";
import type { PostWire } from "@/domain/wire/post";
import { backoff } from "./request";

/** What was heard, as far as this viewer may see it. `number` grows within a reading. */
export type LiveEvent =
  | { number: number; kind: "annotation.changed"; annotation: AnnotationWire; isMoved?: boolean }
  | { number: number; kind: "post.changed"; annotation: string; post: PostWire }
  | { number: number; kind: "gone"; annotation: string; post: string | null }
  | { number: number; kind: "refresh" }
  | { number: number; kind: "edition.published"; translation?: string }
  | { number: number; kind: "rights"; annotate: boolean };

/**
 * `lost`: whoever looks may not read this any more, or is signed out. It does not come back by itself. `crowded`: they
 * have very many windows open, and this one hears something once they close some.
 */
export type LiveState = "live" | "connecting" | "offline" | "lost" | "crowded";

type Options = {
  readingId: string;
  /** The last event that what is on the page already contains. */
  after: number;
  onEvent: (event: LiveEvent) => void;
  onState: (state: LiveState) => void;
};

const CHANGED_ANNOTATION = [
  "annotation.added",
  "annotation.edited",
  "annotation.restored",
  "annotation.locked",
  "annotation.unlocked",
  "annotation.slowed",
  "annotation.moved",
];
const CHANGED_POST = ["post.added", "post.edited", "post.restored", "post.approved", "post.held"];
/** What is no event of the reading comes under the number of the last one; of a new edition one may hear twice. */
const ABOUT_THE_PAGE = ["refresh", "rights", "edition.published"];
/** Gone for most; whoever still sees what is hidden or returned gets its words. */
const GONE = ["annotation.deleted", "annotation.hidden", "post.deleted", "post.hidden", "post.returned"];

/** Browsers allow six connections to a host: a page nobody looks at gives its own back. */
const HIDDEN_FOR = 30_000;

/** A machine that slept wakes with a connection that only looks alive; its clock has jumped. */
const TICK = 15_000;

/** Follows a reading from a number on, over broken connections and sleep, until it is told to stop. */
export function followReading({ readingId, after, onEvent, onState }: Options): () => void {
  let last = after;
  let source: EventSource | null = null;
  let failures = 0;
  let again: ReturnType<typeof setTimeout> | undefined;
  let hiding: ReturnType<typeof setTimeout> | undefined;
  let ticked = Date.now();
  let isStopped = false;
  let isCrowded = false;

  function connect() {
    disconnect();
    // Nobody looks: it catches up when somebody does.
    if (document.visibilityState === "hidden") return;
    if (!isCrowded) onState(navigator.onLine ? "connecting" : "offline");
    const opened = new EventSource(address());
    source = opened;
    opened.onopen = () => {
      failures = 0;
      isCrowded = false;
      onState("live");
    };
    opened.onerror = () => {
      failures += 1;
      if (!isCrowded) onState(navigator.onLine && failures < 3 ? "connecting" : "offline");
      if (opened.readyState !== EventSource.CLOSED) return;
      disconnect();
      void comeBack();
    };
    for (const kind of [...CHANGED_ANNOTATION, ...CHANGED_POST, ...GONE, ...ABOUT_THE_PAGE])
      opened.addEventListener(kind, hear);
  }

  const address = () => `/api/v1/readings/${readingId}/live?after=${last}`;

  /** A refused connection does not say why: its answer does. */
  async function comeBack() {
    const attempt = failures;
    const status = await statusOf(address());
    if (isStopped || source || attempt !== failures) return;
    isCrowded = status === TOO_MANY;
    if (isCrowded) onState("crowded");
    if (LOST.has(status)) onState("lost");
    else again = setTimeout(connect, backoff(failures));
  }

  function disconnect() {
    clearTimeout(again);
    source?.close();
    source = null;
  }

  function hear({ type, data, lastEventId }: MessageEvent<string>) {
    const number = Number(lastEventId);
    if (number <= last && !ABOUT_THE_PAGE.includes(type)) return;
    last = number;
    const heard = readEvent(type, number, data);
    if (heard) onEvent(heard);
  }

  function followSight() {
    clearTimeout(hiding);
    if (document.visibilityState === "hidden") hiding = setTimeout(disconnect, HIDDEN_FOR);
    else if (source === null) connect();
  }

  function noticeSleep() {
    const slept = Date.now() - ticked > 3 * TICK;
    ticked = Date.now();
    if (slept && document.visibilityState === "visible") connect();
  }

  const lose = () => onState("offline");
  const returnFromCache = (event: PageTransitionEvent) => event.persisted && connect();
  const ticking = setInterval(noticeSleep, TICK);
  document.addEventListener("visibilitychange", followSight);
  window.addEventListener("online", connect);
  window.addEventListener("offline", lose);
  window.addEventListener("pageshow", returnFromCache);
  window.addEventListener("pagehide", disconnect);
  connect();
  followSight();

  return () => {
    isStopped = true;
    disconnect();
    clearTimeout(hiding);
    clearInterval(ticking);
    document.removeEventListener("visibilitychange", followSight);
    window.removeEventListener("online", connect);
    window.removeEventListener("offline", lose);
    window.removeEventListener("pageshow", returnFromCache);
    window.removeEventListener("pagehide", disconnect);
  };
}

const LOST = new Set([401, 403, 404]);
const TOO_MANY = 429;

/** Only how it begins: the stream itself has no end. 0 without an answer. */
async function statusOf(url: string): Promise<number> {
  const asking = new AbortController();
  const limit = setTimeout(() => asking.abort(), 10_000);
  try {
    return (await fetch(url, { signal: asking.signal })).status;
  } catch {
    return 0;
  } finally {
    clearTimeout(limit);
    asking.abort();
  }
}

type Told = {
  annotation: AnnotationWire | string;
  post?: PostWire | string;
  annotate: boolean;
  translation?: string;
};

/** Null for what this version of the page does not know, or cannot read. */
export function readEvent(kind: string, number: number, data: string): LiveEvent | null {
  if (kind === "refresh") return { number, kind };
  const { annotate, translation, annotation, post } = JSON.parse(data) as Told;
  if (kind === "rights") return { number, kind, annotate };
  if (kind === "edition.published") return { number, kind, ...(translation && { translation }) };
  const isKnown = [...CHANGED_ANNOTATION, ...CHANGED_POST, ...GONE].includes(kind);
  if (isKnown && typeof annotation === "object")
    return {
      ...{ number, kind: "annotation.changed", annotation },
      ...(kind === "annotation.moved" && { isMoved: true }),
    };
  if (isKnown && typeof annotation === "string" && typeof post === "object")
    return { number, kind: "post.changed", annotation, post };
  if (GONE.includes(kind) && typeof annotation === "string")
    return { number, kind: "gone", annotation, post: typeof post === "string" ? post : null };
  return null;
}
