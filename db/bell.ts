import { sql } from "drizzle-orm";
import { type Db, database } from "./client";

export const BELL_CHANNEL = "colloquy_streams";

/** At most one NOTIFY a process in this time: a busy reading rings no more often than its readers can look. */
const BELL_INTERVAL_MS = 25;

/** Postgres takes 8,000 bytes in a NOTIFY; an id and a comma are 37. */
const IDS_PER_RING = 200;

type Ringing = { streams: Set<string>; timer: NodeJS.Timeout | null };

const shared = globalThis as typeof globalThis & { colloquyBell?: Ringing };

function ringing(): Ringing {
  shared.colloquyBell ??= { streams: new Set(), timer: null };
  return shared.colloquyBell;
}

/** The streams that a transaction wrote to, until it is committed. */
const written = new WeakMap<Db, Set<string>>();

/** What was written outside of a transaction is committed already, and is told at once. */
export function noteStream(db: Db, streamId: string): void {
  if (db === database()) {
    ring([streamId]);
    return;
  }
  const streams = written.get(db) ?? new Set<string>();
  written.set(db, streams.add(streamId));
}

/**
 * Tells all instances that there is something new in the streams `tx` wrote to; called after its commit. The bell is a
 * hint: the events are in their table, and listeners also look by themselves now and then.
 */
export function ringBell(tx: Db): void {
  const streams = written.get(tx);
  if (streams) ring(streams);
}

function ring(streams: Iterable<string>): void {
  const bell = ringing();
  for (const stream of streams) bell.streams.add(stream);
  bell.timer ??= setTimeout(() => void ringPending(), BELL_INTERVAL_MS);
}

/** Rings at once what waits to be rung: before a process lets go of the database, which a later ring would open again. */
export async function ringPending(): Promise<void> {
  const bell = ringing();
  if (bell.timer) clearTimeout(bell.timer);
  bell.timer = null;
  const waiting = [...bell.streams];
  bell.streams.clear();
  await notify(waiting);
}

async function notify(streams: string[]): Promise<void> {
  for (let from = 0; from < streams.length; from += IDS_PER_RING) {
    const payload = streams.slice(from, from + IDS_PER_RING).join(",");
    // A bell that could not be rung is made good by the listeners' own look.
    await database()
      .execute(sql`select pg_notify(${BELL_CHANNEL}, ${payload})`)
      .catch(() => {});
  }
}
