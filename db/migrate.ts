import { join } from "node:path";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { database } from "./client";
import { setUpJobs } from "./jobs";
import journal from "./migrations/meta/_journal.json";

/** Any number will do, as long as nobody else's is the same. */
const LOCK = 6_240_115_883;

/** As long as a large migration may take another instance. */
const WAIT_FOR_OTHERS = "600s";

/** A migration that waits longer for a table would hold up everybody who wants to read it. */
const WAIT_FOR_TABLE = "2s";
const TRIES = 5;
const LOCK_NOT_AVAILABLE = "55P03";

const folder = () => join(process.env.COLLOQUY_ROOT ?? process.cwd(), "db", "migrations");

/** Brings the database up to date. Several instances may start at once: one works, the others wait and find it done. */
export async function migrateDatabase(url = process.env.DATABASE_URL): Promise<void> {
  if (!url) throw new Error("DATABASE_URL is not set");
  const connection = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await connection`select set_config('lock_timeout', ${WAIT_FOR_OTHERS}, false)`;
    await connection`select pg_advisory_lock(${LOCK})`;
    await connection`select set_config('lock_timeout', ${WAIT_FOR_TABLE}, false)`;
    await patiently(() => setUpJobs(connection));
    await patiently(() => migrate(drizzle(connection), { migrationsFolder: folder() }));
  } finally {
    await connection.end({ timeout: 5 });
  }
}

async function patiently(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (cause) {
      if (attempt === TRIES || !isLockTimeout(cause)) throw cause;
    }
  }
}

function isLockTimeout(cause: unknown): boolean {
  for (let at = cause; at instanceof Error; at = at.cause)
    if ("code" in at && at.code === LOCK_NOT_AVAILABLE) return true;
  return false;
}

const NEWEST = Math.max(...journal.entries.map((entry) => entry.when));

/** Whether everything that this build relies on is there; a newer instance may have done more. */
export async function isMigrated(): Promise<boolean> {
  const [row] = await database().execute<{ applied: string | null }>(
    sql`select max(created_at) as applied from drizzle.__drizzle_migrations`,
  );
  return Number(row?.applied ?? 0) >= NEWEST;
}
