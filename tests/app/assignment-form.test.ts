import { expect, test } from "vitest";
import { assignmentForm, assignmentFrom, editFrom } from "@/app/groups/[group]/assignments/assignment-form";
import { fieldsOf } from "@/domain/assignment-form";
import { bodyFromMarkdown } from "@/domain/bodies/body-from-markdown";
import type { AssignmentWire } from "@/domain/wire/assignment";

const ZONE = "Europe/Berlin";
const BRUNO = "0a2b9c1e-3f6d-4a52-8a2b-4a1d6f0c9e11";

const plain = {
  group: "walkers",
  title: " Week 1 ",
  instructions: "",
  from: "",
  to: "",
  opensAt: "",
  dueAt: "",
  repliesUntil: "",
  timeZone: ZONE,
  assignees: "all",
  annotations: "",
  replies: "",
  others: "open",
  own: "",
  seeAt: "",
};

const WHOLE = { paragraphCount: 40, chapters: [{ key: "ponds222", from: 12, to: 19 }] };

const problemsOf = (typed: Record<string, string>) => {
  const { error } = assignmentForm.safeParse({ ...plain, ...typed });
  return Object.fromEntries(error?.issues.map(({ path, message }) => [path.join("."), message]) ?? []);
};

test("A form in which only the title is typed assigns the whole text to everybody, at no time", () => {
  expect(assignmentFrom(assignmentForm.parse(plain), WHOLE)).toEqual({
    title: "Week 1",
    instructions: null,
    from: 1,
    to: 40,
    more: [],
    opensAt: null,
    dueAt: null,
    repliesUntil: null,
    assignees: "all",
    targets: { annotations: null, replies: null, readToEnd: false },
    see: { others: "open" },
  });
});

test("A form that is filled in says who, what and when, by the clocks of the zone that it names", () => {
  const ids = ["0a2b9c1e-3f6d-4a52-8a2b-4a1d6f0c9e11", "8d8ac610-566d-4ef0-9c22-186b2a5ed793"];
  const form = assignmentForm.parse({
    ...plain,
    instructions: "Slowly.\r\n\r\n- and aloud",
    from: "¶3",
    to: " 12 ",
    dueAt: "2027-07-12T19:00",
    assignees: "some",
    ...Object.fromEntries(ids.map((id) => [`member-${id}`, "on"])),
    annotations: "3",
    readToEnd: "on",
  });
  expect(assignmentFrom(form, WHOLE)).toMatchObject({
    instructions: { markdown: "Slowly.\n\n- and aloud" },
    from: 3,
    to: 12,
    dueAt: "2027-07-12T17:00:00.000Z",
    assignees: ids,
    targets: { annotations: 3, replies: null, readToEnd: true },
  });
});

test.each<[string, Record<string, string>, Record<string, string>]>([
  ["no title", { title: "  " }, { title: "assignment.title-missing" }],
  ["words for a number", { from: "two" }, { from: "assignment.not-a-paragraph" }],
  ["paragraph nought", { to: "0" }, { to: "assignment.not-a-paragraph" }],
  ["a day that is not", { dueAt: "2027-02-30T10:00" }, { dueAt: "assignment.no-such-time" }],
  ["too many replies", { replies: "101" }, { replies: "assignment.target" }],
  ["half an annotation", { annotations: "0.5" }, { annotations: "assignment.target" }],
  [
    "a time to show others’ words that is not given",
    { others: "at" },
    { seeAt: "assignment.see-needs-time" },
  ],
  ["nobody chosen", { assignees: "some" }, { assignees: "assignment.nobody" }],
  [
    "somebody who cannot be",
    { assignees: "some", "member-bruno": "on" },
    { assignees: "assignment.not-a-member" },
  ],
  [
    "all of it at once",
    { title: "", from: "x", assignees: "some" },
    {
      title: "assignment.title-missing",
      from: "assignment.not-a-paragraph",
      assignees: "assignment.nobody",
    },
  ],
])("A form with %s is told so at its field", (_, typed, problems) => {
  expect(problemsOf(typed)).toEqual(problems);
});

test("A zone that is none is refused", () => {
  expect(Object.keys(problemsOf({ timeZone: "Europe/Atlantis" }))).toEqual(["timeZone"]);
});

const body = bodyFromMarkdown("Mark what *surprises* you.");
const before: AssignmentWire = {
  id: "id",
  url: "",
  group: "walkers",
  title: "Week 1",
  instructions: body.ok ? { tiptap: body.body, text: "", html: "" } : null,
  stretches: [
    {
      reading: "r",
      title: "Walden",
      url: "",
      from: null,
      to: 12,
      fromKey: "a",
      toKey: "b",
      words: 100,
      isEmptied: false,
    },
  ],
  opensAt: null,
  // The second time that clocks show half past two in that night, and eleven seconds.
  dueAt: "2027-10-31T01:30:11.000Z",
  repliesUntil: "2027-11-05T12:00:00.000Z",
  timeZone: ZONE,
  state: "open",
  assignees: [BRUNO],
  targets: { annotations: 2, replies: null, readToEnd: true },
  see: { others: "open", own: null, at: null, revealed: false, isMet: true },
  mine: null,
  version: 3,
  createdAt: "2027-01-01T00:00:00.000Z",
};

test("A form that is shown and sent back untouched changes nothing, also what it cannot say", () => {
  const fields = fieldsOf(before, ZONE);
  expect(fields).toMatchObject({ from: "", to: "12", dueAt: "2027-10-31T02:30", [`member-${BRUNO}`]: "on" });
  const form = assignmentForm.parse({ ...plain, ...fields });
  expect(editFrom(form, before, WHOLE)).toEqual({
    title: "Week 1",
    targets: { annotations: 2, replies: null, readToEnd: true },
    see: { others: "open" },
  });
});

