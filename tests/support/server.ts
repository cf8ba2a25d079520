import postgres from "postgres";
import { migrateDatabase } from "../../db/migrate";

const quietly = { max: 1, onnotice: () => {} };

/** Runs `work` on a connection of its own to the test server, beside whatever the product keeps open. */
export async function onServer<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, quietly);
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

export function addressOf(serverUrl: string, database: string) {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** An empty database with every migration applied, from which the others are copied. */
export async function createTemplate(serverUrl: string, name: string) {
  await onServer(serverUrl, (sql) => sql.unsafe(`create database ${name}`));
  await migrateDatabase(addressOf(serverUrl, name));
}

export async function dropDatabases(serverUrl: string, prefix: string) {
  await onServer(serverUrl, async (sql) => {
    const found = await sql`select datname as name from pg_database where starts_with(datname, ${prefix})`;
    for (const { name } of found) await sql.unsafe(`drop database if exists ${name} with (force)`);
  });
}
