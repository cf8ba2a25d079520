import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Db, database, renewDatabase } from "@/db/client";
import { databaseUrl } from "../support/database";
import { onServer } from "../support/server";

async function backendOf(db: Db): Promise<number> {
  const [row] = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return Number(row?.pid);
}

test("renewed connections are new ones, and what was under way on an old one ends well", async () => {
  const old = await database().transaction(async (tx) => {
    const before = await backendOf(tx);
    renewDatabase();
    expect(await backendOf(database())).not.toBe(before);
    expect(await backendOf(tx)).toBe(before);
    return before;
  });

  await expect
    .poll(() => onServer(databaseUrl(), (own) => own`select from pg_stat_activity where pid = ${old}`))
    .toHaveLength(0);
});
