import { sql } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { examineSite } from "@/operations/site/examine-site";
import { buildUser } from "../../support/cast";

afterEach(() => vi.unstubAllEnvs());

const statesOf = async (words: RegExp) =>
  (await examineSite()).filter((finding) => words.test(finding.words)).map(({ state }) => state);

test("a site that nobody looks after yet, and that sends no mail, is told what there is to do", async () => {
  await database().execute(sql`truncate users cascade`);
  vi.stubEnv("SMTP_URL", "");

  expect(await statesOf(/site admin/)).toEqual(["to-do"]);
  expect(await statesOf(/SMTP_URL/)).toEqual(["to-do"]);
  expect(await statesOf(/Postgres|migrations|jobs/)).toEqual(["well", "well", "well"]);
});

test("a site admin is well, and an address without encryption is ill", async () => {
  await buildUser({ name: "Ada", isSiteAdmin: true });
  expect(await statesOf(/site admin/)).toEqual(["well"]);

  vi.stubEnv("COLLOQUY_URL", "http://read.example.org");
  expect(await statesOf(/public address/)).toEqual(["ill"]);
});

test("migrations are said to be missing only where they are, and else what is wrong", async () => {
  const rename = (from: string, to: string) =>
    database().execute(
      sql`alter table drizzle.__drizzle_migrations rename column ${sql.identifier(from)} to ${sql.identifier(to)}`,
    );
  await rename("created_at", "elsewhere");
  expect(await statesOf(/cannot be told: column "created_at" does not exist/)).toEqual(["ill"]);
  await rename("elsewhere", "created_at");

  await database().execute(
    sql`update drizzle.__drizzle_migrations set created_at = created_at - 100000000000`,
  );
  expect(await statesOf(/Migrations are missing/)).toEqual(["ill"]);
  await database().execute(sql`drop schema drizzle cascade`);
  expect(await statesOf(/Migrations are missing/)).toEqual(["ill"]);
});
