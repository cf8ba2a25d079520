import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { listEvents } from "@/db/queries/events";
import { countTowardsLimit } from "@/db/queries/rate-limits";
import { groups, memberships } from "@/db/schema/groups";
import { readings, texts } from "@/db/schema/texts";
import { IMPORTING } from "@/domain/limits";
import { signedOut, type Viewer } from "@/domain/viewer";
import { type NewTermInput, newTerm } from "@/domain/wire/next-term";
import { deleteAnnotation } from "@/operations/annotations/delete-annotation";
import { editAssignment } from "@/operations/assignments/edit-assignment";
import { listAssignments } from "@/operations/assignments/list-assignments";
import { markDone } from "@/operations/assignments/mark-done";
import { openPlan } from "@/operations/assignments/open-plan";
import { withdrawAssignment } from "@/operations/assignments/withdraw-assignment";
import { beginNextTerm } from "@/operations/groups/begin-next-term";
import { editGroup } from "@/operations/groups/edit-group";
import { findGroup } from "@/operations/groups/find-group";
import { openNextTerm } from "@/operations/groups/open-next-term";
import { listReadings } from "@/operations/readings/list-readings";
import { assign, look } from "../../support/build-assignment";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";
import { buildGroup, takeIn } from "../../support/build-group";
import { plan } from "../../support/build-plan";
import { buildReading } from "../../support/build-reading";
import { buildUser } from "../../support/cast";

const PARAGRAPHS = [
  { kind: "heading", text: "Economy" },
  ...Array.from({ length: 12 }, (_, at) => `Paragraph ${at + 1} of twelve has ten plain words in all.`),
] as const;

let room: Awaited<ReturnType<typeof buildGroupReading>>;
beforeEach(async () => {
  room = await buildGroupReading({ paragraphs: PARAGRAPHS });
  await editGroup(room.ada, room.group.slug, { timeZone: "Europe/London", description: "Slowly." });
});

const FIRST = "2027-10-12T19:00";

const begin = (viewer: Viewer, wanted: Partial<NewTermInput> = {}, id?: string) =>
  beginNextTerm(viewer, room.group.slug, newTerm.parse({ name: "Autumn", first: FIRST, ...wanted }), id);

async function assigned(viewer: Viewer, slug: string) {
  return (await listAssignments(viewer, slug, { limit: 100 })).items;
}

const times = ({ opensAt, dueAt }: { opensAt: string | null; dueAt: string | null }) =>
  `${opensAt?.slice(0, 16) ?? "at once"} to ${dueAt?.slice(0, 16)}`;

