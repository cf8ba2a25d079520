import { expect, test } from "vitest";
import type { Jobs } from "@/domain/jobs";
import { REMINDING } from "@/domain/limits";
import { editAccount } from "@/operations/accounts/edit-account";
import { editAssignment } from "@/operations/assignments/edit-assignment";
import { markDone } from "@/operations/assignments/mark-done";
import { withdrawAssignment } from "@/operations/assignments/withdraw-assignment";
import { changeRole } from "@/operations/members/change-role";
import { removeMember } from "@/operations/members/remove-member";
import { queueReminders } from "@/operations/reminders/queue-reminders";
import { sendReminder } from "@/operations/reminders/send-reminder";
import { assign } from "../../support/build-assignment";
import { buildGroupReading } from "../../support/build-discussion";
import type { Person } from "../../support/build-group";
import { mailTo } from "../../support/mailbox";

const HOUR = 60 * 60 * 1000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR);
const dueIn = (hours: number) => ({ dueAt: inHours(hours).toISOString() });

async function look(now = new Date()): Promise<void> {
  while (await queueReminders(now));
}
const reminders = async ({ email }: Person) =>
  (await mailTo(email)).filter(({ subject }) => subject.includes("due soon"));

test("A day before something is due, those it is assigned to get one mail that leads there", async () => {
  const { ada, chidi, olive, reading, group } = await buildGroupReading();
  const { id } = await assign(ada, reading, dueIn(30));
  await look();
  expect(await reminders(chidi)).toEqual([]);

  const later = inHours(7);
  await Promise.all([look(later), look(later), look(later)]);
  await look(inHours(8));
  const [mail, ...others] = await reminders(chidi);
  expect(others).toEqual([]);
  expect(mail?.text).toContain("In “Walden Readers”, “Week 1” is due on ");
  expect(mail?.text).toContain(`/groups/${group.slug}/assignments/${id}`);
  expect(mail?.subject).not.toContain("Walden");
  expect(await reminders(olive)).toEqual([]);
});

test("Each chooses how long before, or never", async () => {
  const { ada, chidi, dora, reading } = await buildGroupReading();
  await editAccount(chidi, { name: "chidi", timeZone: null, remindHours: null });
  await editAccount(dora, { name: "dora", timeZone: null, remindHours: 1 });
  await assign(ada, reading, dueIn(5));
  await look();
  expect([await reminders(chidi), await reminders(dora)]).toEqual([[], []]);

  await look(inHours(4.5));
  expect([(await reminders(chidi)).length, (await reminders(dora)).length]).toEqual([0, 1]);
});

test("What has not opened, is over, was withdrawn, is done or is for others reminds nobody", async () => {
  const { ada, chidi, reading, memberIds } = await buildGroupReading();
  await assign(ada, reading, { opensAt: inHours(2).toISOString(), ...dueIn(5) });
  await assign(ada, reading, dueIn(-1));
  await withdrawAssignment(ada, (await assign(ada, reading, dueIn(5))).id);
  await markDone(chidi, (await assign(ada, reading, dueIn(5))).id, true);
  await assign(ada, reading, { ...dueIn(5), assignees: [memberIds.dora] });
  await assign(ada, reading, {});
  await look();

  expect(await reminders(chidi)).toEqual([]);
});

test("A new due time is reminded of anew, and the old one not any more", async () => {
  const { ada, chidi, reading } = await buildGroupReading();
  const { id } = await assign(ada, reading, dueIn(5));
  await look();
  expect(await reminders(chidi)).toHaveLength(1);
  await editAssignment(ada, id, dueIn(20));
  await look();

  expect(await reminders(chidi)).toHaveLength(2);
});

/** What may happen between noting a reminder and sending its mail. */
const MEANWHILE: Record<string, (room: Room, id: string) => Promise<unknown>> = {
  "is done": ({ chidi }, id) => markDone(chidi, id, true),
  "is removed": ({ ada, group, memberIds }) => removeMember(ada, group.slug, memberIds.chidi),
  "becomes an observer": ({ ada, group, memberIds }) =>
    changeRole(ada, group.slug, { memberId: memberIds.chidi, role: "observer" }),
  "wants no more mail": ({ chidi }) =>
    editAccount(chidi, { name: "chidi", timeZone: null, remindHours: null }),
  "finds it withdrawn": ({ ada }, id) => withdrawAssignment(ada, id),
  "finds it put off": ({ ada }, id) => editAssignment(ada, id, dueIn(500)),
  "finds it for others": ({ ada, memberIds }, id) => editAssignment(ada, id, { assignees: [memberIds.dora] }),
};
type Room = Awaited<ReturnType<typeof buildGroupReading>>;

test.each(Object.keys(MEANWHILE))("Who %s before the mail is sent gets none", async (what) => {
  const room = await buildGroupReading();
  const { ada, chidi, reading } = room;
  const { id, dueAt } = await assign(ada, reading, dueIn(5));
  const reminder: Jobs["send-reminder"] = { assignmentId: id, userId: chidi.userId, dueAt: dueAt ?? "" };
  await MEANWHILE[what]?.(room, id);
  await sendReminder(reminder);
  expect(await reminders(chidi)).toEqual([]);
});

test("A mail that would come too late is not sent", async () => {
  const { ada, chidi, reading } = await buildGroupReading();
  const { id, dueAt } = await assign(ada, reading, dueIn(5));
  const reminder = { assignmentId: id, userId: chidi.userId, dueAt: dueAt ?? "" };
  await sendReminder(reminder, inHours(6));
  expect(await reminders(chidi)).toEqual([]);
  await sendReminder(reminder);
  expect(await reminders(chidi)).toHaveLength(1);
});

test("Whoever moves a due time again and again fills nobody's mailbox", async () => {
  const { ada, chidi, reading } = await buildGroupReading();
  const { id } = await assign(ada, reading, dueIn(5));
  await look();
  for (const hours of [6, 7, 8]) {
    await editAssignment(ada, id, dueIn(hours));
    await look();
  }
  expect(await reminders(chidi)).toHaveLength(1);

  for (let n = 0; n < REMINDING.points + 3; n++) await assign(ada, reading, dueIn(5));
  await look();
  expect(await reminders(chidi)).toHaveLength(REMINDING.points);
});
