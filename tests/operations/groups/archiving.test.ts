import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { listEvents } from "@/db/queries/events";
import type { Jobs } from "@/domain/jobs";
import { Forbidden } from "@/domain/problems";
import { newInvitation } from "@/domain/wire/invitation";
import { editAssignment } from "@/operations/assignments/edit-assignment";
import { listDue } from "@/operations/assignments/list-due";
import { markDone } from "@/operations/assignments/mark-done";
import { restoreAssignment } from "@/operations/assignments/restore-assignment";
import { withdrawAssignment } from "@/operations/assignments/withdraw-assignment";
import { followCalendar } from "@/operations/calendars/follow-calendar";
import { readCalendar } from "@/operations/calendars/read-calendar";
import { editGroup } from "@/operations/groups/edit-group";
import { findGroup } from "@/operations/groups/find-group";
import { listMyGroups, listOpenToAll } from "@/operations/groups/list-groups";
import { openHome } from "@/operations/groups/open-home";
import { addInvitation } from "@/operations/invitations/add-invitation";
import { changeRole } from "@/operations/members/change-role";
import { joinGroup } from "@/operations/members/join-group";
import { leaveGroup } from "@/operations/members/leave-group";
import { deletePost } from "@/operations/posts/delete-post";
import { editReading } from "@/operations/readings/edit-reading";
import { listReadings } from "@/operations/readings/list-readings";
import { openReading } from "@/operations/readings/open-reading";
import { openReadings } from "@/operations/readings/open-readings";
import { queueReminders } from "@/operations/reminders/queue-reminders";
import { sendReminder } from "@/operations/reminders/send-reminder";
import { assign } from "../../support/build-assignment";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";
import { buildGroup } from "../../support/build-group";
import { buildUser } from "../../support/cast";
import { closePages, follow } from "../../support/follow";
import { mailTo } from "../../support/mailbox";

const dueIn = (hours: number) => ({ dueAt: new Date(Date.now() + hours * 60 * 60 * 1000).toISOString() });

/** A group, or one of its readings, with something written and something assigned in it. */
async function build(visibility: "public" | "private" = "private") {
  const room = await buildGroupReading({ visibility });
  const thread = await annotate(room.chidi, room.reading);
  const { id: assignment } = await assign(room.ada, room.reading, dueIn(5));
  return { ...room, thread, assignment };
}
type Room = Awaited<ReturnType<typeof build>>;

const archiveGroup = ({ ada, group }: Room) => editGroup(ada, group.slug, { archived: true });
const archiveReading = ({ ada, reading }: Room) => editReading(ada, reading.id, { archived: true });

describe("an archived group", () => {
  const WRITING: Record<string, (room: Room) => Promise<unknown>> = {
    annotating: ({ chidi, reading }) => annotate(chidi, reading),
    replying: ({ dora, thread }) => reply(dora, thread),
    assigning: ({ ada, reading }) => assign(ada, reading),
    "changing an assignment": ({ ada, assignment }) => editAssignment(ada, assignment, { title: "Later" }),
    "withdrawing an assignment": ({ ada, assignment }) => withdrawAssignment(ada, assignment),
    "saying that one is done": ({ chidi, assignment }) => markDone(chidi, assignment, true),
    inviting: ({ ada, group }) => addInvitation(ada, group.slug, newInvitation.parse({})),
    "giving a role": ({ ada, group, memberIds }) =>
      changeRole(ada, group.slug, { memberId: memberIds.dora, role: "moderator" }),
    "changing what the group is": ({ ada, group }) => editGroup(ada, group.slug, { name: "Another" }),
    "changing it and archiving it once more": ({ ada, group }) =>
      editGroup(ada, group.slug, { archived: true, visibility: "public" }),
    "archiving a reading": (room) => archiveReading(room),
  };
  test.each(Object.entries(WRITING))("takes nothing: %s", async (_, write) => {
    const room = await build();
    await archiveGroup(room);
    await expect(write(room)).rejects.toThrow(Forbidden);
    await editGroup(room.ada, room.group.slug, { archived: false });
    await write(room);
  });

  test("a withdrawn assignment is not put back", async () => {
    const room = await build();
    await withdrawAssignment(room.ada, room.assignment);
    await archiveGroup(room);
    await expect(restoreAssignment(room.ada, room.assignment)).rejects.toMatchObject({ name: "NotFound" });
  });

  test("can be read as before, and one takes back one's own words, and goes", async () => {
    const room = await build();
    const { chidi, dora, group, reading, thread } = room;
    await archiveGroup(room);
    expect(await seenBy(dora, reading)).toMatchObject([{ id: thread.id }]);
    const opened = await openReading(dora, reading.id);
    expect(opened).toMatchObject({ can: { annotate: false }, group: { isArchived: true }, assignments: [] });
    await deletePost(chidi, thread.posts[0]?.id ?? "");
    await leaveGroup(dora, group.slug);
    expect(await findGroup(chidi, group.slug)).toMatchObject({ archivedAt: expect.any(String) });
  });

  test("is archived and taken up again by its organizers alone, and each is told with its time", async () => {
    const { ada, bruno, group } = await build();
    for (const archived of [true, false])
      await expect(editGroup(bruno, group.slug, { archived })).rejects.toThrow(Forbidden);
    const [first, second] = [new Date("2026-06-01T10:00:00Z"), new Date("2026-06-02T10:00:00Z")];
    await editGroup(ada, group.slug, { archived: true }, first);
    await editGroup(ada, group.slug, { archived: true }, second);
    expect(await findGroup(ada, group.slug)).toMatchObject({ archivedAt: first.toISOString() });
    await editGroup(ada, group.slug, { archived: false, name: "Once more" });
    expect(await findGroup(ada, group.slug)).toMatchObject({ archivedAt: null, name: "Once more" });
    const events = await listEvents(database(), [{ streamId: group.id, after: 0 }]);
    expect(events.at(-1)).toMatchObject({
      kind: "group.edited",
      subject: { from: { archivedAt: first.toISOString() }, to: { archivedAt: null, name: "Once more" } },
    });
  });

  test("lets nobody in, is in no directory, and stands apart at home", async () => {
    const { group, people } = await buildGroup({
      visibility: "public",
      admission: "open",
      members: { ada: "organizer" },
    });
    await editGroup(people.ada, group.slug, { archived: true });
    await expect(joinGroup(await buildUser(), group.slug)).rejects.toThrow(Forbidden);
    const open = await listOpenToAll(people.ada, { limit: 100 });
    expect(open.items.map(({ id }) => id)).not.toContain(group.id);
    const home = await openHome(people.ada);
    expect(home).toMatchObject({ mine: [], archived: [{ id: group.id }] });
    expect((await listMyGroups(people.ada, { limit: 9 })).items).toMatchObject([{ id: group.id }]);
  });
});

