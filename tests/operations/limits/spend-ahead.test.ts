import { expect, test } from "vitest";
import { database } from "@/db/client";
import { countTowardsLimit, findLimit } from "@/db/queries/rate-limits";
import { newId } from "@/domain/ids";
import { spendAhead } from "@/operations/limits/spend-ahead";

const LIMIT = { points: 25, seconds: 60 };

const refused = (work: Promise<void>) => work.then(() => false).catch((thrown) => thrown.code === "too-many");

test("whoever writes much has exactly as many as the window holds, and asks for one in ten of them", async () => {
  const key = `write:${newId()}`;
  for (let spent = 0; spent < LIMIT.points; spent += 1) await spendAhead(key, LIMIT);
  expect((await findLimit(database(), key)).points).toBe(30);
  expect(await refused(spendAhead(key, LIMIT))).toBe(true);
});

test("many at once take no more than the window holds", async () => {
  const key = `write:${newId()}`;
  const all = await Promise.all(Array.from({ length: 40 }, () => refused(spendAhead(key, LIMIT))));
  expect(all.filter((isRefused) => !isRefused)).toHaveLength(LIMIT.points);
});

test("what was written on other instances counts", async () => {
  const key = `write:${newId()}`;
  await countTowardsLimit(database(), key, { seconds: 60, points: 24 });
  await spendAhead(key, LIMIT);
  expect(await refused(spendAhead(key, LIMIT))).toBe(true);
});

test("what was taken in a window that has passed is worth nothing in the next", async () => {
  const key = `write:${newId()}`;
  const short = { points: 25, seconds: 1 };
  await spendAhead(key, short);
  await spendAhead(key, short);
  expect((await findLimit(database(), key)).points).toBe(20);
});
