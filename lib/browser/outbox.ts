import { backoff, Refused, send, Unreachable } from "./request";
import { attempt, openShelf, placesOn } from "./shelf";

/** A change on its way to the server. Sending it twice does no more than sending it once. */
export type Parcel<About> = {
  /** Of what is made or deleted. */
  id: string;
  method: "POST" | "DELETE";
  path: string;
  body?: unknown;
  /** What the page shows of it meanwhile. */
  about: About;
  at: number;
  /** Can still be taken back, and is sent no earlier. */
  heldUntil?: number;
  /** What the server found wrong with it. It is then not sent again by itself. */
  refusal: { code: string; values: Record<string, string | number>; title?: string | undefined } | null;
};

type NewParcel<About> = Omit<Parcel<About>, "at" | "heldUntil" | "refusal">;

export type OutboxState = "empty" | "sending" | "waiting" | "signed-out";

export type Outbox<About> = {
  parcels: () => readonly Parcel<About>[];
  state: () => OutboxState;
  subscribe: (listener: () => void) => () => void;
  /** Resolves once it is safe: kept in this browser or, where nothing can be kept, confirmed by the server. */
  put: (parcel: NewParcel<About>) => Promise<void>;
  /** The same, but not sent while it can still be taken back: until it is released, or this page is left or dies. */
  hold: (parcel: NewParcel<About>) => void;
  release: (id: string) => void;
  /** Forgets it: the words are in an editor again, or nobody wants them. False when it has gone already. */
  takeBack: (id: string) => boolean;
  /** Tries at once: somebody asked, or the network is back. */
  flush: () => void;
  /** The page may be going: everything that is due is handed to the browser, which finishes what it can. */
  hurry: () => void;
  /** The page is going: what it holds is due, too. */
  leave: () => void;
  close: () => void;
};

type Options<About> = {
  /** User and reading: what one wrote never goes out in another's name. */
  owner: string;
  onConfirmed: (parcel: Parcel<About>, answer: unknown) => void;
  /** It stays here, with what the server found wrong. */
  onRefused: (parcel: Parcel<About>, code: string) => void;
  /** Another tab sent it. */
  onGone: (parcel: Parcel<About>) => void;
  now?: () => number;
};

const PREFIX = "colloquy.outbox.";

/** What is held is so for a while, put off again and again as long as its page lives: then others know when it is not. */
const HELD_FOR = 30_000;
const PUT_OFF_EVERY = 10_000;