test("What is changed, or emptied, in the form is changed, and the rest is not named", () => {
  const fields = {
    ...fieldsOf(before, ZONE),
    to: "",
    dueAt: "2027-11-01T10:00",
    repliesUntil: "",
    instructions: "",
    assignees: "all",
  };
  const edit = editFrom(assignmentForm.parse({ ...plain, ...fields }), before, { paragraphCount: 40 });
  expect(edit).toEqual({
    title: "Week 1",
    instructions: null,
    to: 40,
    dueAt: "2027-11-01T09:00:00.000Z",
    repliesUntil: null,
    assignees: "all",
    targets: { annotations: 2, replies: null, readToEnd: true },
    see: { others: "open" },
  });
});

test.each<[string, AssignmentWire["see"]]>([
  ["after some of one's own", { others: "after-own", own: 3, at: null, revealed: false, isMet: true }],
  ["when it is shown", { others: "on-reveal", own: null, at: null, revealed: true, isMet: true }],
])("When others' words are seen stays %s where nobody touches it", (_, see) => {
  const shown = { ...before, see };
  const form = assignmentForm.parse({ ...plain, ...fieldsOf(shown, ZONE) });
  const { others, own } = see;
  expect(editFrom(form, shown, { paragraphCount: 40 }).see).toEqual({ others, ...(own && { own }) });
});

test("A time to the second from which others' words show is named only where it was touched", () => {
  const see = {
    others: "at" as const,
    own: null,
    at: "2027-10-31T01:30:11.000Z",
    revealed: false,
    isMet: true,
  };
  const shown = { ...before, see };
  const fields = fieldsOf(shown, ZONE);
  const edited = (change: object) =>
    editFrom(assignmentForm.parse({ ...plain, ...fields, ...change }), shown, { paragraphCount: 40 }).see;
  expect(edited({})).toEqual({ others: "at" });
  expect(edited({ seeAt: "2027-11-01T10:00" })).toEqual({ others: "at", at: "2027-11-01T09:00:00.000Z" });
  expect(edited({ others: "after-own", own: "" })).toEqual({ others: "after-own", own: 1 });
});

test.each<[string, Record<string, string>, object]>([
  ["alone", { chapter: "ponds222" }, { chapter: "ponds222" }],
  ["with its own numbers", { chapter: "ponds222", from: "12", to: "19" }, { chapter: "ponds222" }],
  ["and then another end", { chapter: "ponds222", from: "12", to: "18" }, { from: 12, to: 18 }],
  ["and then another beginning", { chapter: "ponds222", from: "1", to: "" }, { from: 1, to: 40 }],
  ["of another text", { chapter: "economy2" }, { chapter: "economy2" }],
])("A chapter is chosen %s", (_, typed, expected) => {
  const { from, to, chapter } = assignmentFrom(assignmentForm.parse({ ...plain, ...typed }), WHOLE);
  expect({ from, to, chapter }).toEqual({ from: undefined, to: undefined, chapter: undefined, ...expected });
});

const [ONE, OTHER] = ["0a2b9c1e-3f6d-4a52-8a2b-4a1d6f0c9e22", "0a2b9c1e-3f6d-4a52-8a2b-4a1d6f0c9e33"];
const row = (place: number, reading: string, from = "", to = "") => ({
  [`more.${place}.reading`]: reading,
  [`more.${place}.from`]: from,
  [`more.${place}.to`]: to,
});

test("Further parts are of the texts that are named, whole where no paragraph is; a row without a text is none", () => {
  const form = assignmentForm.parse({
    ...plain,
    ...row(0, ONE, "¶3", "9"),
    ...row(1, "", "4", "5"),
    ...row(2, OTHER),
  });
  expect(assignmentFrom(form, WHOLE, { [OTHER]: 12 }).more).toEqual([
    { reading: ONE, from: 3, to: 9 },
    { reading: OTHER, from: 1, to: 12 },
  ]);
  expect(problemsOf(row(0, ONE, "three"))).toEqual({ "more.0.from": "assignment.not-a-paragraph" });
  expect(problemsOf(row(0, "no-id"))).toEqual({ more: "assignment.too-many-stretches" });
});

test("Further parts that were not touched stay as they are, at headings too, and one taken out is gone", () => {
  const part = (reading: string, from: number | null, to: number | null) => ({
    ...{ reading, title: "Other", url: "", from, to, words: 9 },
    ...{ fromKey: `${reading}-from`, toKey: `${reading}-to` },
  });
  const whole = {
    ...before,
    stretches: [...before.stretches, part(ONE, null, 9), part(OTHER, 2, 4)],
  } as AssignmentWire;
  const shown = fieldsOf(whole, ZONE);
  const edited = (typed: Record<string, string>) =>
    editFrom(assignmentForm.parse({ ...plain, ...shown, ...typed, timeZone: ZONE }), whole, WHOLE, {});
  expect(edited({})).not.toHaveProperty("more");
  expect(edited(row(0, ONE, "", "7")).more).toEqual([
    { reading: ONE, from: `${ONE}-from`, to: 7 },
    { reading: OTHER, from: `${OTHER}-from`, to: `${OTHER}-to` },
  ]);
  expect(edited(row(0, "")).more).toEqual([{ reading: OTHER, from: `${OTHER}-from`, to: `${OTHER}-to` }]);
});
