import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { listEvents } from "@/db/queries/events";
import { TAKING_BACK } from "@/domain/limits";
import { signedOut } from "@/domain/viewer";
import { newPost } from "@/domain/wire/annotation";
import { assignmentEdit, newAssignment } from "@/domain/wire/assignment";
import { assignReading } from "@/operations/assignments/assign-reading";
import { editAssignment } from "@/operations/assignments/edit-assignment";
import { findAssignment } from "@/operations/assignments/find-assignment";
import { findWithdrawn } from "@/operations/assignments/find-withdrawn";
import { listAssignments, listReadingAssignments } from "@/operations/assignments/list-assignments";
import { listChapters } from "@/operations/assignments/list-chapters";
import { listCurrent } from "@/operations/assignments/list-current";
import { listPast } from "@/operations/assignments/list-past";
import { listProgress } from "@/operations/assignments/list-progress";
import { markDone } from "@/operations/assignments/mark-done";
import { openAssigning } from "@/operations/assignments/open-assigning";
import { openAssignment } from "@/operations/assignments/open-assignment";
import { restoreAssignment } from "@/operations/assignments/restore-assignment";
import { withdrawAssignment } from "@/operations/assignments/withdraw-assignment";
import { removeMember } from "@/operations/members/remove-member";
import { addPost } from "@/operations/posts/add-post";
import { listReadingParagraphs } from "@/operations/readings/list-reading-paragraphs";
import { assign } from "../../support/build-assignment";
import { annotate, buildGroupReading } from "../../support/build-discussion";
import { buildGroup, setPlace, takeIn } from "../../support/build-group";
import { buildReading } from "../../support/build-reading";

const PARAGRAPHS = [
  { kind: "heading", text: "Economy" },
  "One two three four.",
  "Five six.",
  "Seven eight nine.",
] as const;

const buildRoom = () => buildGroupReading({ paragraphs: PARAGRAPHS });

