import postgres, { type Sql } from "postgres";
import { migrateDatabase } from "@/db/migrate";

export type Database = { name: string; url: string; sql: Sql; drop: () => Promise<void> };

/** A connection for seeding and for looking from outside. */
export const connect = (url: string, max = 1): Sql => postgres(url, { max, onnotice: () => {} });

async function onServer(url: string, statement: string): Promise<void> {
  const sql = connect(url);
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** A database of one's own on the run's server; `isMigrated` makes it one of the product's. */
export async function createDatabase(
  serverUrl: string,
  name: string,
  { isMigrated }: { isMigrated: boolean },
): Promise<Database> {
  await onServer(serverUrl, `drop database if exists ${name} with (force)`);
  await onServer(serverUrl, `create database ${name}`);
  const address = new URL(serverUrl);
  address.pathname = `/${name}`;
  const url = address.href;
  if (isMigrated) await migrateDatabase(url);
  const sql = connect(url);
  async function drop() {
    await sql.end({ timeout: 5 });
    await onServer(serverUrl, `drop database if exists ${name} with (force)`);
  }
  return { name, url, sql, drop };
}

/** After much was written at once: what a database that has lived for a while looks like. */
export async function settle(sql: Sql): Promise<void> {
  await sql.unsafe("vacuum (analyze)");
  await sql.unsafe("checkpoint");
}
