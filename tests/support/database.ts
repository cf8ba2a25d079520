import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { addressOf, onServer } from "./server";

const serverUrl = inject("testServerUrl");
const prefix = inject("testDatabasePrefix");

/** A database of one's own: as migrated as the product's, or empty for tests of the migrations themselves. */
export async function createDatabase({ isMigrated = true } = {}) {
  const name = prefix + randomBytes(6).toString("hex");
  await onServer(serverUrl, (sql) =>
    sql.unsafe(`create database ${name} template ${isMigrated ? `${prefix}template` : "template0"}`),
  );
  return {
    url: addressOf(serverUrl, name),
    drop: () => onServer(serverUrl, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`)),
  };
}

/** The address of this test file's database, which the product sees as `DATABASE_URL`. */
export function databaseUrl() {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("Only tests of the `database` project have a database.");
  return url;
}
