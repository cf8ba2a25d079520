import type { Db } from "@/db/client";
import { listEvents, type Position } from "@/db/queries/events";
import { READING_EVENT_KINDS, type StreamEvent } from "@/domain/events";
import type { Follower, Hub, Room } from "./hub";
import type { ReadingEvent } from "./read-messages";

/** What is read of one stream in one look; whoever missed more gets the rest in the next. */
const EVENTS_AT_ONCE = 500;

/** By stream, oldest first, once each. */
export type News = ReadonlyMap<string, StreamEvent[]>;

/** All that is new for the followers, in one question. */
export async function findNews(db: Db, { rooms, rightsCursors }: Hub): Promise<News> {
  const positions: Position[] = [...rightsCursors].map(([streamId, after]) => ({ streamId, after }));
  for (const { readingId, cursor, followers } of rooms.values()) {
    const behind = Math.min(...[...followers].map(({ last }) => last));
    if (behind < cursor) positions.push({ streamId: readingId, after: behind });
    positions.push({ streamId: readingId, after: cursor });
  }
  const news = new Map<string, StreamEvent[]>();
  for (const event of await listEvents(db, positions, EVENTS_AT_ONCE)) {
    const had = news.get(event.streamId);
    if (!had) news.set(event.streamId, [event]);
    else if (event.number > (had.at(-1)?.number ?? 0)) had.push(event);
  }
  return news;
}

/** There may be more than was read. */
export const isCut = (events: StreamEvent[]): boolean => events.length >= EVENTS_AT_ONCE;

export type RoomNews = {
  events: ReadingEvent[];
  /** How far those can be told who have had everything up to the room's cursor, and those who have not. */
  end: number;
  endBehind: number;
};

export function newsOf({ readingId, cursor }: Room, news: News): RoomNews {
  const events = news.get(readingId) ?? [];
  const end = Math.max(cursor, events.at(-1)?.number ?? 0);
  // What was missed is read first. Where it fills the look before it reaches the cursor, there is a gap after it.
  const cutAt = events[EVENTS_AT_ONCE - 1]?.number ?? end;
  return { events: events.filter(isReadingEvent), end, endBehind: cutAt < cursor ? cutAt : end };
}

const readingKinds: ReadonlySet<string> = new Set(READING_EVENT_KINDS);

const isReadingEvent = (event: StreamEvent): event is ReadingEvent => readingKinds.has(event.kind);

/** The events that a follower is told now: those after the last they had, as far as there is no gap. */
export function eventsFor({ last }: Follower, { cursor }: Room, { events, end, endBehind }: RoomNews) {
  const until = last < cursor ? endBehind : end;
  return { until, events: events.filter(({ number }) => number > last && number <= until) };
}
