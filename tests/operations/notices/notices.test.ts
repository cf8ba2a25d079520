import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { notices } from "@/db/schema/notices";
import { users } from "@/db/schema/users";
import { type SignedInViewer, signedOut } from "@/domain/viewer";
import type { NoticeWire } from "@/domain/wire/notice";
import { editAccount } from "@/operations/accounts/edit-account";
import { editAssignment } from "@/operations/assignments/edit-assignment";
import { markDone } from "@/operations/assignments/mark-done";
import { withdrawAssignment } from "@/operations/assignments/withdraw-assignment";
import { editGroup } from "@/operations/groups/edit-group";
import { addMember } from "@/operations/members/add-member";
import { approveRequest } from "@/operations/members/approve-request";
import { changeRole } from "@/operations/members/change-role";
import { declineRequest } from "@/operations/members/decline-request";
import { leaveGroup } from "@/operations/members/leave-group";
import { removeMember } from "@/operations/members/remove-member";
import { countUnread } from "@/operations/notices/count-unread";
import { listNotices } from "@/operations/notices/list-notices";
import { markNoticesRead } from "@/operations/notices/mark-notices-read";
import { openNotices } from "@/operations/notices/open-notices";
import { queueReminders } from "@/operations/reminders/queue-reminders";
import { clearAway } from "@/operations/site/clear-away";
import { assign } from "../../support/build-assignment";
import { buildGroupReading } from "../../support/build-discussion";
import { buildGroup, buildViewer } from "../../support/build-group";
import { mailTo } from "../../support/mailbox";

const HOUR = 60 * 60 * 1000;
const dueIn = (hours: number) => ({ dueAt: new Date(Date.now() + hours * HOUR).toISOString() });

async function toldTo(viewer: SignedInViewer): Promise<NoticeWire[]> {
  return (await listNotices(viewer, { limit: 100 })).items;
}
const kinds = async (viewer: SignedInViewer) => (await toldTo(viewer)).map(({ kind }) => kind);

async function remind(now = new Date()): Promise<void> {
  while (await queueReminders(now));
}

const waiting = () =>
  buildGroup({
    visibility: "public",
    admission: "on-request",
    members: { ada: "organizer", bruno: "moderator", emil: "pending" },
  });

test("What is due soon is said once, also to those without an address and in what time each has chosen", async () => {
  const { ada, chidi, dora, olive, reading, group } = await buildGroupReading();
  await database().update(users).set({ email: null }).where(sql`id = ${chidi.userId}`);
  await editAccount(dora, { name: "dora", timeZone: null, remindHours: 1 });
  const { id, dueAt } = await assign(ada, reading, dueIn(5));
  await Promise.all([remind(), remind()]);
  await remind();

  const [notice, ...others] = await toldTo(chidi);
  expect(others).toEqual([]);
  expect(notice).toMatchObject({ kind: "due", title: "Week 1", dueAt, group: group.slug, read: false });
  expect(notice?.url).toMatch(new RegExp(`/groups/${group.slug}/assignments/${id}$`));
  expect([await toldTo(dora), await toldTo(olive)]).toEqual([[], []]);
  expect(await mailTo(chidi.email)).toEqual([]);

  await remind(new Date(Date.now() + 4.5 * HOUR));
  expect(await kinds(dora)).toEqual(["due"]);
});

test("A notice of what is due says how it is now, and goes when it is done, withdrawn or for others", async () => {
  const { ada, bruno, chidi, dora, reading, memberIds } = await buildGroupReading();
  const { id } = await assign(ada, reading, dueIn(5));
  await remind();
  await editAssignment(ada, id, { title: "Week 2", ...dueIn(20) });
  await remind();
  expect((await toldTo(chidi)).map(({ title }) => title)).toEqual(["Week 2"]);

  await markDone(chidi, id, true);
  expect([await toldTo(chidi), await countUnread(chidi)]).toEqual([[], 0]);
  await editAssignment(ada, id, { assignees: [memberIds.dora] });
  expect([await kinds(bruno), await kinds(dora)]).toEqual([["role"], ["due"]]);
  await withdrawAssignment(ada, id);
  expect(await toldTo(dora)).toEqual([]);
});

test("Whoever asked to join is told that they are in, or that it was declined", async () => {
  const first = await waiting();
  await approveRequest(first.people.bruno, first.group.slug, first.memberIds.emil);
  expect(await toldTo(first.people.emil)).toMatchObject([
    { kind: "let-in", groupName: "Walden Readers", group: first.group.slug },
  ]);

  const second = await waiting();
  await declineRequest(second.people.bruno, second.group.slug, second.memberIds.emil, "Come in spring.");
  const told = await toldTo(second.people.emil);
  expect(told).toMatchObject([{ kind: "declined" }]);
  expect(JSON.stringify(told)).not.toContain("spring");

  const third = await waiting();
  const { handle } = third.people.emil;
  await addMember(third.people.ada, third.group.slug, { handle, role: "member" });
  expect(await kinds(third.people.emil)).toEqual(["let-in"]);
  expect(await toldTo(third.people.bruno)).toMatchObject([{ kind: "role", role: "moderator" }]);
});

test("A refused approval tells nobody anything", async () => {
  const { people, group, memberIds } = await waiting();
  await expect(approveRequest(people.emil, group.slug, memberIds.emil)).rejects.toThrow();
  await approveRequest(people.ada, group.slug, memberIds.emil);
  await expect(declineRequest(people.ada, group.slug, memberIds.emil)).rejects.toThrow();

  expect(await kinds(people.emil)).toEqual(["let-in"]);
});