describe("a term of four weeks that was read, talked about and done with", () => {
  beforeEach(async () => {
    const { ada, chidi, dora, reading } = room;
    const { items } = await plan(ada, reading, {
      instructions: { markdown: "Mark what *surprises* you." },
      targets: { annotations: 2 },
    });
    const annotation = await annotate(chidi, reading, { passage: { paragraph: 1 } });
    await reply(dora, annotation);
    await annotate(ada, reading, { passage: { paragraph: 2 } });
    const { paragraphs } = await openPlan(ada, reading.id);
    await look(chidi, reading, paragraphs[0]?.key ?? "", paragraphs[5]?.key ?? "");
    await markDone(chidi, items[0]?.id ?? "", true);
  });

  test("is begun anew: the same text under the same keys, and the same weeks in the evenings of autumn", async () => {
    const { ada, reading, group } = room;
    const next = await begin(ada);

    expect(next.slug).toMatch(/^autumn/);
    expect(await findGroup(ada, next.slug)).toMatchObject({
      name: "Autumn",
      description: "Slowly.",
      visibility: "private",
      admission: "by-invitation",
      timeZone: "Europe/London",
      memberCount: 1,
      membership: { role: "organizer", state: "active" },
    });
    const [copy, ...others] = (await listReadings(ada, next.slug, { limit: 10 })).items;
    expect(others).toEqual([]);
    const before = await openPlan(ada, reading.id);
    const after = await openPlan(ada, copy?.id ?? "");
    expect(after.paragraphs).toEqual(before.paragraphs);
    const [text] = await database()
      .select({ copiedFrom: texts.copiedFrom })
      .from(texts)
      .where(and(eq(texts.groupId, next.id), eq(texts.id, copy?.text ?? "")));
    expect(text?.copiedFrom).toBe(reading.textId);

    const made = await assigned(ada, next.slug);
    expect(made.map(times)).toEqual([
      "at once to 2027-10-12T18:00",
      "2027-10-12T18:00 to 2027-10-19T18:00",
      "2027-10-19T18:00 to 2027-10-26T18:00",
      "2027-10-26T18:00 to 2027-11-02T19:00",
    ]);
    const there = await assigned(ada, group.slug);
    const whats = (of: typeof made) =>
      of.map(({ title, instructions, targets, assignees, stretches }) => ({
        title,
        instructions,
        targets,
        assignees,
        stretches: stretches.map(({ fromKey, toKey, words }) => [fromKey, toKey, words]),
      }));
    expect(whats(made)).toEqual(whats(there));
    expect(made.every(({ stretches }) => stretches[0]?.reading === copy?.id)).toBe(true);
  });

  test("brings nothing along that anybody wrote, read or did, and nobody but who began it", async () => {
    const { ada, bruno, chidi, group, reading } = room;
    const before = [await seenBy(ada, reading), await assigned(chidi, group.slug)];
    const next = await begin(ada);
    const [copy] = (await listReadings(ada, next.slug, { limit: 10 })).items;

    expect(await seenBy(ada, copy ?? { id: "" })).toEqual([]);
    const places = await database()
      .select({ userId: memberships.userId })
      .from(memberships)
      .where(eq(memberships.groupId, next.id));
    expect(places).toEqual([{ userId: ada.userId }]);
    for (const { mine, stretches } of await assigned(ada, next.slug)) {
      expect(mine).toMatchObject({ annotations: 0, replies: 0, readTo: null, done: false });
      expect(mine?.wordsLeft).toBe(stretches[0]?.words);
    }
    for (const viewer of [bruno, chidi])
      await expect(findGroup(viewer, next.slug)).rejects.toMatchObject({ code: "not-found" });
    expect([await seenBy(ada, reading), await assigned(chidi, group.slug)]).toEqual(before);
  });

  test("brings along what everybody was asked, and the notes of who begins it, at the same passages", async () => {
    const { ada, bruno, chidi, reading } = room;
    const asked = { kind: "prompt", passage: { paragraph: 3, quote: "ten plain words" } } as const;
    await annotate(bruno, reading, { ...asked, body: { markdown: `Are they *plain*, @${chidi.handle}?` } });
    const answered = await annotate(ada, reading, { kind: "prompt", passage: { paragraph: 4 } });
    await reply(chidi, answered, "They are");
    await annotate(ada, reading, { audience: "me", passage: { paragraph: 5 }, tags: ["exam"] });
    await annotate(ada, reading, {
      audience: "me",
      kind: "highlight",
      body: undefined,
      passage: { paragraph: 6 },
    });
    await annotate(chidi, reading, { audience: "me", passage: { paragraph: 7 } });
    const gone = await annotate(ada, reading, { kind: "prompt", passage: { paragraph: 8 } });
    await deleteAnnotation(ada, gone.id);
    expect(await openNextTerm(ada, room.group.slug)).toMatchObject({ prompts: 2, notes: 2 });

    const written = async (wanted: Partial<NewTermInput>) => {
      const { slug } = await begin(ada, wanted);
      const [copy] = (await listReadings(ada, slug, { limit: 10 })).items;
      return seenBy(ada, copy ?? { id: "" });
    };
    const all = await written({});
    expect(
      all.map(({ kind, audience, passage: { start, quote } }) => [kind, audience, start.paragraph, quote]),
    ).toEqual([
      ["prompt", "group", 3, "ten plain words"],
      ["prompt", "group", 4, "Paragraph 4 of twelve has ten plain words in all."],
      ["comment", "me", 5, "Paragraph 5 of twelve has ten plain words in all."],
      ["highlight", "me", 6, "Paragraph 6 of twelve has ten plain words in all."],
    ]);
    expect(new Set(all.map(({ author }) => author?.handle))).toEqual(new Set([ada.handle]));
    expect(all.map(({ postCount }) => postCount)).toEqual([1, 1, 1, 0]);
    expect(all[0]?.posts[0]?.body?.html).toContain("<em>plain</em>, @…?");
    expect((await written({ prompts: false })).map(({ kind }) => kind)).toEqual(["comment", "highlight"]);
    expect((await written({ notes: false })).map(({ kind }) => kind)).toEqual(["prompt", "prompt"]);
  });

  test("asks to write first as this term did, to be shown at times of its own", async () => {
    const { ada, group } = room;
    const [first, second] = await assigned(ada, group.slug);
    await editAssignment(ada, first?.id ?? "", { see: { others: "at", at: "2027-03-16T20:00:00Z" } });
    await editAssignment(ada, second?.id ?? "", { see: { others: "after-own", own: 2, revealed: true } });
    const next = await begin(ada);
    const rules = (await assigned(ada, next.slug)).map(({ see }) => see).slice(0, 2);
    expect(rules).toEqual([
      { others: "at", own: null, at: expect.stringMatching(/^2027-/), revealed: false, isMet: true },
      { others: "after-own", own: 2, at: null, revealed: false, isMet: true },
    ]);
    const { dueAt } = (await assigned(ada, group.slug))[0] ?? {};
    const { dueAt: nextDue, see } = (await assigned(ada, next.slug))[0] ?? {};
    const hours = (from: string | null | undefined, to: string | null | undefined) =>
      (Date.parse(to ?? "") - Date.parse(from ?? "")) / 3_600_000;
    expect(hours(nextDue, see?.at)).toBe(hours(dueAt, "2027-03-16T20:00:00Z"));
  });

  test("can be planned anew from there, as if it had been planned there", async () => {
    const { ada, reading } = room;
    await plan(ada, reading, { see: { others: "on-reveal" } });
    const next = await begin(ada);
    const [copy] = (await listReadings(ada, next.slug, { limit: 10 })).items;
    const { plan: kept, planned } = await openPlan(ada, copy?.id ?? "");
    expect(kept).toMatchObject({ calendar: { first: FIRST }, see: { others: "on-reveal" } });
    expect(planned.map(({ title }) => title)).toEqual(["Week 1", "Week 2", "Week 3", "Week 4"]);
    const again = await plan(ada, copy ?? { id: "" }, { first: FIRST, share: { portions: 2 } });
    expect(again.items.map(times)).toEqual([
      "at once to 2027-10-12T18:00",
      "2027-10-12T18:00 to 2027-10-19T18:00",
    ]);
  });

  test("leaves out what is not chosen; a plan with gaps is only its assignments", async () => {
    const { ada, group } = room;
    const there = await assigned(ada, group.slug);
    const next = await begin(ada, { assignments: there.slice(1, 3).map(({ id }) => id) });
    expect((await assigned(ada, next.slug)).map(({ title, ...one }) => `${title}: ${times(one)}`)).toEqual([
      "Week 2: 2027-10-05T18:00 to 2027-10-12T18:00",
      "Week 3: 2027-10-12T18:00 to 2027-10-19T18:00",
    ]);
    const [copy] = (await listReadings(ada, next.slug, { limit: 10 })).items;
    expect(await openPlan(ada, copy?.id ?? "")).toMatchObject({ plan: null, planned: [] });
  });

  test("what was withdrawn does not come along", async () => {
    const { ada, group } = room;
    const [first] = await assigned(ada, group.slug);
    await withdrawAssignment(ada, first?.id ?? "");
    const next = await begin(ada);
    expect((await assigned(ada, next.slug)).map(({ title }) => title)).toEqual([
      "Week 2",
      "Week 3",
      "Week 4",
    ]);
  });

  test("done again under the same id it answers with what is there", async () => {
    const { ada } = room;
    const id = crypto.randomUUID();
    const next = await begin(ada, {}, id);
    expect(await begin(ada, {}, id)).toMatchObject(next);
    expect(await assigned(ada, next.slug)).toHaveLength(4);
  });

  test("is told in both groups, and what others hear of it is an id", async () => {
    const { ada, group } = room;
    const next = await begin(ada);
    const kinds = async (streamId: string) =>
      (await listEvents(database(), [{ streamId, after: 0 }])).map(({ kind }) => kind);
    expect(await kinds(next.id)).toEqual([
      "group.added",
      "reading.added",
      ...Array(4).fill("assignment.added"),
    ]);
    const told = (await listEvents(database(), [{ streamId: group.id, after: 0 }])).at(-1);
    expect(told).toMatchObject({ kind: "group.continued", subject: { to: { groupId: next.id } } });
  });
});

