import { beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { listEvents } from "@/db/queries/events";
import type { Viewer } from "@/domain/viewer";
import type { AssignmentWire } from "@/domain/wire/assignment";
import { newPlan } from "@/domain/wire/plan";
import { editAssignment } from "@/operations/assignments/edit-assignment";
import { findAssignment } from "@/operations/assignments/find-assignment";
import { listAssignments } from "@/operations/assignments/list-assignments";
import { listPlans } from "@/operations/assignments/list-plans";
import { openPlan } from "@/operations/assignments/open-plan";
import { withdrawAssignment } from "@/operations/assignments/withdraw-assignment";
import { editGroup } from "@/operations/groups/edit-group";
import { expectDescribed } from "../../app/described";
import { assign } from "../../support/build-assignment";
import { annotate, buildGroupReading } from "../../support/build-discussion";
import { buildGroup, takeIn } from "../../support/build-group";
import { plan } from "../../support/build-plan";
import { buildReading } from "../../support/build-reading";

/** A heading, and twelve paragraphs of ten words. */
const PARAGRAPHS = [
  { kind: "heading", text: "Economy" },
  ...Array.from({ length: 12 }, (_, at) => `Paragraph ${at + 1} of twelve has ten plain words in all.`),
] as const;

let room: Awaited<ReturnType<typeof buildGroupReading>>;
beforeEach(async () => {
  room = await buildGroupReading({ paragraphs: PARAGRAPHS });
  await editGroup(room.ada, room.group.slug, { timeZone: "Europe/London" });
});

const told = ({ items }: { items: AssignmentWire[] }) =>
  items.map(
    ({ title, stretches, opensAt, dueAt }) =>
      `${title}: ${stretches[0]?.from ?? "heading"}-${stretches[0]?.to}, ${opensAt?.slice(5, 16) ?? "at once"} to ${dueAt?.slice(5, 16)}`,
  );

const SIX = [
  "Week 1: heading-3, at once to 03-16T19:00",
  "Week 2: 4-6, 03-16T19:00 to 03-23T19:00",
  "Week 3: 7-9, 03-23T19:00 to 03-30T18:00",
  "Week 4: 10-12, 03-30T18:00 to 04-06T18:00",
];

const versions = ({ items }: { items: AssignmentWire[] }) =>
  items.map(({ id, version }) => ({ id, version }));

async function kindsOfEvents() {
  const events = await listEvents(database(), [{ streamId: room.group.id, after: 0 }]);
  return events.map(({ kind }) => kind).filter((kind) => kind.startsWith("assignment."));
}

test("A script reads how it was planned last, and what came of it", async () => {
  const { ada, chidi, reading } = room;
  expect(await listPlans(ada, reading.id)).toEqual({ items: [], next: null });
  const made = await plan(ada, reading, {
    instructions: { markdown: "Mark *it*." },
    targets: { annotations: 2 },
  });
  const { items } = await listPlans(ada, reading.id);
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    ...{ rhythm: { kind: "weeks", every: 1 }, holidays: [], assignees: "all", see: { others: "open" } },
    targets: { annotations: 2, replies: null, readToEnd: false },
    instructions: { text: "Mark it." },
  });
  expect(items[0]?.portions.map(({ id }) => id)).toEqual(made.items.map(({ id }) => id));
  await expectDescribed("GET", "/readings/{reading}/plans", Response.json({ items, next: null }));
  await expect(listPlans(chidi, reading.id)).rejects.toMatchObject({ code: "forbidden" });
});

test("An organizer plans a term at once: even portions, each opens at the meeting before, over the change of the clocks", async () => {
  const { ada, chidi, group, reading } = room;
  const made = await plan(ada, reading, {
    instructions: { markdown: "Mark what surprises you." },
    targets: { annotations: 2 },
  });

  expect(told(made)).toEqual(SIX);
  const { items } = await listAssignments(chidi, group.slug, { limit: 10 });
  expect(items.map(({ id }) => id)).toEqual(made.items.map(({ id }) => id));
  expect(items[3]).toMatchObject({
    instructions: { text: "Mark what surprises you." },
    targets: { annotations: 2, replies: null },
    assignees: "all",
    stretches: [{ words: 30 }],
    mine: { wordsLeft: 30 },
  });
  expect(await kindsOfEvents()).toEqual(Array(4).fill("assignment.added"));
});

