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

test("a queue that somebody holds for longer than one try is waited for", async () => {
  database = await createDatabase();
  const tries = () =>
    onServer(database.url, async (sql) => {
      const waiting = await sql`
        select query_start::text as since from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      return waiting[0]?.since as string | undefined;
    });

  await onServer(database.url, async (sql) => {
    let migrated: Promise<void> | undefined;
    await sql.begin(async (tx) => {
      await tx`lock table pgboss.queue, pgboss.version in access exclusive mode`;
      migrated = migrateDatabase(database.url);
      migrated.catch(() => {});
      await expect.poll(tries, { timeout: 10_000 }).toBeDefined();
      const first = await tries();
      await expect.poll(async () => (await tries()) ?? first, { timeout: 10_000 }).not.toBe(first);
    });
    await migrated;
  });
});
