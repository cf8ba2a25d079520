import { expect, test } from "vitest";
import { database } from "@/db/client";
import { accessReading } from "@/operations/access";
import { type Follower, renew } from "@/operations/live/hub";
import { isInDoubt } from "@/operations/live/is-in-doubt";
import { buildGroupReading } from "../../support/build-discussion";

test("The door is asked again at the end of the hour in which a site admin looks in, and of others later", async () => {
  const { reading, chidi } = await buildGroupReading();
  const rights = await accessReading(database(), chidi, reading.id, "reading.read");
  const now = new Date();
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
  const hearing = { send: () => {}, end: () => {} };
  const follower: Follower = { hearing, rights, askAgainAt: 0, last: 0 };

  renew(follower, rights, now);
  expect(isInDoubt(follower, new Map(), later(2))).toBe(false);
  renew(follower, { ...rights, inspectsUntil: later(2) }, now);
  expect(isInDoubt(follower, new Map(), later(1))).toBe(false);
  expect(isInDoubt(follower, new Map(), later(2))).toBe(true);
});