test("Of several texts those that are chosen come along, and what is asked of the others stays behind", async () => {
  const { ada, group, reading, memberIds } = room;
  const other = await buildReading({ group, organizer: ada, title: "Civil Disobedience" });
  const gone = await buildReading({ group, organizer: ada, title: "Cape Cod" });
  const dueAt = "2027-03-16T19:00:00Z";
  const more = [{ reading: other.id, from: 1, to: 2 }];
  const both = await assign(ada, reading, { title: "Both", dueAt, more, assignees: [memberIds.chidi] });
  const second = await assign(ada, other, { title: "The other", dueAt });
  await assign(ada, gone, { title: "The third", dueAt });
  await database().update(readings).set({ archivedAt: new Date() }).where(eq(readings.id, gone.id));

  const offered = await openNextTerm(ada, group.slug, FIRST);
  expect(offered).toMatchObject({ firstMeeting: FIRST, left: 1, hasMore: false, timeZone: "Europe/London" });
  expect(offered.readings.map(({ id }) => id)).toEqual([other.id, reading.id]);
  expect(offered.assignments.map(({ title, assignees, dueAt: due }) => [title, assignees, due])).toEqual([
    ["Both", "some", "2027-10-12T18:00:00.000Z"],
    ["The other", "all", "2027-10-12T18:00:00.000Z"],
  ]);

  const next = await begin(ada, { readings: [reading.id] });
  expect((await listReadings(ada, next.slug, { limit: 10 })).items.map(({ title }) => title)).toEqual([
    "Walden",
  ]);
  const made = await assigned(ada, next.slug);
  expect(made.map(({ title, assignees, stretches }) => [title, assignees, stretches.length])).toEqual([
    ["Both", "all", 1],
  ]);

  await expect(
    begin(ada, { readings: [reading.id], assignments: [both.id, second.id] }),
  ).rejects.toMatchObject({
    code: "term.without-text",
  });
  await expect(begin(ada, { readings: [gone.id] })).rejects.toMatchObject({ code: "term.no-such-text" });
  const whole = await begin(ada);
  expect((await listReadings(ada, whole.slug, { limit: 10 })).items.map(({ title }) => title)).toEqual([
    "Civil Disobedience",
    "Walden",
  ]);
});

