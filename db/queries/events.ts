import { and, asc, eq, gt, type SQL, sql } from "drizzle-orm";
import type { EventKind, EventSubject, StreamEvent } from "@/domain/events";
import { noteStream } from "../bell";
import type { Db, Transaction } from "../client";
import { events, streams } from "../schema/events";

export type NewEvent = {
  streamId: string;
  kind: EventKind;
  groupId: string | null;
  byUserId: string | null;
  subject: EventSubject;
};

/**
 * Writes what happened and gives it the next number of its stream. The counter's row stays locked until the commit, so
 * this is the last statement of a transaction, and numbers become visible in order (model.md, decision 10).
 */
export async function recordEvent(tx: Transaction, event: NewEvent): Promise<number> {
  const [row] = await tx.execute<{ number: string }>(sql`
    with counter as (${nextNumber(event.streamId)})
    ${insertEvent(event, sql`counter`)}
    returning number`);
  noteStream(tx, event.streamId);
  return Number(row?.number);
}

/** For a statement that makes the change as well: `last` is the number of its event. `rows` says whether it is made at all. */
export const nextNumber = (streamId: string, rows: SQL = sql``): SQL => sql`
  insert into ${streams} (id, last) select ${streamId}::uuid, 1 ${rows}
  on conflict (id) do update set last = ${streams}.last + 1
  returning last`;

/** The event of a change made in the same statement, if it was made: `from` has the counter's `last`. */
export const insertEvent = (event: NewEvent, from: SQL): SQL => sql`
  insert into ${events} (stream_id, number, kind, group_id, by_user_id, subject)
  select ${event.streamId}::uuid, last, ${event.kind}, ${event.groupId}::uuid, ${event.byUserId}::uuid,
    ${JSON.stringify(event.subject)}::jsonb
  from ${from}`;

/** Events of one stream after a number, oldest first. */
export async function listEvents(
  db: Db,
  streamId: string,
  after: number,
  limit = 500,
): Promise<StreamEvent[]> {
  return db
    .select({
      streamId: events.streamId,
      number: events.number,
      kind: events.kind,
      groupId: events.groupId,
      subject: events.subject,
      at: events.at,
    })
    .from(events)
    .where(and(eq(events.streamId, streamId), gt(events.number, after)))
    .orderBy(asc(events.number))
    .limit(limit);
}

/** The number of the newest event; 0 where nothing has happened yet. */
export async function findLastNumber(db: Db, streamId: string): Promise<number> {
  const [stream] = await db.select({ last: streams.last }).from(streams).where(eq(streams.id, streamId));
  return stream?.last ?? 0;
}
