import { afterEach, expect, test } from "vitest";
import { migrateDatabase } from "@/db/migrate";
import journal from "@/db/migrations/meta/_journal.json";
import { JOB_NAMES } from "@/domain/jobs";
import { createDatabase } from "../support/database";
import { onServer } from "../support/server";

let database: Awaited<ReturnType<typeof createDatabase>>;
afterEach(() => database.drop());

test("two instances that start at once apply each migration exactly once, and the queue is there", async () => {
  database = await createDatabase({ isMigrated: false });

  await Promise.all([
    migrateDatabase(database.url),
    migrateDatabase(database.url),
    migrateDatabase(database.url),
  ]);

  await onServer(database.url, async (sql) => {
    const applied = await sql`select hash from drizzle.__drizzle_migrations`;
    expect(applied).toHaveLength(journal.entries.length);
    const queues = await sql`select name from pgboss.queue order by name`;
    expect(queues.map(({ name }) => name)).toEqual([...JOB_NAMES].sort());
  });
});

test("a database that is up to date is left as it is", async () => {
  database = await createDatabase();

  await migrateDatabase(database.url);

  const applied = await onServer(database.url, (sql) => sql`select 1 from drizzle.__drizzle_migrations`);
  expect(applied).toHaveLength(journal.entries.length);
});
