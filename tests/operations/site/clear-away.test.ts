import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { idempotencyKeys, rateLimits, sessions, tickets } from "@/db/schema/users";
import { newId } from "@/domain/ids";
import { makeSignInLink } from "@/operations/accounts/make-sign-in-link";
import { spend } from "@/operations/limits/spend";
import { clearAway } from "@/operations/site/clear-away";
import { buildUser } from "../../support/cast";

const TABLES = [sql`${rateLimits}`, sql`${idempotencyKeys}`, sql`${tickets}`, sql`${sessions}`];

async function countAll(): Promise<number> {
  let all = 0;
  for (const table of TABLES) {
    const [row] = await database().execute<{ count: string }>(sql`select count(*) as count from ${table}`);
    all += Number(row?.count);
  }
  return all;
}

test("what nothing asks for any more goes, however much of it there is, and what is in use stays", async () => {
  const ada = await buildUser({ name: "Ada", email: "ada@example.org" });
  await database().insert(sessions).values({ id: newId(), userId: ada.userId });
  await spend("write:ada", { points: 10, seconds: 60 });
  await makeSignInLink("ada@example.org");
  await database()
    .insert(idempotencyKeys)
    .values({ userId: ada.userId, key: "k", requestHash: "h", holder: newId() });
  await clearAway();
  const inUse = await countAll();

  await database().execute(sql`
    insert into ${rateLimits} (key, points, expires_at)
    select 'try:' || n, 1, now() - interval '1 second' from generate_series(1, 2500) as n`);
  await database().execute(sql`
    insert into ${sessions} (id, user_id, created_at, last_seen_at, ended_at)
    values (gen_random_uuid(), ${ada.userId}, now() - interval '91 days', now(), null),
      (gen_random_uuid(), ${ada.userId}, now() - interval '40 days', now() - interval '31 days', null),
      (gen_random_uuid(), ${ada.userId}, now() - interval '40 days', now(), now() - interval '31 days')`);
  await database().execute(sql`
    insert into ${tickets} (id, kind, token_hash, expires_at)
    values (gen_random_uuid(), 'set-up', 'old', now() - interval '1 second')`);
  await database().execute(sql`
    insert into ${idempotencyKeys} (user_id, key, request_hash, holder, created_at)
    values (${ada.userId}, 'old', 'h', gen_random_uuid(), now() - interval '25 hours')`);
  expect(await countAll()).toBe(inUse + 2_505);

  await Promise.all([clearAway(), clearAway()]);
  expect(await countAll()).toBe(inUse);
});