test("Whoever is made moderator or organizer, or handed the group, is told so for as long as it is true", async () => {
  const { ada, chidi, dora, group, memberIds } = await buildGroupReading();
  await changeRole(ada, group.slug, { memberId: memberIds.chidi, role: "moderator" });
  expect(await toldTo(chidi)).toMatchObject([{ kind: "role", role: "moderator" }]);
  await changeRole(ada, group.slug, { memberId: memberIds.chidi, role: "organizer" });
  expect(await toldTo(chidi)).toMatchObject([{ kind: "role", role: "organizer" }]);
  await changeRole(ada, group.slug, { memberId: memberIds.chidi, role: "member" });
  expect(await toldTo(chidi)).toEqual([]);

  await leaveGroup(ada, group.slug, { successor: memberIds.dora });
  expect(await kinds(dora)).toEqual(["handed-over"]);
  expect(await toldTo(ada)).toEqual([]);
});

test("Of a group that one is put out of the bell counts nothing from that moment on", async () => {
  const { people, group, memberIds } = await waiting();
  await approveRequest(people.ada, group.slug, memberIds.emil);
  expect(await countUnread(people.emil)).toBe(1);
  await removeMember(people.ada, group.slug, memberIds.emil);
  expect(await countUnread(people.emil)).toBe(0);
});

test("What one may no longer read does not show, and the bell does not count it", async () => {
  const { people, group, memberIds } = await waiting();
  await approveRequest(people.ada, group.slug, memberIds.emil);
  await editGroup(people.ada, group.slug, { visibility: "private" });
  await leaveGroup(people.emil, group.slug);

  expect(await toldTo(people.emil)).toEqual([]);
  expect(await countUnread(people.emil)).toBe(0);
  expect(await openNotices(people.emil, { limit: 30 })).toMatchObject({ items: [], unread: 0 });
});

test("One marks one notice, or all up to the newest that one has seen", async () => {
  const { ada, chidi, reading } = await buildGroupReading();
  for (const title of ["Week 1", "Week 2", "Week 3"]) await assign(ada, reading, { title, ...dueIn(5) });
  await remind();
  const [newest, middle] = await toldTo(chidi);
  expect(await countUnread(chidi)).toBe(3);
  await markNoticesRead(chidi, { ids: [newest?.id ?? ""] });
  expect((await toldTo(chidi)).map(({ read }) => read)).toEqual([true, false, false]);

  await markNoticesRead(chidi, { through: middle?.id });
  expect(await countUnread(chidi)).toBe(0);
  await assign(ada, reading, dueIn(5));
  await remind();
  await markNoticesRead(chidi, { through: newest?.id });
  expect(await countUnread(chidi)).toBe(1);
  await markNoticesRead(chidi, {});
  expect(await countUnread(chidi)).toBe(0);
});

test("Nobody sees or marks the notices of somebody else, and a token of one group those of another", async () => {
  const { ada, chidi, dora, reading, group } = await buildGroupReading();
  await assign(ada, reading, dueIn(5));
  await remind();
  const [notice] = await toldTo(chidi);
  await markNoticesRead(dora, { ids: [notice?.id ?? ""] });
  await markNoticesRead(dora, {});
  expect(await countUnread(chidi)).toBe(1);
  const stranger = await buildViewer("mallory");
  expect(await toldTo(stranger)).toEqual([]);
  await expect(listNotices(signedOut, { limit: 10 })).rejects.toThrow();
  await expect(markNoticesRead(signedOut, {})).rejects.toThrow();

  const bound = (groupId: string): SignedInViewer => ({
    ...chidi,
    by: { kind: "token", tokenId: groupId, isReadOnly: false, groupId },
  });
  const { group: elsewhere } = await buildGroup({ members: {} });
  await markNoticesRead(bound(elsewhere.id), {});
  expect([await toldTo(bound(elsewhere.id)), await kinds(bound(group.id))]).toEqual([[], ["due"]]);
  expect(await countUnread(chidi)).toBe(1);
});

test("Many notices come page by page, without holes where some tell nothing any more", async () => {
  const { ada, chidi, reading } = await buildGroupReading();
  const titles = Array.from({ length: 12 }, (_, n) => `Week ${n + 1}`);
  const ids: string[] = [];
  for (const title of titles) ids.push((await assign(ada, reading, { title, ...dueIn(5) })).id);
  await remind();
  for (const id of ids.slice(3, 9)) await withdrawAssignment(ada, id);

  const seen: (string | null)[] = [];
  let after: string | undefined;
  do {
    const page = await listNotices(chidi, { after, limit: 2 });
    expect(page.items).toHaveLength(2);
    seen.push(...page.items.map(({ title }) => title));
    after = page.next ?? undefined;
  } while (after);
  expect(seen.sort()).toEqual([...titles.slice(0, 3), ...titles.slice(9)].sort());
});

test("Notices are cleared away after a season", async () => {
  const { ada, chidi, dora, reading } = await buildGroupReading();
  await assign(ada, reading, dueIn(5));
  await remind();
  await database()
    .update(notices)
    .set({ createdAt: sql`now() - interval '91 days'` })
    .where(sql`user_id = ${chidi.userId}`);
  await clearAway();
  expect([await toldTo(chidi), await kinds(dora)]).toEqual([[], ["due"]]);
});
