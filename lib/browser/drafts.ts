import { attempt, openShelf, placesOn } from "./shelf";

/** Words not yet sent, in this browser only: kept until the server has confirmed them, and no longer than they are of use. */
const PREFIX = "colloquy.draft.";
const KEPT_DRAFTS = 50;
const KEPT_DAYS = 30;

/** A short draft is written with every key, so that a crash loses nothing; a long one costs more and waits this long at most. */
const LONG_DRAFT = 8_000;
const PAUSE = 250;

type Stored<Words> = { at: number; words: Words; about?: unknown };

/** Those that this page has written where nothing can be kept: what each is about. */
const unkept = new Map<string, unknown>();
const listeners = new Set<() => void>();

export type DraftKeeper<Words> = {
  /** What was kept here before, if anything. */
  found: Words | null;
  /** Null when there is nothing left to keep. */
  keep: (words: Words | null) => void;
  /** Writes at once what is still waiting. */
  flush: () => void;
  /** Only after the server has confirmed, or when the writer says so. */
  drop: () => void;
};

type Options = {
  /** What the words belong to, for whoever lists drafts. */
  about?: unknown;
  now?: () => number;
};

export function keepDraft<Words>(
  key: string,
  { about = null, now = Date.now }: Options = {},
): DraftKeeper<Words> {
  const place = PREFIX + key;
  const shelf = openShelf();
  let waiting: { words: Words } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let size = 0;

  function write(words: Words) {
    waiting = null;
    const draft = JSON.stringify({ at: now(), words, about } satisfies Stored<Words>);
    const isFirst = size === 0;
    size = draft.length;
    const isKept = attempt(() => {
      shelf?.setItem(place, draft);
      return shelf !== null;
    });
    if (!isKept) unkept.set(place, about);
    if (isFirst) announce();
  }

  function flush() {
    clearTimeout(timer);
    timer = undefined;
    if (waiting) write(waiting.words);
  }

  function drop() {
    clearTimeout(timer);
    timer = undefined;
    waiting = null;
    size = 0;
    attempt(() => shelf?.removeItem(place));
    unkept.delete(place);
    announce();
  }

  function keep(words: Words | null) {
    if (words === null) return drop();
    if (size < LONG_DRAFT) return write(words);
    waiting = { words };
    timer ??= setTimeout(flush, PAUSE);
  }

  if (shelf) attempt(() => clean(shelf, place, now()));
  return { found: readDraft<Words>(shelf, place)?.words ?? null, keep, flush, drop };
}

/** What the drafts are about whose keys begin so. */
export function listDrafts(prefix: string): unknown[] {
  const shelf = openShelf();
  const places = (shelf && attempt(() => placesOn(shelf, PREFIX + prefix))) ?? [];
  const kept = places.map((place) => readDraft(shelf, place)?.about);
  const others = [...unkept].filter(([place]) => place.startsWith(PREFIX + prefix)).map(([, about]) => about);
  return [...kept, ...others].filter((about) => about !== null && about !== undefined);
}

/** Tells when a draft has come or gone, here or in another tab; not with every key. */
export function watchDrafts(listener: () => void): () => void {
  const hearOtherTab = ({ key, oldValue, newValue }: StorageEvent) => {
    const hasComeOrGone = oldValue === null || newValue === null;
    if (key === null || (key.startsWith(PREFIX) && hasComeOrGone)) listener();
  };
  listeners.add(listener);
  globalThis.addEventListener?.("storage", hearOtherTab);
  return () => {
    listeners.delete(listener);
    globalThis.removeEventListener?.("storage", hearOtherTab);
  };
}

function announce() {
  for (const listener of listeners) listener();
}

function readDraft<Words>(shelf: Storage | null, place: string): Stored<Words> | null {
  const draft = attempt(() => JSON.parse(shelf?.getItem(place) ?? "null") as Stored<Words> | null);
  return draft && typeof draft.at === "number" ? draft : null;
}

function clean(shelf: Storage, current: string, now: number) {
  const drafts = placesOn(shelf, PREFIX)
    .filter((place) => place !== current)
    .map((place) => ({ place, at: readDraft(shelf, place)?.at ?? 0 }))
    .sort((one, other) => other.at - one.at);
  const oldest = now - KEPT_DAYS * 86_400_000;
  drafts.forEach(({ place, at }, rank) => {
    if (rank >= KEPT_DRAFTS - 1 || at < oldest) shelf.removeItem(place);
  });
}
