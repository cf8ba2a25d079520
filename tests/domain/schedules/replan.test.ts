import { describe, expect, test } from "vitest";
import type { Parsed } from "@/domain/parsed";
import type { Calendar } from "@/domain/schedules/meeting-times";
import { type Plan, type PlannedPortion, planSchedule } from "@/domain/schedules/plan-schedule";
import { replan } from "@/domain/schedules/replan";
import { textOf } from "../../support/texts-to-plan";

const text = textOf(Array.from({ length: 24 }, () => "p100").join(" "));
const calendar: Calendar = {
  first: "2027-03-16T19:00",
  zone: "Europe/London",
  rhythm: { kind: "weeks", every: 1 },
  holidays: [],
};

function shown(planned: Parsed<PlannedPortion[]>): string[] | string {
  if (!planned.ok) return planned.code;
  return planned.value.map(
    ({ from, through, words, meeting }) => `${from}-${through}: ${words}, ${meeting.wallTime.slice(5)}`,
  );
}

function plan(plan: Plan): PlannedPortion[] {
  const planned = planSchedule(text, plan);
  if (!planned.ok) throw new Error(planned.code);
  return planned.value;
}

const six = plan({ share: { portions: 6 }, calendar });
const third = new Date("2027-03-30T18:00Z");

test("an organizer plans six weeks: even portions, each with its meeting, over the change of the clocks", () => {
  expect(shown({ ok: true, value: six })).toEqual([
    "0-3: 400, 03-16T19:00",
    "4-7: 400, 03-23T19:00",
    "8-11: 400, 03-30T19:00",
    "12-15: 400, 04-06T19:00",
    "16-19: 400, 04-13T19:00",
    "20-23: 400, 04-20T19:00",
  ]);
  expect(six[2]?.meeting.at).toEqual(third);
});

test("by words for each week, there are as many weeks as it takes", () => {
  const planned = plan({ share: { wordsEach: 800 }, calendar });
  expect(planned.map(({ words, meeting }) => [words, meeting.wallTime])).toEqual([
    [800, "2027-03-16T19:00"],
    [800, "2027-03-23T19:00"],
    [800, "2027-03-30T19:00"],
  ]);
});

describe("re-planning before the third meeting leaves the first two as they are", () => {
  const now = new Date("2027-03-25T12:00Z");
  const past = ["0-3: 400, 03-16T19:00", "4-7: 400, 03-23T19:00"];

  test.each<[string, Plan, string[]]>([
    [
      "more is read in each week",
      { share: { portions: 2 }, calendar },
      ["8-15: 800, 03-30T19:00", "16-23: 800, 04-06T19:00"],
    ],
    [
      "by words",
      { share: { wordsEach: 750 }, calendar },
      ["8-15: 800, 03-30T19:00", "16-23: 800, 04-06T19:00"],
    ],
    [
      "Easter is left out",
      {
        share: { portions: 4 },
        calendar: { ...calendar, holidays: [{ from: "2027-03-26", through: "2027-04-06" }] },
      },
      [
        "8-11: 400, 04-13T19:00",
        "12-15: 400, 04-20T19:00",
        "16-19: 400, 04-27T19:00",
        "20-23: 400, 05-04T19:00",
      ],
    ],
    [
      "every other week, on Thursdays",
      {
        share: { portions: 2 },
        calendar: { ...calendar, first: "2027-04-01T20:00", rhythm: { kind: "weeks", every: 2 } },
      },
      ["8-15: 800, 04-01T20:00", "16-23: 800, 04-15T20:00"],
    ],
    [
      "on two weekdays",
      { share: { portions: 4 }, calendar: { ...calendar, rhythm: { kind: "weekdays", weekdays: [2, 5] } } },
      [
        "8-11: 400, 03-26T19:00",
        "12-15: 400, 03-30T19:00",
        "16-19: 400, 04-02T19:00",
        "20-23: 400, 04-06T19:00",
      ],
    ],
  ])("%s", (_case, next, ahead) => {
    const planned = replan(text, six, next, now);
    expect(shown(planned)).toEqual([...past, ...ahead]);
    expect(planned.ok && planned.value[0]).toBe(six[0]);
    expect(planned.ok && planned.value[1]).toBe(six[1]);
  });
});

test("what the organizer had cut by hand stays as well, once it is past", () => {
  const byHand = six.map((portion, at) => ({
    ...portion,
    from: at === 0 ? 0 : portion.from + 2,
    through: at === 5 ? 23 : portion.through + 2,
    words: 100 * (at === 0 ? 6 : at === 5 ? 2 : 4),
  }));
  const planned = replan(text, byHand, { share: { portions: 2 }, calendar }, new Date("2027-03-16T20:00Z"));
  expect(shown(planned)).toEqual([
    "0-5: 600, 03-16T19:00",
    "6-14: 900, 03-23T19:00",
    "15-23: 900, 03-30T19:00",
  ]);
});

test("a meeting that begins this very moment is still ahead", () => {
  const share = { portions: 1 };
  expect(shown(replan(text, six, { share, calendar }, third)).slice(2)).toEqual(["8-23: 1600, 03-30T19:00"]);
  const later = new Date(third.getTime() + 1);
  expect(shown(replan(text, six, { share, calendar }, later)).slice(3)).toEqual(["12-23: 1200, 04-06T19:00"]);
});

test("before the first meeting all of it is planned anew", () => {
  const next = { share: { portions: 3 }, calendar };
  expect(replan(text, six, next, new Date("2027-01-01T00:00Z"))).toEqual(planSchedule(text, next));
});

test("what cannot be planned anew is refused, and nothing is changed", () => {
  const next = { share: { portions: 2 }, calendar };
  expect(shown(replan(text, six, next, new Date("2028-01-01T00:00Z")))).toBe("schedule.all-past");
  expect(shown(replan(text, six, { ...next, share: { portions: 17 } }, new Date("2027-03-25T12:00Z")))).toBe(
    "schedule.too-few-paragraphs",
  );
  const swapped = six.map((portion, at) => ({ ...portion, meeting: (six[5 - at] ?? portion).meeting }));
  expect(shown(replan(text, swapped, next, new Date("2027-03-25T12:00Z")))).toBe("schedule.out-of-order");
  const nowhere = { ...next, calendar: { ...calendar, zone: "Nowhere" } };
  expect(shown(replan(text, six, nowhere, third))).toBe("group.no-such-time-zone");
});
