import { afterEach, expect, test } from "vitest";
import { applyMigrations, migrateDatabase } from "@/db/migrate";
import journal from "@/db/migrations/meta/_journal.json";
import { newId } from "@/domain/ids";
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

test("what was decided about members before this was kept is read from what happened", async () => {
  database = await createDatabase({ isMigrated: false });
  const [group, ada] = [newId(), newId()];
  const histories = {
    "left after a request made when removed": ["joined", "removed", "requested", "withdrawn", "left"],
    "waits after having been removed": ["joined", "removed", "requested", "pending"],
    "was let in after having been removed": ["joined", "removed", "requested", "joined by ada", "left"],
    "was removed": ["joined", "removed", "removed"],
    "was given another role": ["joined", "changed", "active"],
    "came and stays": ["joined", "active"],
  };
  await onServer(database.url, async (sql) => {
    const before = journal.entries.findLast(({ tag }) => tag < "0009");
    await sql.begin((tx) => applyMigrations(tx, before?.when));
    await sql`insert into users (id, name, handle) values (${ada}, 'Ada', 'ada')`;
    await sql`insert into groups (id, slug, name, admission, visibility, time_zone)
      values (${group}, 'walden', 'Walden', 'open', 'public', 'UTC')`;
    let number = 0;
    for (const [name, history] of Object.entries(histories)) {
      const [user, member, state = ""] = [newId(), newId(), history.at(-1)];
      await sql`insert into users (id, name, handle) values (${user}, ${name}, ${name})`;
      await sql`insert into memberships (group_id, id, user_id, role, state, name, handle)
        values (${group}, ${member}, ${user}, 'member', ${state}, ${name}, ${name})`;
      for (const happened of history.slice(0, -1)) {
        const by = /^(joined|requested|withdrawn)$/.test(happened) ? user : ada;
        await sql`insert into events (stream_id, number, kind, group_id, by_user_id, subject)
          values (${group}, ${++number}, ${`member.${happened.split(" ")[0]}`}, ${group}, ${by},
            ${sql.json({ memberId: member })})`;
      }
    }
    await migrateDatabase(database.url);

    const places = await sql`
      select name, state, removed_at is not null as removed, role_given_at is not null as given
      from memberships order by id`;
    expect(places).toEqual([
      { name: "left after a request made when removed", state: "removed", removed: true, given: false },
      { name: "waits after having been removed", state: "pending", removed: true, given: false },
      { name: "was let in after having been removed", state: "left", removed: false, given: true },
      { name: "was removed", state: "removed", removed: true, given: false },
      { name: "was given another role", state: "active", removed: false, given: true },
      { name: "came and stays", state: "active", removed: false, given: false },
    ]);
  });
});