test("Two readings of one text are two readings of one copy", async () => {
  const { ada, group, reading } = room;
  const again = crypto.randomUUID();
  await database().insert(readings).values({
    groupId: group.id,
    id: again,
    textId: reading.textId,
    editionId: reading.editionId,
    createdBy: room.memberIds.ada,
  });
  const next = await begin(ada);
  const { items } = await listReadings(ada, next.slug, { limit: 10 });
  expect(items).toHaveLength(2);
  expect(new Set(items.map(({ text }) => text)).size).toBe(1);
});

test("What can come along is listed as the group met about it, whatever was assigned first", async () => {
  const { ada, group, reading } = room;
  await assign(ada, reading, { title: "At any time" });
  await assign(ada, reading, { title: "Later", dueAt: "2027-03-23T19:00:00Z" });
  await assign(ada, reading, { title: "Sooner", dueAt: "2027-03-16T19:00:00Z" });
  const { assignments } = await openNextTerm(ada, group.slug);
  expect(assignments.map(({ title }) => title)).toEqual(["Sooner", "Later", "At any time"]);
});

test("Where nothing has a time no first meeting is needed; where something has one it is", async () => {
  const { ada, reading } = room;
  const { id } = await assign(ada, reading);
  expect(
    (await assigned(ada, (await begin(ada, { first: undefined })).slug)).map(({ dueAt }) => dueAt),
  ).toEqual([null]);
  await editAssignment(ada, id, { dueAt: "2027-03-16T19:00:00Z" });
  await expect(begin(ada, { first: undefined })).rejects.toMatchObject({ code: "term.first-missing" });
  await expect(begin(ada, { first: "2027-02-30T19:00" })).rejects.toMatchObject({
    code: "schedule.no-such-time",
  });
});

