import { type Placeholder, type SQL, sql } from "drizzle-orm";
import type { EventKind, EventSubject, StreamEvent } from "@/domain/events";
import { noteStream } from "../bell";
import type { Db, Transaction } from "../client";
import { events, streams } from "../schema/events";
import { arrayOf } from "./array-of";
import { auditEvent } from "./audit-log";

export type NewEvent = {
  streamId: string;
  kind: EventKind;
  groupId: string | null;
  byUserId: string | null;
  subject: EventSubject;
};

/**
 * Writes what happened and gives it the next number of its stream. The counter's row stays locked until the commit, so
 * this is the last statement of a transaction, and numbers become visible in order (model.md, decision 10). Of some the
 * audit log is told as well.
 */
export async function recordEvent(tx: Transaction, event: NewEvent): Promise<number> {
  await auditEvent(tx, event);
  const given = { ...event, subject: JSON.stringify(event.subject) };
  const [row] = await tx.execute<{ number: string }>(sql`
    with counter as (${nextNumber(event.streamId)})
    ${insertEvent(given, sql`counter`)}
    returning number`);
  noteStream(tx, event.streamId);
  return Number(row?.number);
}

/** Several at once: everybody takes the counters in the order of the streams' ids, so that nobody waits in a circle. */
export async function recordEvents(tx: Transaction, events: NewEvent[]): Promise<void> {
  const inOrder = events.toSorted((one, other) => (one.streamId < other.streamId ? -1 : 1));
  for (const event of inOrder) await recordEvent(tx, event);
}

/** A value, or the place for one in a statement that is kept. */
export type Given<Value> = Value | Placeholder;

/** For a statement that makes the change as well: `last` is the number of its event. `rows` says whether it is made at all. */
export const nextNumber = (streamId: Given<string>, rows: SQL = sql``): SQL => sql`
  insert into ${streams} (id, last) select ${streamId}::uuid, 1 ${rows}
  on conflict (id) do update set last = ${streams}.last + 1
  returning last`;

type GivenEvent = {
  streamId: Given<string>;
  kind: EventKind;
  groupId: Given<string | null>;
  byUserId: Given<string | null>;
  /** As JSON. */
  subject: Given<string>;
};

/** The event of a change made in the same statement, if it was made: `from` has the counter's `last`. */
export const insertEvent = (event: GivenEvent, from: SQL): SQL => sql`
  insert into ${events} (stream_id, number, kind, group_id, by_user_id, subject)
  select ${event.streamId}::uuid, last, ${event.kind}, ${event.groupId}::uuid, ${event.byUserId}::uuid,
    ${event.subject}::jsonb
  from ${from}`;

/** Where somebody stands in a stream: what has a higher number is news to them. */
export type Position = { streamId: string; after: number };

/** The news of many streams at once, those of each position oldest first and at most `limit`. */
export async function listEvents(db: Db, positions: Position[], limit = 500): Promise<StreamEvent[]> {
  if (positions.length === 0) return [];
  const ids = positions.map(({ streamId }) => streamId);
  const numbers = positions.map(({ after }) => after);
  const found = await db.execute<EventRecord>(sql`
    select news.*
    from unnest(${arrayOf(ids)}::uuid[], ${arrayOf(numbers)}::bigint[]) with ordinality as followed (id, after, place)
    cross join lateral (
      select stream_id, number, kind, group_id, subject, created_at from ${events}
      where stream_id = followed.id and number > followed.after
      order by number limit ${limit}) as news
    order by followed.place, news.number`);
  return found.map(({ stream_id, number, kind, group_id, subject, created_at }) => ({
    streamId: stream_id,
    number: Number(number),
    kind,
    groupId: group_id,
    subject,
    at: new Date(created_at),
  }));
}

type EventRecord = {
  stream_id: string;
  number: string;
  kind: EventKind;
  group_id: string | null;
  subject: EventSubject;
  created_at: string;
};

/** The numbers of the newest events; 0 where nothing has happened yet. */
export async function listLastNumbers(db: Db, streamIds: string[]): Promise<Map<string, number>> {
  const last = new Map(streamIds.map((id) => [id, 0]));
  if (streamIds.length === 0) return last;
  const found = await db
    .select({ id: streams.id, last: streams.last })
    .from(streams)
    .where(sql`${streams.id} = any(${arrayOf(streamIds)}::uuid[])`);
  for (const stream of found) last.set(stream.id, stream.last);
  return last;
}

export async function findLastNumber(db: Db, streamId: string): Promise<number> {
  return (await listLastNumbers(db, [streamId])).get(streamId) ?? 0;
}
