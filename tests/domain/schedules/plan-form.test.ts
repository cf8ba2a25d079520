import { expect, test } from "vitest";
import { aheadField, fieldOf, type PlanValues, planIn } from "@/domain/schedules/plan-form";
import { newPlan } from "@/domain/wire/plan";

const typed: PlanValues = {
  firstDay: "2027-01-12",
  firstTime: "19:00",
  rhythm: "weeks",
  every: "2",
  by: "portions",
  portions: "6",
  wordsEach: "",
  title: "Week {n}",
  instructions: " ",
  annotations: "2",
  replies: "",
  assignees: "all",
  begins: "",
  ahead: "",
};

const plan = (values: PlanValues = {}) => newPlan.parse(planIn({ ...typed, ...values }));

test("a form is a plan", () => {
  expect(plan()).toEqual({
    share: { portions: 6 },
    first: "2027-01-12T19:00",
    rhythm: { kind: "weeks", every: 2 },
    holidays: [],
    title: "Week {n}",
    instructions: null,
    targets: { annotations: 2, replies: null, readToEnd: false },
    see: { others: "open" },
    assignees: "all",
    ahead: [],
  });
});

test("what was chosen counts, and not what stands beside it", () => {
  expect(plan({ by: "words", wordsEach: "3000" }).share).toEqual({ wordsEach: 3000 });
  expect(plan({ begins: "aaaa2222,bbbb3333" }).share).toEqual({ begins: ["aaaa2222", "bbbb3333"] });
  expect(plan({ weekday1: "on" }).rhythm).toEqual({ kind: "weeks", every: 2 });
  expect(plan({ rhythm: "weekdays", weekday4: "on", weekday1: "on" }).rhythm).toEqual({
    kind: "weekdays",
    weekdays: [1, 4],
  });
  expect(plan({ others: "after-own", own: "2" }).see).toEqual({ others: "after-own", own: 2 });
  expect(plan({ others: "after-own", own: " " }).see).toEqual({ others: "after-own" });
  expect(plan({ others: "on-reveal", own: "x" }).see).toEqual({ others: "on-reveal" });
  expect(plan({ readToEnd: "on" }).targets.readToEnd).toBe(true);
});

test("a holiday with one end only is a day, and fields that are left empty are none", () => {
  const fields = {
    holidayFrom0: "2027-02-01",
    holidayThrough0: "2027-02-07",
    holidayFrom1: "",
    holidayThrough1: "",
    holidayFrom4: "",
    holidayThrough4: "2027-04-05",
  };
  expect(plan(fields).holidays).toEqual([
    { from: "2027-02-01", through: "2027-02-07" },
    { from: "2027-04-05", through: "2027-04-05" },
  ]);
});

test("some members are named, and what was seen ahead goes along", () => {
  const [id, member] = [crypto.randomUUID(), crypto.randomUUID()];
  const values = { assignees: "some", [`member.${member}`]: "on", ahead: aheadField([{ id, version: 3 }]) };
  expect(plan(values)).toMatchObject({ assignees: [member], ahead: [{ id, version: 3 }] });
});

test.each<[string, PlanValues, string]>([
  ["no number of meetings", { portions: "" }, "portions"],
  ["half a meeting", { portions: "1.5" }, "portions"],
  ["no day", { firstDay: "" }, "firstDay"],
  ["no rhythm", { every: "x" }, "every"],
  ["no title", { title: " " }, "title"],
  ["nobody", { assignees: "some" }, "assignees"],
  ["no number of replies", { replies: "-1" }, "replies"],
  ["no number of their own", { others: "after-own", own: "x" }, "own"],
  ["a time at which all is seen", { others: "at" }, "others"],
  ["a holiday that is none", { holidayFrom1: "2027-02-31" }, "holidays"],
])("with %s it is refused at its field", (_, values, field) => {
  const parsed = newPlan.safeParse(planIn({ ...typed, ...values }));
  expect(parsed.error?.issues.map(({ path }) => fieldOf(path))).toContain(field);
});
