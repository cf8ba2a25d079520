import type { StreamEvent } from "@/domain/events";
import { BELL_CHANNEL } from "./bell";
import { database, listener } from "./client";
import { findLastNumber, listEvents } from "./queries/events";

/**
 * How often streams that somebody follows are looked at without a bell: LISTEN is deaf for seconds after Postgres
 * restarted, and a ring lost then must not cost more than this.
 */
const LOOK_INTERVAL_MS = 2_000;

const EVENTS_AT_ONCE = 500;

type Follower = {
  /** The last event had; those up to it are not given again. */
  last: number;
  receive: (event: StreamEvent) => void;
};

/** Followers of one stream share its reading: each event is read once for all of them. */
type Stream = { cursor: number; followers: Set<Follower>; look: Promise<void> | null; isLookWanted: boolean };

type Hub = { streams: Map<string, Stream>; isListening: boolean; timer: NodeJS.Timeout | null };

const shared = globalThis as typeof globalThis & { colloquyHub?: Hub };

function hub(): Hub {
  shared.colloquyHub ??= { streams: new Map(), isListening: false, timer: null };
  return shared.colloquyHub;
}

/**
 * Calls `receive` for every event of a stream after number `after` (left out: from now on), once each and in order.
 * Resolves when nothing older is left to give; answers how to stop.
 */
export async function followStream(
  streamId: string,
  receive: (event: StreamEvent) => void,
  after?: number,
): Promise<() => void> {
  listen();
  const waiting: StreamEvent[] = [];
  const follower: Follower = { last: -1, receive: (event) => waiting.push(event) };
  const stream = await joinStream(streamId, follower);
  const give = (event: StreamEvent) => {
    if (event.number <= follower.last) return;
    follower.last = event.number;
    receive(event);
  };
  follower.last = after ?? stream.cursor;
  for (let more = after !== undefined; more; ) {
    const missed = await listEvents(database(), streamId, follower.last, EVENTS_AT_ONCE);
    for (const event of missed) give(event);
    more = missed.length === EVENTS_AT_ONCE;
  }
  for (const event of waiting) give(event);
  follower.receive = give;
  return () => leaveStream(streamId, follower);
}

async function joinStream(streamId: string, follower: Follower): Promise<Stream> {
  const { streams } = hub();
  const known = streams.get(streamId);
  if (known) {
    known.followers.add(follower);
    return known;
  }
  const cursor = await findLastNumber(database(), streamId);
  const stream = streams.get(streamId) ?? { cursor, followers: new Set(), look: null, isLookWanted: false };
  streams.set(streamId, stream);
  stream.followers.add(follower);
  return stream;
}

function leaveStream(streamId: string, follower: Follower): void {
  const { streams } = hub();
  const stream = streams.get(streamId);
  stream?.followers.delete(follower);
  if (stream?.followers.size === 0) streams.delete(streamId);
  if (streams.size === 0) stopLooking();
}

function listen(): void {
  const open = hub();
  open.timer ??= setInterval(lookAtAll, LOOK_INTERVAL_MS);
  open.timer.unref();
  if (open.isListening) return;
  open.isListening = true;
  listener()
    .listen(
      BELL_CHANNEL,
      (payload) => {
        for (const streamId of payload.split(",")) look(streamId);
      },
      lookAtAll,
    )
    .catch(() => {
      // Tried again with the next follower; until then the timer looks.
      open.isListening = false;
    });
}

function stopLooking(): void {
  const open = hub();
  if (open.timer) clearInterval(open.timer);
  open.timer = null;
}

function lookAtAll(): void {
  for (const streamId of hub().streams.keys()) look(streamId);
}

/** One look at a time for each stream; a ring during a look means one more after it. */
function look(streamId: string): void {
  const stream = hub().streams.get(streamId);
  if (!stream) return;
  stream.isLookWanted = true;
  stream.look ??= lookWhileWanted(streamId, stream).finally(() => {
    stream.look = null;
  });
}

async function lookWhileWanted(streamId: string, stream: Stream): Promise<void> {
  while (stream.isLookWanted) {
    stream.isLookWanted = false;
    try {
      const found = await listEvents(database(), streamId, stream.cursor, EVENTS_AT_ONCE);
      for (const event of found) {
        stream.cursor = event.number;
        for (const follower of stream.followers) follower.receive(event);
      }
      if (found.length === EVENTS_AT_ONCE) stream.isLookWanted = true;
    } catch {
      // Postgres is away: the timer looks again.
      return;
    }
  }
}