test("An organizer assigns a stretch, and whoever is in the group reads what, how long and until when", async () => {
  const { ada, chidi, reading, group } = await buildRoom();
  const made = await assign(ada, reading, {
    title: "  Week 1 ",
    instructions: { markdown: "Mark what *surprises* you." },
    from: 1,
    to: 2,
    opensAt: "2027-01-05T00:00:00Z",
    dueAt: "2027-01-12T19:00:00+01:00",
    repliesUntil: "2027-01-15T00:00:00Z",
    targets: { annotations: 2 },
  });

  const seen = await findAssignment(chidi, made.id, new Date("2027-01-06T00:00:00Z"));
  expect(seen).toMatchObject({
    group: group.slug,
    title: "Week 1",
    instructions: {
      text: "Mark what surprises you.",
      html: '<p dir="auto">Mark what <em>surprises</em> you.</p>',
    },
    stretches: [{ reading: reading.id, title: "Walden", from: 1, to: 2, words: 6 }],
    opensAt: "2027-01-05T00:00:00.000Z",
    dueAt: "2027-01-12T18:00:00.000Z",
    state: "open",
    assignees: "all",
    targets: { annotations: 2, replies: null, readToEnd: false },
    mine: { annotations: 0, replies: 0, readTo: null, done: false, hasReached: false, wordsLeft: 6 },
    version: 1,
  });
  expect(seen.url).toContain(`/groups/${group.slug}/assignments/${made.id}`);
  expect(seen.stretches[0]?.url).toMatch(/\?p=\w+#p1$/);
  const listed = await listReadingAssignments(chidi, reading.id, { limit: 10 });
  expect(listed.items.map(({ id }) => id)).toEqual([made.id]);
});

test("A stretch begins at a heading when its key is given, and goes over several texts of the group", async () => {
  const { ada, reading, group } = await buildRoom();
  const other = await buildReading({ group, organizer: ada, title: "Civil Disobedience" });
  const heading = (await assign(ada, reading, { from: 1, to: 1 })).stretches[0];
  const { items } = await listReadingParagraphs(ada, reading.id, { limit: 10 });
  expect(heading?.fromKey).toBe(items[1]?.key);

  const made = await assign(ada, reading, {
    from: items[0]?.key ?? "",
    to: 3,
    more: [{ reading: other.id, from: 2, to: 3 }],
  });

  expect(made.stretches).toMatchObject([
    { reading: reading.id, from: null, to: 3, words: 10 },
    { reading: other.id, title: "Civil Disobedience", from: 2, to: 3 },
  ]);
  const { items: listed } = await listReadingAssignments(ada, other.id, { limit: 10 });
  expect(listed.map(({ id }) => id)).toEqual([made.id]);
});

describe("Of a text with chapters", () => {
  const BOOK = [
    "Before all.",
    { kind: "heading", text: "One", attrs: { level: 1 } },
    "A first word.",
    { kind: "heading", text: "* * *", attrs: { ornament: true } },
    { kind: "heading", text: "Ponds", attrs: { level: 2 } },
    "Two words.",
    { kind: "heading", text: "Two", attrs: { level: 1 } },
    "Three more words.",
    { kind: "footnote", text: "At the very end." },
  ] as const;

  async function buildBook() {
    const room = await buildGroupReading({ paragraphs: BOOK });
    const { items } = await listReadingParagraphs(room.ada, room.reading.id, { limit: 20 });
    return { ...room, keys: items.map(({ key }) => key), first: items[0]?.key ?? "" };
  }

  test("an organizer assigns a chapter by its heading, from there to the next one that is as high", async () => {
    const { ada, reading, group, keys } = await buildBook();
    const chapters = (await listChapters(ada, group.slug, [reading]))[reading.id] ?? [];
    expect(chapters.map(({ title, depth, from, to }) => [title, depth, from, to])).toEqual([
      ["One", 0, 2, 3],
      ["Ponds", 1, 3, 3],
      ["Two", 0, 4, 4],
    ]);
    const [one, ponds, two] = chapters.map(({ key }) => key);
    const made = await assign(ada, reading, {
      from: undefined,
      to: undefined,
      chapter: one ?? "",
      more: [{ reading: reading.id, chapter: two ?? "" }],
    });
    expect(made.stretches).toMatchObject([
      { from: null, fromKey: keys[1], to: 3, words: 7 },
      { from: null, fromKey: keys[6], to: null, toKey: keys[8], words: 4 },
    ]);
    const edited = await editAssignment(ada, made.id, { chapter: ponds ?? "", more: [] });
    expect(edited.stretches).toMatchObject([{ fromKey: keys[4], to: 3, words: 3 }]);
  });

  test("what is no heading is no chapter", async () => {
    const { ada, reading, first, keys } = await buildBook();
    for (const chapter of [first, keys[3] ?? "", "elsewhere"])
      await expect(assign(ada, reading, { from: undefined, to: undefined, chapter })).rejects.toMatchObject({
        code: "assignment.no-such-chapter",
        details: { field: "chapter" },
      });
  });

  test("only those who assign are told its chapters", async () => {
    const { chidi, reading, group } = await buildBook();
    await expect(listChapters(chidi, group.slug, [reading])).rejects.toMatchObject({ code: "forbidden" });
  });

  test("a stretch is said in exactly one way", () => {
    const isTaken = (wanted: object) =>
      newAssignment.safeParse({ title: "Week 1", assignees: "all", ...wanted }).success;
    expect(isTaken({ from: 1, to: 2 })).toBe(true);
    expect(isTaken({ chapter: "aaaa2222" })).toBe(true);
    const others = [{}, { from: 1 }, { to: 2 }, { from: 1, to: 2, chapter: "a" }, { from: 1, chapter: "a" }];
    const id = crypto.randomUUID();
    for (const wanted of others) {
      expect(isTaken(wanted), JSON.stringify(wanted)).toBe(false);
      expect(isTaken({ from: 1, to: 2, more: [{ reading: id, ...wanted }] })).toBe(false);
    }
    expect(assignmentEdit.safeParse({ chapter: "a" }).success).toBe(true);
    expect(assignmentEdit.safeParse({ from: 1 }).success).toBe(true);
    expect(assignmentEdit.safeParse({ chapter: "a", to: 2 }).success).toBe(false);
  });
});

test.each([
  ["a paragraph that is not there", { to: 9 }, "passage.no-such-paragraph", "to"],
  ["an end before its beginning", { from: 3, to: 1 }, "assignment.stretch-backwards", "to"],
  [
    "a due time before it opens",
    { opensAt: "2027-01-02T00:00:00Z", dueAt: "2027-01-01T00:00:00Z" },
    "assignment.times-out-of-order",
    "dueAt",
  ],
  [
    "an end of replies before it is due",
    { dueAt: "2027-01-02T00:00:00Z", repliesUntil: "2027-01-01T00:00:00Z" },
    "assignment.times-out-of-order",
    "repliesUntil",
  ],
  ["somebody who is nobody", { assignees: [crypto.randomUUID()] }, "assignment.not-a-member", "assignees"],
  ["no words in its instructions", { instructions: { markdown: "\n" } }, "post.empty", "instructions"],
] as const)(
  "An assignment with %s is refused at its field, and none is made",
  async (_, wanted, code, field) => {
    const { ada, reading, group } = await buildRoom();

    await expect(assign(ada, reading, wanted as never)).rejects.toMatchObject({ code, details: { field } });
    expect((await listAssignments(ada, group.slug, { limit: 10 })).items).toEqual([]);
  },
);

test("A reading of another group is not found, even by whoever organizes both", async () => {
  const { ada, reading } = await buildRoom();
  const elsewhere = await buildGroup({ members: { eve: "organizer" } });
  const foreign = await buildReading({ group: elsewhere.group, organizer: elsewhere.people.eve });
  const more = [{ reading: foreign.id, from: 1, to: 2 }];
  await expect(assign(ada, reading, { more })).rejects.toMatchObject({ code: "not-found" });

  const place = await takeIn(elsewhere.people.eve, elsewhere.group.slug, ada);
  await setPlace(place, { role: "organizer" });
  await expect(assign(ada, reading, { more })).rejects.toMatchObject({ code: "not-found" });
});

test("Only those who are named are assigned, and only organizers are told who they are", async () => {
  const { ada, chidi, dora, olive, reading, memberIds } = await buildRoom();
  await expect(assign(ada, reading, { assignees: [memberIds.olive] })).rejects.toMatchObject({
    code: "assignment.not-a-member",
  });
  const { id } = await assign(ada, reading, { assignees: [memberIds.chidi, memberIds.chidi] });

  expect((await findAssignment(ada, id)).assignees).toEqual([memberIds.chidi]);
  expect(await findAssignment(chidi, id)).toMatchObject({ assignees: "some", mine: { done: false } });
  expect(await findAssignment(dora, id)).toMatchObject({ assignees: "some", mine: null });
  expect((await findAssignment(olive, id)).mine).toBeNull();
});

test("Rescheduling moves what is named and leaves the rest, and each change is told once", async () => {
  const { ada, reading, group, memberIds } = await buildRoom();
  const { id } = await assign(ada, reading, {
    instructions: { markdown: "Slowly." },
    dueAt: "2027-01-12T18:00:00Z",
    targets: { annotations: 1, readToEnd: true },
    assignees: [memberIds.chidi],
  });

  await editAssignment(ada, id, { dueAt: "2027-01-19T18:00:00Z", to: 3, targets: { replies: 2 } });
  const moved = await findAssignment(ada, id);
  expect(moved).toMatchObject({
    title: "Week 1",
    instructions: { text: "Slowly." },
    dueAt: "2027-01-19T18:00:00.000Z",
    stretches: [{ from: 1, to: 3, words: 9 }],
    targets: { annotations: 1, replies: 2, readToEnd: true },
    assignees: [memberIds.chidi],
    version: 2,
  });
  await editAssignment(ada, id, { dueAt: null, instructions: null, assignees: "all" });
  expect(await findAssignment(ada, id)).toMatchObject({ dueAt: null, instructions: null, assignees: "all" });
  await expect(editAssignment(ada, id, { title: "Late", version: 2 })).rejects.toMatchObject({
    code: "stale",
    details: { current: { version: 3 } },
  });
  await expect(
    editAssignment(ada, id, { opensAt: "2027-02-01T00:00:00Z", dueAt: "2027-01-01T00:00:00Z" }),
  ).rejects.toMatchObject({ code: "assignment.times-out-of-order" });

  const events = await listEvents(database(), [{ streamId: group.id, after: 0 }]);
  const kinds = events.map(({ kind }) => kind).filter((kind) => kind.startsWith("assignment."));
  expect(kinds).toEqual(["assignment.added", "assignment.edited", "assignment.edited"]);
});

test("What is withdrawn is gone for everybody, and a second withdrawal finds nothing", async () => {
  const { ada, chidi, reading, group } = await buildRoom();
  const { id } = await assign(ada, reading);
  await withdrawAssignment(ada, id);

  await expect(findAssignment(chidi, id)).rejects.toMatchObject({ code: "not-found" });
  await expect(withdrawAssignment(ada, id)).rejects.toMatchObject({ code: "not-found" });
  expect((await listAssignments(chidi, group.slug, { limit: 10 })).items).toEqual([]);
  expect((await listReadingAssignments(chidi, reading.id, { limit: 10 })).items).toEqual([]);
});

test("A withdrawal is undone within the hour, as if nothing had been, and not later", async () => {
  const { ada, chidi, reading, group } = await buildRoom();
  const { id } = await assign(ada, reading, { targets: { annotations: 2 } });
  await markDone(chidi, id, true);
  const before = await findAssignment(chidi, id);
  const undo = (now?: Date) => restoreAssignment(ada, id, now);
  await expect(undo()).rejects.toMatchObject({ code: "assignment.not-withdrawn" });

  await withdrawAssignment(ada, id);
  expect(await findWithdrawn(ada, group.slug, id)).toEqual({ id, title: "Week 1" });
  const late = new Date(Date.now() + TAKING_BACK);
  await expect(undo(late)).rejects.toMatchObject({ code: "assignment.not-withdrawn" });
  await expect(findWithdrawn(ada, group.slug, id, late)).rejects.toMatchObject({ code: "not-found" });
  await undo();

  expect(await findAssignment(chidi, id)).toEqual({ ...before, version: 3 });
  await expect(undo()).rejects.toMatchObject({ code: "assignment.not-withdrawn" });
  await expect(findWithdrawn(ada, group.slug, id)).rejects.toMatchObject({ code: "not-found" });
  const events = await listEvents(database(), [{ streamId: group.id, after: 0 }]);
  expect(events.map(({ kind }) => kind).filter((kind) => kind.startsWith("assignment."))).toEqual([
    "assignment.added",
    "assignment.done",
    "assignment.withdrawn",
    "assignment.restored",
  ]);
});

test("What is withdrawn is found by nobody but organizers of that group, and only to be put back", async () => {
  const { ada, bruno, chidi, olive, reading, group } = await buildRoom();
  const elsewhere = await buildGroup({ members: { eve: "organizer" } });
  const { id } = await assign(ada, reading);
  await withdrawAssignment(ada, id);

  for (const who of [bruno, chidi, olive, elsewhere.people.eve]) {
    await expect(restoreAssignment(who, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(findWithdrawn(who, group.slug, id)).rejects.toMatchObject({ code: "not-found" });
  }
  await expect(restoreAssignment(signedOut, id)).rejects.toMatchObject({ code: "signed-out" });
  await expect(findWithdrawn(ada, elsewhere.group.slug, id)).rejects.toMatchObject({ code: "not-found" });
  await expect(markDone(chidi, id, true)).rejects.toMatchObject({ code: "not-found" });
  await expect(editAssignment(ada, id, { title: "Late" })).rejects.toMatchObject({ code: "not-found" });
  await expect(listProgress(ada, id, { limit: 9 })).rejects.toMatchObject({ code: "not-found" });
});

test("What is open comes first, by when it is due; then what is ahead; what is over has a list of its own", async () => {
  const { ada, chidi, reading, group } = await buildRoom();
  const at = (day: number) => `2027-01-${String(day).padStart(2, "0")}T12:00:00Z`;
  await assign(ada, reading, { title: "Whenever" });
  await assign(ada, reading, { title: "Next", opensAt: at(20), dueAt: at(22) });
  await assign(ada, reading, { title: "Over", dueAt: at(8) });
  await assign(ada, reading, { title: "Now", dueAt: at(14) });
  await assign(ada, reading, { title: "Long over", dueAt: at(2), repliesUntil: at(3) });
  await assign(ada, reading, { title: "Late", dueAt: at(9), repliesUntil: at(12) });
  const now = new Date(at(10));
  const titles = (items: { title: string }[]) => items.map(({ title }) => title);

  const current = await listCurrent(chidi, group.slug, { limit: 10 }, now);
  expect(titles(current.open)).toEqual(["Late", "Now", "Whenever"]);
  expect(titles(current.ahead)).toEqual(["Next"]);
  expect(current.hasMore).toBe(false);
  const few = await listCurrent(chidi, group.slug, { limit: 3 }, now);
  expect(titles([...few.open, ...few.ahead])).toEqual(["Late", "Now", "Whenever"]);
  expect(few.hasMore).toBe(true);

  const past = await listPast(chidi, group.slug, { limit: 1 }, now);
  expect(titles(past.items)).toEqual(["Over"]);
  const earlier = await listPast(chidi, group.slug, { limit: 1, after: past.next ?? undefined }, now);
  expect(titles(earlier.items)).toEqual(["Long over"]);
  expect(earlier.next).toBeNull();
});

test("Only an organizer is offered what can be assigned, and to whom: observers are not among them", async () => {
  const { ada, bruno, reading, group } = await buildRoom();
  const { readings, members } = await openAssigning(ada, group.slug);
  expect(readings.map(({ id }) => id)).toEqual([reading.id]);
  expect(members.map(({ name }) => name)).toEqual(["ada", "bruno", "chidi", "dora"]);
  await expect(openAssigning(bruno, group.slug)).rejects.toMatchObject({ code: "forbidden" });
});

test("Organizers open an assignment with what they may do, members with how far they are, and not below another group", async () => {
  const { ada, chidi, olive, reading, group } = await buildRoom();
  const { id } = await assign(ada, reading);
  expect(await openAssignment(ada, group.slug, id)).toMatchObject({
    may: {
      "assignment.edit": true,
      "assignment.withdraw": true,
      "assignment.mark-done": true,
      "assignment.list-everyones-progress": true,
    },
  });
  expect(await openAssignment(chidi, group.slug, id)).toMatchObject({
    assignment: { mine: { done: false } },
    may: {
      "assignment.edit": false,
      "assignment.withdraw": false,
      "assignment.mark-done": true,
      "assignment.list-everyones-progress": false,
    },
  });
  expect((await openAssignment(olive, group.slug, id)).may["assignment.mark-done"]).toBe(false);
  await expect(openAssignment(ada, "elsewhere", id)).rejects.toMatchObject({ code: "not-found" });
});

test("Sent again under the same id, it answers with what is there", async () => {
  const { ada, reading, group } = await buildRoom();
  const id = crypto.randomUUID();
  const wanted = newAssignment.parse({ title: "Week 1", from: 1, to: 2, assignees: "all" });
  await assignReading(ada, reading.id, wanted, id);

  expect((await assignReading(ada, reading.id, wanted, id)).id).toBe(id);
  expect((await listAssignments(ada, group.slug, { limit: 10 })).items).toHaveLength(1);
});

test("A long plan is listed page by page", async () => {
  const { ada, reading, group } = await buildRoom();
  for (const title of ["One", "Two", "Three"]) await assign(ada, reading, { title });

  const first = await listAssignments(ada, group.slug, { limit: 2 });
  expect(first.items.map(({ title }) => title)).toEqual(["One", "Two"]);
  const rest = await listAssignments(ada, group.slug, { limit: 2, after: first.next ?? undefined });
  expect(rest.items.map(({ title }) => title)).toEqual(["Three"]);
  expect(rest.next).toBeNull();
});

test("What is left out of the targets stays as it was", async () => {
  const { ada, reading } = await buildRoom();
  const { id } = await assign(ada, reading, { targets: { annotations: 2, replies: 3, readToEnd: true } });
  const edit = assignmentEdit.parse({ targets: { annotations: 4 } });

  expect((await editAssignment(ada, id, edit)).targets).toEqual({
    annotations: 4,
    replies: 3,
    readToEnd: true,
  });
});

test("Two edits of different things at once are both kept", async () => {
  const { ada, reading } = await buildRoom();
  for (let round = 0; round < 3; round++) {
    const { id } = await assign(ada, reading, { dueAt: "2027-01-12T18:00:00Z" });
    await Promise.all([
      editAssignment(ada, id, { dueAt: "2027-01-13T18:00:00Z" }),
      editAssignment(ada, id, { repliesUntil: "2027-01-20T18:00:00Z" }),
      editAssignment(ada, id, { targets: { replies: 2 } }),
    ]);
    expect(await findAssignment(ada, id)).toMatchObject({
      dueAt: "2027-01-13T18:00:00.000Z",
      repliesUntil: "2027-01-20T18:00:00.000Z",
      targets: { replies: 2 },
      version: 4,
    });
  }
});

test("Instructions and a post of the same id are never taken for each other", async () => {
  const { ada, chidi, reading } = await buildRoom();
  const instructions = { markdown: "The secret of the group." };
  const { id } = await assign(ada, reading, { instructions });
  const thread = await annotate(chidi, reading, { passage: { paragraph: 1 } });
  const forged = newPost.parse({ id, body: { markdown: "There is no homework." } });

  expect((await addPost(chidi, thread.id, forged)).body?.html).toContain("no homework");
  expect((await findAssignment(ada, id)).instructions?.html).toContain("The secret");
});

test.each([["0000-01-01T00:00:00Z"], ["0001-01-01T00:00:00+14:00"], ["9999-12-31T23:59:59-12:00"]])(
  "A time that nobody could meet at (%s) is refused",
  (dueAt) => {
    const wanted = { title: "Week 1", from: 1, to: 2, assignees: "all", dueAt };
    expect(newAssignment.safeParse(wanted).success).toBe(false);
  },
);

test("No paragraph is assigned twice in one assignment", async () => {
  const { ada, reading } = await buildRoom();
  const more = (from: number, to: number) => ({ from: 1, to: 2, more: [{ reading: reading.id, from, to }] });
  await expect(assign(ada, reading, more(2, 3))).rejects.toMatchObject({
    code: "assignment.stretches-overlap",
  });
  expect((await assign(ada, reading, more(3, 3))).stretches).toHaveLength(2);
});

test("Who has left is not among those it is assigned to, and the rest can be kept as they are", async () => {
  const { ada, reading, group, memberIds } = await buildRoom();
  const { id } = await assign(ada, reading, { assignees: [memberIds.chidi, memberIds.dora] });
  await removeMember(ada, group.slug, memberIds.chidi);
  const { assignees } = await findAssignment(ada, id);

  expect(assignees).toEqual([memberIds.dora]);
  await editAssignment(ada, id, { assignees: assignees as string[] });
});