test("A holiday is left out, and the plan gets longer", async () => {
  const holidays = [{ from: "2027-03-20", through: "2027-03-31" }];
  const made = await plan(room.ada, room.reading, { share: { wordsEach: 40 }, holidays });
  expect(told(made)).toEqual([
    "Week 1: heading-4, at once to 03-16T19:00",
    "Week 2: 5-8, 03-16T19:00 to 04-06T18:00",
    "Week 3: 9-12, 04-06T18:00 to 04-13T18:00",
  ]);
});

test("Cuts that were moved are kept as they are, by numbers or by keys", async () => {
  const { ada, reading } = room;
  const { paragraphs } = await openPlan(ada, reading.id);
  const begins = [paragraphs[0]?.key ?? "", 2, paragraphs[11]?.key ?? ""];
  expect(told(await plan(ada, reading, { share: { begins } }))).toEqual([
    "Week 1: heading-1, at once to 03-16T19:00",
    "Week 2: 2-10, 03-16T19:00 to 03-23T19:00",
    "Week 3: 11-12, 03-23T19:00 to 03-30T18:00",
  ]);
});

test("Only those who are named are assigned, and only members can be", async () => {
  const { ada, reading, memberIds } = room;
  const made = await plan(ada, reading, { assignees: [memberIds.chidi] });
  expect(made.items.map(({ assignees }) => assignees)).toEqual(Array(4).fill([memberIds.chidi]));
  await expect(plan(ada, reading, { assignees: [memberIds.olive] })).rejects.toMatchObject({
    code: "assignment.not-a-member",
  });
});

test.each([
  ["more meetings than paragraphs", { share: { portions: 13 } }, "schedule.too-few-paragraphs"],
  ["no meeting at all", { share: { portions: 0 } }, "schedule.portions-out-of-range"],
  ["a portion that begins nowhere", { share: { begins: [1, 99] } }, "passage.no-such-paragraph"],
  ["a text that is not begun at its beginning", { share: { begins: [2, 3] } }, "schedule.other-text"],
  ["portions out of order", { share: { begins: [1, 5, 4] } }, "schedule.other-text"],
  ["a day that no calendar has", { first: "2027-02-30T19:00" }, "schedule.no-such-time"],
  ["no rhythm", { rhythm: { kind: "weekdays", weekdays: [] } }, "schedule.no-such-rhythm"],
  [
    "a holiday that ends before it begins",
    { holidays: [{ from: "2027-03-20", through: "2027-03-19" }] },
    "schedule.no-such-holiday",
  ],
] as const)("A plan with %s is refused, and nothing is assigned", async (_, wanted, code) => {
  const { ada, group, reading } = room;
  await expect(plan(ada, reading, wanted as never)).rejects.toMatchObject({ code });
  expect((await listAssignments(ada, group.slug, { limit: 10 })).items).toEqual([]);
  expect((await openPlan(ada, reading.id)).plan).toBeNull();
});

test("What a plan does not know is not taken for something else", () => {
  const whole = {
    share: { portions: 4 },
    first: "2027-03-16T19:00",
    rhythm: { kind: "weeks", every: 1 },
    title: "Week {n}",
    assignees: "all",
  };
  expect(newPlan.safeParse(whole).success).toBe(true);
  for (const more of [
    { weeks: 4 },
    { share: { portions: 4, wordsEach: 3 } },
    { rhythm: { kind: "weeks", every: 1, on: 2 } },
    { first: "2027-03-16T19:00Z" },
    { see: { others: "at", at: "2027-03-16T19:00:00Z" } },
    { see: { others: "open", revealed: true } },
  ])
    expect(newPlan.safeParse({ ...whole, ...more }).success, JSON.stringify(more)).toBe(false);
});

