import { join } from "node:path";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import postgres, { type Sql, type TransactionSql } from "postgres";
import { database } from "./client";
import { setUpJobs } from "./jobs";
import journal from "./migrations/meta/_journal.json";
import { sqlStateOf } from "./sql-state";

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
    await patiently(async () => {
      await connection.begin((tx) => applyMigrations(tx));
    });
  } finally {
    await connection.end({ timeout: 5 });
  }
}

async function patiently(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (cause) {
      if (attempt === TRIES || sqlStateOf(cause) !== LOCK_NOT_AVAILABLE) throw cause;
    }
  }
}

/** Until the end of the transaction nobody else migrates, and nobody else who calls this gets further. */
export async function holdMigrations(tx: TransactionSql): Promise<void> {
  await tx`select set_config('lock_timeout', ${WAIT_FOR_OTHERS}, true)`;
  await tx`select pg_advisory_xact_lock(${LOCK})`;
}

/** The newest migration applied; null where there was none. */
export async function findLevel(sql: Sql | TransactionSql): Promise<number | null> {
  const [table] = await sql<{ oid: number | null }[]>`
    select to_regclass('drizzle.__drizzle_migrations')::oid as oid`;
  if (!table?.oid) return null;
  const [row] = await sql<{ level: string | null }[]>`
    select max(created_at) as level from drizzle.__drizzle_migrations`;
  return row?.level ? Number(row.level) : null;
}

/** Applies what is missing, in order, up to and with the migration `until`. The table of them is drizzle's own. */
export async function applyMigrations(tx: TransactionSql, until = Number.POSITIVE_INFINITY): Promise<void> {
  await tx.unsafe(`
    create schema if not exists drizzle;
    create table if not exists drizzle.__drizzle_migrations (
      id serial primary key, hash text not null, created_at bigint)`);
  const level = (await findLevel(tx)) ?? 0;
  for (const { sql: statements, hash, folderMillis } of readMigrationFiles({ migrationsFolder: folder() })) {
    if (folderMillis <= level || folderMillis > until) continue;
    for (const statement of statements) await tx.unsafe(statement);
    await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
  }
}

/** Whether this build has a migration: one that it has not was made by a newer one. */
export const isKnownLevel = (level: number): boolean => journal.entries.some(({ when }) => when === level);

const NEWEST = Math.max(...journal.entries.map((entry) => entry.when));

/** Whether everything that this build relies on is there; a newer instance may have done more. */
export async function isMigrated(): Promise<boolean> {
  const [table] = await database().execute<{ oid: number | null }>(
    sql`select to_regclass('drizzle.__drizzle_migrations')::oid as oid`,
  );
  if (!table?.oid) return false;
  const [row] = await database().execute<{ applied: string | null }>(
    sql`select max(created_at) as applied from drizzle.__drizzle_migrations`,
  );
  return Number(row?.applied ?? 0) >= NEWEST;
}
