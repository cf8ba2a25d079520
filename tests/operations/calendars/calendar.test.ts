import { expect, test } from "vitest";
import { database } from "@/db/client";
import { findFeedIdentity } from "@/db/queries/calendar-feeds";
import { hashOf } from "@/lib/secrets";
import { editAssignment } from "@/operations/assignments/edit-assignment";
import { withdrawAssignment } from "@/operations/assignments/withdraw-assignment";
import { followCalendar, unfollowCalendar } from "@/operations/calendars/follow-calendar";
import { openCalendar } from "@/operations/calendars/open-calendar";
import { readCalendar } from "@/operations/calendars/read-calendar";
import { changeRole } from "@/operations/members/change-role";
import { leaveGroup } from "@/operations/members/leave-group";
import { removeMember } from "@/operations/members/remove-member";
import { assign } from "../../support/build-assignment";
import { buildGroupReading } from "../../support/build-discussion";

const tokenIn = (url: string) => /\/calendars\/([\w-]{43})\.ics$/.exec(url)?.[1] ?? "";
const due = (day: number) => ({ dueAt: `2027-01-${day}T18:00:00Z` });
const read = (url: string, now?: Date) => readCalendar(tokenIn(url), now);

test("A member's calendar has what is due for them, changed and withdrawn things too, under the same ids", async () => {
  const { ada, chidi, reading, group, memberIds } = await buildGroupReading();
  const url = await followCalendar(chidi, group.slug);
  const week = await assign(ada, reading, {
    ...due(12),
    repliesUntil: "2027-01-15T18:00:00Z",
    instructions: { markdown: "Slowly, *please*." },
  });
  await assign(ada, reading, { title: "Whenever" });
  await assign(ada, reading, { title: "Dora's", ...due(13), assignees: [memberIds.dora] });

  const { group: name, moments } = await read(url);
  expect(name).toBe("Walden Readers");
  expect(moments).toMatchObject([
    {
      id: week.id,
      what: "due",
      title: "Week 1",
      instructions: "Slowly, please.",
      sequence: 0,
      isCancelled: false,
    },
    { id: `${week.id}-replies`, what: "replies-end", at: new Date("2027-01-15T18:00:00Z") },
  ]);

  await editAssignment(ada, week.id, due(14));
  expect((await read(url)).moments[0]).toMatchObject({
    id: week.id,
    at: new Date("2027-01-14T18:00:00Z"),
    sequence: 1,
  });
  await withdrawAssignment(ada, week.id);
  expect((await read(url)).moments[0]).toMatchObject({ id: week.id, sequence: 2, isCancelled: true });
  const later = new Date(Date.now() + 90 * 24 * 60 * 60 * 1000);
  expect((await read(url, later)).moments).toEqual([]);
});

test("A new address ends the old one, and whoever removes it has none", async () => {
  const { chidi, dora, group } = await buildGroupReading();
  expect(await openCalendar(chidi, group.slug)).toBeNull();
  const first = await followCalendar(chidi, group.slug);
  expect(await openCalendar(chidi, group.slug)).toBe(first);
  expect(await openCalendar(dora, group.slug)).toBeNull();
  const second = await followCalendar(chidi, group.slug);

  await expect(read(first)).rejects.toMatchObject({ code: "not-found" });
  expect((await read(second)).viewer.userId).toBe(chidi.userId);
  await unfollowCalendar(chidi, group.slug);
  await expect(read(second)).rejects.toMatchObject({ code: "not-found" });
  expect(await openCalendar(chidi, group.slug)).toBeNull();
});

test("Who is removed, or leaves, has nothing in their calendar from that moment on", async () => {
  const { ada, chidi, dora, reading, group, memberIds } = await buildGroupReading();
  await assign(ada, reading, due(12));
  const [his, hers] = [await followCalendar(chidi, group.slug), await followCalendar(dora, group.slug)];
  await removeMember(ada, group.slug, memberIds.chidi);
  await leaveGroup(dora, group.slug);

  await expect(read(his)).rejects.toMatchObject({ code: "not-found" });
  await expect(read(hers)).rejects.toMatchObject({ code: "not-found" });
});

test("Whoever leaves a group has no calendar of it any more, and an observer's is empty, in a public one too", async () => {
  const { ada, chidi, dora, reading, group, memberIds } = await buildGroupReading({ visibility: "public" });
  await assign(ada, reading, due(12));
  const [his, hers] = [await followCalendar(chidi, group.slug), await followCalendar(dora, group.slug)];
  await leaveGroup(chidi, group.slug);
  await changeRole(ada, group.slug, { memberId: memberIds.dora, role: "observer" });

  await expect(read(his)).rejects.toMatchObject({ code: "not-found" });
  expect((await read(hers)).moments).toEqual([]);
});

test("An address that nobody was given leads nowhere, and the database keeps only what knows it again", async () => {
  const { chidi, group } = await buildGroupReading();
  const url = await followCalendar(chidi, group.slug);
  await expect(readCalendar("x".repeat(43))).rejects.toMatchObject({ code: "not-found" });
  expect(await findFeedIdentity(database(), tokenIn(url))).toBeNull();
  expect(await findFeedIdentity(database(), hashOf(tokenIn(url)))).toMatchObject({ userId: chidi.userId });
});