describe("an archived reading", () => {
  test("takes no words until it is taken up again, and others of the group do", async () => {
    const room = await build();
    const { ada, chidi, dora, reading, thread, group } = room;
    await archiveReading(room);
    for (const write of [
      () => annotate(chidi, reading),
      () => reply(dora, thread),
      () => assign(ada, reading),
    ])
      await expect(write()).rejects.toThrow(Forbidden);
    expect(await openReading(dora, reading.id)).toMatchObject({
      ...{ can: { annotate: false }, assignments: [], reading: { archivedAt: expect.any(String) } },
      group: { isArchived: false },
    });
    expect((await listReadings(dora, group.slug, { limit: 9 })).items).toHaveLength(1);
    const [opened] = await openReadings(dora, [group.slug], { isOpen: true, limit: 9 });
    expect(opened?.readings).toEqual([]);
    await editReading(ada, reading.id, { archived: false });
    await reply(dora, thread);
  });

  test("is archived by organizers alone, and doing it twice changes nothing", async () => {
    const room = await build();
    for (const one of [room.bruno, room.chidi, room.olive])
      await expect(editReading(one, room.reading.id, { archived: true })).rejects.toThrow(Forbidden);
    await archiveReading(room);
    await archiveReading(room);
    const events = await listEvents(database(), [{ streamId: room.group.id, after: 0 }]);
    expect(events.filter(({ kind }) => kind === "reading.edited")).toMatchObject([
      { subject: { readingId: room.reading.id, from: { archivedAt: null } } },
    ]);
  });
});

describe.each([
  ["group", archiveGroup, ({ ada, group }: Room) => editGroup(ada, group.slug, { archived: false })],
  ["reading", archiveReading, ({ ada, reading }: Room) => editReading(ada, reading.id, { archived: false })],
] as const)("once a %s is archived", (_, archive, reopen) => {
  test("nobody is reminded, nothing is due, and calendars are empty, until it is taken up again", async () => {
    const room = await build();
    const { chidi, group, assignment } = room;
    const due = async () => (await listDue(chidi)).map(({ id }) => id);
    const url = await followCalendar(chidi, group.slug);
    const token = /([\w-]{43})\.ics$/.exec(url)?.[1] ?? "";
    const moments = async () => (await readCalendar(token)).moments.map(({ id }) => id);
    const reminders = async () => {
      while (await queueReminders(new Date()));
      return (await mailTo(chidi.email)).filter(({ subject }) => subject.includes("due soon")).length;
    };
    expect([await due(), await moments()]).toEqual([[assignment], [assignment]]);

    await archive(room);
    expect([await due(), await moments(), await reminders()]).toEqual([[], [], 0]);
    await reopen(room);
    expect([await due(), await moments(), await reminders()]).toEqual([[assignment], [assignment], 1]);
  });

  test("a reminder that was on its way is not sent", async () => {
    const room = await build();
    const { id, dueAt } = await assign(room.ada, room.reading, dueIn(5));
    const reminder: Jobs["send-reminder"] = {
      assignmentId: id,
      userId: room.chidi.userId,
      dueAt: dueAt ?? "",
    };
    await archive(room);
    await sendReminder(reminder);
    expect(await mailTo(room.chidi.email)).toEqual([]);
  });

  test("whoever has it open hears that they may not write any more, and that they may again", async () => {
    const room = await build();
    const page = await follow(room.chidi, room.reading);
    await archive(room);
    await page.hears(1);
    await reopen(room);
    await page.hears(2);
    expect(page.heard.map(({ kind, data }) => [kind, data])).toEqual([
      ["rights", { annotate: false }],
      ["rights", { annotate: true }],
    ]);
    closePages();
  });
});