test("Only an organizer plans; whoever is outside of the group finds nothing to plan", async () => {
  const { bruno, chidi, reading } = room;
  const { people } = await buildGroup({ members: { eve: "organizer" } });
  for (const viewer of [bruno, chidi]) {
    await expect(plan(viewer, reading)).rejects.toMatchObject({ code: "forbidden" });
    await expect(openPlan(viewer, reading.id)).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(plan(people.eve, reading)).rejects.toMatchObject({ code: "not-found" });
  await expect(openPlan(people.eve, reading.id)).rejects.toMatchObject({ code: "not-found" });
});

test("Sent again under the same id, it answers with what is there", async () => {
  const { ada, reading } = room;
  const id = crypto.randomUUID();
  const made = await plan(ada, reading, { ahead: [] }, { id });
  expect(await plan(ada, reading, { ahead: [] }, { id })).toEqual(made);
  expect(await kindsOfEvents()).toHaveLength(4);
});

describe("planned anew between the second meeting and the third,", () => {
  const now = new Date("2027-03-25T12:00Z");
  const PAST = SIX.slice(0, 2);

  test("what is past stays, and what is ahead is edited in its order, or added", async () => {
    const { ada, reading } = room;
    const before = await plan(ada, reading);
    const after = await plan(ada, reading, { share: { portions: 3 } }, { now });

    expect(told(after)).toEqual([
      ...PAST,
      "Week 3: 7-8, 03-23T19:00 to 03-30T18:00",
      "Week 4: 9-10, 03-30T18:00 to 04-06T18:00",
      "Week 5: 11-12, 04-06T18:00 to 04-13T18:00",
    ]);
    expect(after.items.slice(0, 4).map(({ id }) => id)).toEqual(before.items.map(({ id }) => id));
    expect(after.items.map(({ version }) => version)).toEqual([1, 1, 2, 2, 1]);
    expect((await kindsOfEvents()).slice(4)).toEqual([
      "assignment.edited",
      "assignment.edited",
      "assignment.added",
    ]);
  });

  test("what is too many is withdrawn", async () => {
    const { ada, reading } = room;
    const before = await plan(ada, reading);
    const holidays = [{ from: "2027-03-30", through: "2027-03-30" }];
    const after = await plan(ada, reading, { share: { portions: 1 }, holidays }, { now });

    expect(told(after)).toEqual([...PAST, "Week 3: 7-12, 03-23T19:00 to 04-06T18:00"]);
    await expect(findAssignment(ada, before.items[3]?.id ?? "")).rejects.toMatchObject({ code: "not-found" });
    expect((await kindsOfEvents()).slice(4)).toEqual(["assignment.edited", "assignment.withdrawn"]);
  });

  test("what was changed in a single one by hand stays, unless it is changed for all", async () => {
    const { ada, reading, group } = room;
    const other = await buildReading({ group, organizer: ada, title: "Civil Disobedience" });
    const { items } = await plan(ada, reading, { instructions: { markdown: "Slowly." } });
    const third = items[2]?.id ?? "";
    await editAssignment(ada, third, {
      title: "The ponds",
      instructions: { markdown: "Aloud." },
      repliesUntil: "2027-04-01T18:00:00Z",
      more: [{ reading: other.id, from: 1, to: 2 }],
    });
    const holidays = [{ from: "2027-03-30", through: "2027-03-30" }];

    const kept = await plan(
      ada,
      reading,
      { share: { portions: 2 }, holidays, instructions: { markdown: "Slowly." } },
      { now },
    );
    expect(kept.items[2]).toMatchObject({
      title: "The ponds",
      instructions: { text: "Aloud." },
      dueAt: "2027-04-06T18:00:00.000Z",
      repliesUntil: "2027-04-08T18:00:00.000Z",
      stretches: [{ reading: reading.id }, { reading: other.id }],
    });
    const changed = await plan(
      ada,
      reading,
      { share: { portions: 2 }, instructions: { markdown: "Twice." }, title: "Meeting {n}" },
      { now },
    );
    expect(changed.items.map(({ title, instructions }) => [title, instructions?.text])).toEqual([
      ["Week 1", "Slowly."],
      ["Week 2", "Slowly."],
      ["Meeting 3", "Twice."],
      ["Meeting 4", "Twice."],
    ]);
  });

  test("when others are seen is as the plan says, in a single one as it was set by hand, until the plan says otherwise", async () => {
    const { ada, reading } = room;
    const asked = { see: { others: "after-own", own: 2 } } as const;
    const { items } = await plan(ada, reading, asked);
    expect(items.map(({ see }) => see)).toEqual(
      Array(4).fill({ others: "after-own", own: 2, at: null, revealed: false, isMet: true }),
    );
    await editAssignment(ada, items[2]?.id ?? "", { see: { others: "on-reveal" } });

    const kept = await plan(ada, reading, { ...asked, share: { portions: 3 } }, { now });
    expect(kept.items.map(({ see }) => see.others)).toEqual([
      "after-own",
      "after-own",
      "on-reveal",
      "after-own",
      "after-own",
    ]);
    const changed = await plan(
      ada,
      reading,
      { see: { others: "after-own" }, share: { portions: 3 } },
      { now },
    );
    expect(changed.items.map(({ see }) => see.own)).toEqual([2, 2, 1, 1, 1]);
    expect((await openPlan(ada, reading.id)).plan?.see).toEqual({ others: "after-own", own: 1 });
    const opened = await plan(ada, reading, { share: { portions: 3 } }, { now });
    expect(opened.items.slice(2).map(({ see }) => see.others)).toEqual(["open", "open", "open"]);
  });

  test("who has written enough in a portion that was cut anew sees the others at once", async () => {
    const { ada, bruno, chidi, dora, reading } = room;
    const see = { others: "after-own" } as const;
    await plan(ada, reading, { see });
    await annotate(chidi, reading, { passage: { paragraph: 10 } });
    const { items } = await plan(ada, reading, { see, share: { portions: 1 } }, { now });
    const isMet = async (viewer: Viewer) => (await findAssignment(viewer, items[2]?.id ?? "")).see.isMet;
    expect(await isMet(chidi)).toBe(true);
    expect(await isMet(dora)).toBe(false);
    expect(await isMet(bruno)).toBe(true);
  });

  test("what was assigned by hand is not touched", async () => {
    const { ada, reading } = room;
    const { id } = await assign(ada, reading, { title: "The whole", from: 1, to: 12 });
    await plan(ada, reading);
    await plan(ada, reading, { share: { portions: 1 } }, { now });
    expect(await findAssignment(ada, id)).toMatchObject({ title: "The whole", version: 1 });
  });

  test("nothing is left to plan after the last meeting", async () => {
    const { ada, reading } = room;
    await plan(ada, reading);
    const afterwards = { now: new Date("2027-05-01T12:00Z") };
    await expect(plan(ada, reading, {}, afterwards)).rejects.toMatchObject({ code: "schedule.all-past" });
  });

  test("whoever saw another plan is told, and nothing is changed", async () => {
    const { ada, reading } = room;
    const seen = versions(await plan(ada, reading)).slice(2);
    await editAssignment(ada, seen[0]?.id ?? "", { title: "The ponds" });
    const again = () => plan(ada, reading, { share: { portions: 1 }, ahead: seen }, { now });

    await expect(again()).rejects.toMatchObject({ code: "schedule.changed" });
    await withdrawAssignment(ada, seen[0]?.id ?? "");
    await expect(again()).rejects.toMatchObject({ code: "schedule.changed" });
    const { planned, plan: kept } = await openPlan(ada, reading.id);
    expect(planned.map(({ title }) => title)).toEqual(["Week 1", "Week 2", "Week 4"]);
    expect(kept?.share).toEqual({ portions: 4 });
  });

  test("of two organizers at once one plans, and the other is told", async () => {
    const { ada, reading, group } = room;
    const { people } = await buildGroup({ members: { eve: "member" } });
    await takeIn(ada, group.slug, { handle: people.eve.handle, role: "organizer" });
    const ahead = versions(await plan(ada, reading)).slice(2);

    const outcomes = await Promise.allSettled([
      plan(ada, reading, { share: { portions: 1 }, ahead }, { now }),
      plan(people.eve, reading, { share: { portions: 3 }, ahead }, { now }),
    ]);
    const failed = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
    expect(failed).toEqual(["schedule.changed"]);
    const { planned } = await openPlan(ada, reading.id);
    expect([3, 5]).toContain(planned.length);
    expect(planned.at(-1)?.through).toBe(12);
  });
});

test("Two organizers who publish the first plan at once leave one plan", async () => {
  const { ada, reading, group } = room;
  const outcomes = await Promise.allSettled([
    plan(ada, reading, { ahead: [] }),
    plan(ada, reading, { ahead: [] }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await listAssignments(ada, group.slug, { limit: 10 })).items).toHaveLength(4);
});

test("A text of twelve thousand paragraphs is open within a second", async () => {
  const { ada, group } = room;
  const paragraphs = Array.from({ length: 12_000 }, (_, at) =>
    at % 100 === 0
      ? ({ kind: "heading", text: `Chapter ${at / 100 + 1}` } as const)
      : `Paragraph ${at}: ${"these are eleven plain words of a rather very long book ".repeat(8)}`,
  );
  const reading = await buildReading({ group, organizer: ada, paragraphs });
  const since = performance.now();
  const opened = await openPlan(ada, reading.id);
  const took = performance.now() - since;
  expect(opened.paragraphs).toHaveLength(12_000);
  expect(opened.paragraphs[100]).toMatchObject({ kind: "heading", words: 2, beginning: "Chapter 2" });
  expect(took).toBeLessThan(1_000);
});
