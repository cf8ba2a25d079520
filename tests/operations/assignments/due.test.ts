import { expect, test } from "vitest";
import type { SignedInViewer } from "@/domain/viewer";
import { listDue } from "@/operations/assignments/list-due";
import { markDone } from "@/operations/assignments/mark-done";
import { withdrawAssignment } from "@/operations/assignments/withdraw-assignment";
import { leaveGroup } from "@/operations/members/leave-group";
import { openReading } from "@/operations/readings/open-reading";
import { assign } from "../../support/build-assignment";
import { buildGroupReading } from "../../support/build-discussion";
import { takeIn } from "../../support/build-group";

const NOW = new Date("2027-01-10T12:00:00Z");
const day = (number: number) => `2027-01-${String(number).padStart(2, "0")}T12:00:00Z`;

const titles = async (viewer: SignedInViewer) => (await listDue(viewer, NOW)).map(({ title }) => title);

test("What is left to do comes from all groups, the nearest first, what has no time last", async () => {
  const [one, two] = [await buildGroupReading(), await buildGroupReading()];
  await takeIn(two.ada, two.group.slug, one.chidi);
  await assign(one.ada, one.reading, { title: "Whenever" });
  await assign(one.ada, one.reading, { title: "Thursday", dueAt: day(14) });
  await assign(two.ada, two.reading, { title: "Tuesday", dueAt: day(12) });

  expect(await titles(one.chidi)).toEqual(["Tuesday", "Thursday", "Whenever"]);
});

test("What is over, far ahead, withdrawn, done, for others or in a group one has left is not due", async () => {
  const { ada, chidi, dora, olive, reading, group, memberIds } = await buildGroupReading();
  await assign(ada, reading, { title: "Over", dueAt: day(9) });
  await assign(ada, reading, { title: "Replies go on", dueAt: day(9), repliesUntil: day(11) });
  await assign(ada, reading, { title: "Next week", opensAt: day(17), dueAt: day(20) });
  await assign(ada, reading, { title: "In a month", opensAt: "2027-02-10T00:00:00Z" });
  await withdrawAssignment(ada, (await assign(ada, reading, { title: "Withdrawn" })).id);
  await markDone(chidi, (await assign(ada, reading, { title: "Done by Chidi" })).id, true);
  await assign(ada, reading, { title: "Dora's", assignees: [memberIds.dora] });

  expect(await titles(chidi)).toEqual(["Replies go on", "Next week"]);
  expect(await titles(dora)).toEqual(["Replies go on", "Next week", "Done by Chidi", "Dora's"]);
  expect(await titles(olive)).toEqual([]);
  await leaveGroup(dora, group.slug);
  expect(await titles(dora)).toEqual([]);
});

test("The reading tells those it is assigned to what is assigned of it, done or not, and nobody else", async () => {
  const { ada, chidi, dora, reading, memberIds } = await buildGroupReading({ visibility: "public" });
  const { id } = await assign(ada, reading, { assignees: [memberIds.chidi], targets: { replies: 1 } });
  await markDone(chidi, id, true);

  expect((await openReading(chidi, reading.id)).assignments).toMatchObject([
    { id, title: "Week 1", targets: { replies: 1 }, mine: { done: true, replies: 0 } },
  ]);
  expect((await openReading(dora, reading.id)).assignments).toEqual([]);
  expect((await openReading({ userId: null }, reading.id)).assignments).toEqual([]);
});

test("However much is assigned to others, one's own is found", async () => {
  const { ada, chidi, reading, memberIds } = await buildGroupReading();
  for (let n = 0; n < 21; n++) await assign(ada, reading, { assignees: [memberIds.dora] });
  await assign(ada, reading, { title: "Chidi's", dueAt: day(11) });

  expect(await titles(chidi)).toEqual(["Chidi's"]);
  expect((await openReading(chidi, reading.id)).assignments.map(({ title }) => title)).toEqual(["Chidi's"]);
});