test("Only an organizer begins the next term, also of an archived group; to outsiders there is no such group", async () => {
  const { ada, bruno, chidi, olive, group } = room;
  for (const viewer of [bruno, chidi, olive]) {
    await expect(begin(viewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(openNextTerm(viewer, group.slug)).rejects.toMatchObject({ code: "forbidden" });
  }
  const { people } = await buildGroup({ members: { eve: "organizer" } });
  await expect(begin(people.eve)).rejects.toMatchObject({ code: "not-found" });
  await expect(begin(signedOut)).rejects.toMatchObject({ code: "signed-out" });
  const bound = {
    ...ada,
    by: { kind: "token", tokenId: "t", isReadOnly: false, groupId: group.id } as const,
  };
  await expect(begin(bound)).rejects.toMatchObject({ code: "token.one-group" });
  await database().update(groups).set({ archivedAt: new Date() }).where(eq(groups.id, group.id));
  expect(await findGroup(ada, (await begin(ada)).slug)).toMatchObject({ archivedAt: null, readingCount: 1 });
});

test("Texts of another group cannot be taken along by their ids, not even by who organizes both", async () => {
  const { ada } = room;
  const { group, people } = await buildGroup({ members: { eve: "organizer" } });
  await takeIn(people.eve, group.slug, { handle: ada.handle, role: "organizer" });
  const theirs = await buildReading({ group, organizer: people.eve });
  await expect(begin(ada, { readings: [theirs.id] })).rejects.toMatchObject({ code: "term.no-such-text" });
});

test("An address that is taken is refused, and nothing is made", async () => {
  const { ada } = room;
  await begin(ada, { slug: "the-next" });
  await expect(begin(ada, { slug: "the-next" })).rejects.toMatchObject({ code: "group.slug-taken" });
});

test("Copies count as imports do, so that nobody fills the site with them", async () => {
  const { ada, group } = room;
  await countTowardsLimit(database(), `import:${ada.userId}`, IMPORTING);
  await expect(begin(ada)).rejects.toMatchObject({ code: "term.too-much" });
  await expect(begin(ada, { readings: [] })).resolves.toMatchObject({
    slug: expect.stringMatching(/^autumn/),
  });
  const other = await buildUser({ name: "Grace" });
  await takeIn(ada, group.slug, { handle: other.handle, role: "organizer" });
  await expect(begin(other)).resolves.toMatchObject({ slug: expect.stringMatching(/^autumn/) });
});