/** What is sent but not confirmed, kept in this browser until it is: over reloads, crashes and hours without a network. */
export function openOutbox<About>({ owner, onConfirmed, onRefused, onGone, now = Date.now }: Options<About>) {
  const prefix = `${PREFIX}${owner}.`;
  const shelf = openShelf();
  const listeners = new Set<() => void>();
  const unkept = new Map<string, Parcel<About>>();
  const safe = new Map<string, { resolve: () => void; reject: (reason: unknown) => void }>();
  /** By this tab. What goes otherwise was sent, or taken back, by another. */
  const forgotten = new Set<string>();
  /** By this page. */
  const held = new Set<string>();
  let isClosed = false;
  let all = readAll();
  let state: OutboxState = all.some(isDue) ? "sending" : "empty";
  let running: Promise<void> | null = null;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let puttingOff: ReturnType<typeof setTimeout> | undefined;

  function isDue(parcel: Parcel<About>): boolean {
    return isOpen(parcel) && (parcel.heldUntil ?? 0) <= now();
  }

  function readAll(): readonly Parcel<About>[] {
    const places = (shelf && attempt(() => placesOn(shelf, prefix))) ?? [];
    const kept = places.flatMap((place) => {
      const parcel = attempt(() => JSON.parse(shelf?.getItem(place) ?? "null") as Parcel<About> | null);
      return parcel && typeof parcel.id === "string" ? [parcel] : [];
    });
    return [...kept, ...unkept.values()].sort((one, other) => one.at - other.at);
  }

  function announce(next: OutboxState = state) {
    const before = all;
    all = readAll();
    state = all.some(isDue) ? next : "empty";
    for (const listener of listeners) listener();
    const left = new Set(all.map(({ id }) => id));
    for (const parcel of before) if (!left.has(parcel.id) && !forgotten.has(parcel.id)) onGone(parcel);
  }

  function keep(parcel: Parcel<About>): boolean {
    const isKept = attempt(() => {
      shelf?.setItem(prefix + parcel.id, JSON.stringify(parcel));
      return shelf !== null;
    });
    if (isKept) unkept.delete(parcel.id);
    else unkept.set(parcel.id, parcel);
    return isKept ?? false;
  }

  function forget(id: string) {
    held.delete(id);
    forgotten.add(id);
    attempt(() => shelf?.removeItem(prefix + id));
    unkept.delete(id);
  }

  function parcelOf(wanted: NewParcel<About>): Parcel<About> {
    const last = all.at(-1)?.at ?? 0;
    return { ...wanted, at: Math.max(now(), last + 1), refusal: null };
  }

  function hold(wanted: NewParcel<About>) {
    held.add(wanted.id);
    keep({ ...parcelOf(wanted), heldUntil: now() + HELD_FOR });
    announce();
    puttingOff ??= setTimeout(putOff, PUT_OFF_EVERY);
  }

  function putOff() {
    for (const parcel of all) if (held.has(parcel.id)) keep({ ...parcel, heldUntil: now() + HELD_FOR });
    puttingOff = held.size > 0 ? setTimeout(putOff, PUT_OFF_EVERY) : undefined;
  }

  function release(id: string) {
    const parcel = all.find((one) => one.id === id);
    if (!held.delete(id) || !parcel) return;
    const { heldUntil: _, ...due } = parcel;
    keep(due);
    announce("sending");
    flush();
  }

  function put(wanted: NewParcel<About>): Promise<void> {
    const parcel = parcelOf(wanted);
    const isKept = keep(parcel);
    const kept = isKept
      ? Promise.resolve()
      : new Promise<void>((resolve, reject) => safe.set(parcel.id, { resolve, reject }));
    announce("sending");
    flush();
    return kept;
  }

  function flush() {
    clearTimeout(timer);
    if (running || isClosed) return;
    let isDone = false;
    running = alone(prefix, async () => {
      isDone = await sendAll();
    }).finally(() => {
      running = null;
      // What was put here after the last had gone, and before the turn was given back.
      if (isDone && all.some(isDue)) flush();
      else if (isDone) waitForOthers();
    });
  }

  /** What another page holds, which may be gone: it is sent here when nobody puts it off any more. */
  function waitForOthers() {
    const others = all.filter((parcel) => isOpen(parcel) && parcel.heldUntil && !held.has(parcel.id));
    if (others.length === 0 || isClosed || running) return;
    const until = Math.min(...others.map(({ heldUntil = 0 }) => heldUntil));
    clearTimeout(timer);
    timer = setTimeout(flush, Math.max(0, until - now()));
  }

  /** Without waiting for a turn or in any order; what does not arrive so is sent at the next visit. */
  function hurry() {
    for (const parcel of all.filter(isDue)) {
      post(parcel).then(
        (answer) => {
          confirm(parcel, answer);
          announce();
        },
        () => {},
      );
    }
  }

  /** False when something is left for later. */
  async function sendAll(): Promise<boolean> {
    announce("sending");
    for (let next = all.find(isDue); next; next = all.find(isDue)) {
      const trouble = await deliver(next);
      if (trouble) {
        later(trouble);
        return false;
      }
      failures = 0;
      announce("sending");
    }
    announce();
    return true;
  }

  /** Null when the parcel is dealt with, whichever way. */
  async function deliver(parcel: Parcel<About>): Promise<Refused | Unreachable | null> {
    try {
      confirm(parcel, await post(parcel));
    } catch (thrown) {
      if (thrown instanceof Unreachable || isSignedOut(thrown)) return thrown;
      if (!(thrown instanceof Refused)) throw thrown;
      if (parcel.method === "DELETE" && thrown.status === 404) confirm(parcel, undefined);
      else refuse(parcel, thrown);
    }
    return null;
  }

  function confirm(parcel: Parcel<About>, answer: unknown) {
    forget(parcel.id);
    onConfirmed(parcel, answer);
    safe.get(parcel.id)?.resolve();
    safe.delete(parcel.id);
  }

  function refuse(parcel: Parcel<About>, refusal: Refused) {
    const asker = safe.get(parcel.id);
    if (asker) {
      forget(parcel.id);
      asker.reject(refusal);
      safe.delete(parcel.id);
    } else {
      const { heldUntil: _, ...due } = parcel;
      const { code, values, title } = refusal;
      keep({ ...due, refusal: { code, values, title } });
    }
    onRefused(parcel, refusal.code);
  }

  /** Words that nothing keeps go back to the editor they came from; the others wait. */
  function later(trouble: Refused | Unreachable) {
    for (const id of unkept.keys()) {
      forget(id);
      safe.get(id)?.reject(trouble);
      safe.delete(id);
    }
    failures += 1;
    const wait = trouble instanceof Unreachable ? trouble.wait : null;
    timer = setTimeout(flush, wait ?? backoff(failures));
    announce(isSignedOut(trouble) ? "signed-out" : "waiting");
  }

  function followOtherTabs(event: StorageEvent) {
    if (event.key !== null && !event.key.startsWith(prefix)) return;
    announce();
    if (failures === 0) waitForOthers();
  }

  function tryWhenSeen() {
    if (document.visibilityState === "visible" && all.some(isDue)) flush();
  }

  globalThis.addEventListener?.("storage", followOtherTabs);
  globalThis.addEventListener?.("online", flush);
  globalThis.document?.addEventListener("visibilitychange", tryWhenSeen);
  if (all.some(isOpen)) flush();

  return {
    parcels: () => all,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put,
    hold,
    release,
    takeBack(id) {
      const isHere = all.some((one) => one.id === id);
      forget(id);
      announce();
      return isHere;
    },
    flush,
    hurry,
    leave() {
      for (const parcel of all) if (held.delete(parcel.id)) keep({ ...parcel, heldUntil: now() });
      announce();
      hurry();
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      clearTimeout(puttingOff);
      globalThis.removeEventListener?.("storage", followOtherTabs);
      globalThis.removeEventListener?.("online", flush);
      globalThis.document?.removeEventListener("visibilitychange", tryWhenSeen);
      listeners.clear();
    },
  } satisfies Outbox<About>;
}

const post = ({ path, method, body }: Parcel<unknown>): Promise<unknown> =>
  send(path, { method, body, keepalive: true });

const isOpen = (parcel: Parcel<unknown>): boolean => parcel.refusal === null;

/** The words are fine, only nobody is signed in any more: they wait for that. */
const isSignedOut = (thrown: unknown): thrown is Refused =>
  thrown instanceof Refused && thrown.status === 401;

/** One tab sends at a time. Browsers without locks, and plain http, send in each: the server takes an id once. */
async function alone(name: string, work: () => Promise<unknown>): Promise<void> {
  const locks = globalThis.navigator?.locks;
  if (locks) await locks.request(name, work);
  else await work();
}
