import { describe, expect, test } from "vitest";
import { SCHEDULE_PORTIONS } from "@/domain/limits";
import { type Calendar, meetingTimes, type Rhythm } from "@/domain/schedules/meeting-times";

const weekly: Rhythm = { kind: "weeks", every: 1 };

const london: Calendar = { first: "2027-01-12T19:00", zone: "Europe/London", rhythm: weekly, holidays: [] };

/** The meetings as their clocks show them, with the instants. */
function meet(calendar: Partial<Calendar>, count: number, notBefore?: string): string[] {
  const meetings = meetingTimes(
    { ...london, ...calendar },
    count,
    notBefore ? new Date(notBefore) : undefined,
  );
  if (!meetings.ok) throw new Error(meetings.code);
  return meetings.value.map(({ at, wallTime }) => `${wallTime} = ${at.toISOString().slice(0, 16)}Z`);
}

const daysOf = (meetings: string[]) => meetings.map((one) => one.slice(5, 10));

describe("the time of day stays when the clocks change", () => {
  test.each<[string, string, Rhythm, string[]]>([
    [
      "Europe/London",
      "2027-03-23T19:00",
      weekly,
      ["2027-03-23T19:00 = 2027-03-23T19:00Z", "2027-03-30T19:00 = 2027-03-30T18:00Z"],
    ],
    [
      "Europe/London",
      "2026-10-24T19:00",
      { kind: "days", every: 1 },
      ["2026-10-24T19:00 = 2026-10-24T18:00Z", "2026-10-25T19:00 = 2026-10-25T19:00Z"],
    ],
    [
      "America/New_York",
      "2026-10-29T19:30",
      weekly,
      ["2026-10-29T19:30 = 2026-10-29T23:30Z", "2026-11-05T19:30 = 2026-11-06T00:30Z"],
    ],
    [
      "America/New_York",
      "2027-03-09T19:30",
      { kind: "weekdays", weekdays: [2, 4] },
      [
        "2027-03-09T19:30 = 2027-03-10T00:30Z",
        "2027-03-11T19:30 = 2027-03-12T00:30Z",
        "2027-03-16T19:30 = 2027-03-16T23:30Z",
      ],
    ],
    [
      "Asia/Kolkata",
      "2027-03-25T19:00",
      weekly,
      ["2027-03-25T19:00 = 2027-03-25T13:30Z", "2027-04-01T19:00 = 2027-04-01T13:30Z"],
    ],
    [
      "Pacific/Apia",
      "2027-04-01T19:00",
      weekly,
      ["2027-04-01T19:00 = 2027-04-01T06:00Z", "2027-04-08T19:00 = 2027-04-08T06:00Z"],
    ],
    [
      "Pacific/Auckland",
      "2027-04-01T19:00",
      weekly,
      ["2027-04-01T19:00 = 2027-04-01T06:00Z", "2027-04-08T19:00 = 2027-04-08T07:00Z"],
    ],
    [
      "Australia/Lord_Howe",
      "2027-03-31T19:00",
      weekly,
      ["2027-03-31T19:00 = 2027-03-31T08:00Z", "2027-04-07T19:00 = 2027-04-07T08:30Z"],
    ],
  ])("%s, from %s", (zone, first, rhythm, expected) => {
    expect(meet({ zone, first, rhythm }, expected.length)).toEqual(expected);
  });
});

describe("a time that the clocks skip is held as if they had not been changed, one that they show twice the first time", () => {
  test.each([
    ["skipped", "Europe/London", "2027-03-28T01:30", "2027-03-28T02:30 = 2027-03-28T01:30Z"],
    ["skipped", "America/New_York", "2027-03-14T02:30", "2027-03-14T03:30 = 2027-03-14T07:30Z"],
    ["the first after", "America/New_York", "2027-03-14T03:00", "2027-03-14T03:00 = 2027-03-14T07:00Z"],
    [
      "skipped, half an hour",
      "Australia/Lord_Howe",
      "2027-10-03T02:15",
      "2027-10-03T02:45 = 2027-10-02T15:45Z",
    ],
    ["shown twice", "Europe/London", "2026-10-25T01:30", "2026-10-25T01:30 = 2026-10-25T00:30Z"],
    ["shown twice", "America/New_York", "2026-11-01T01:30", "2026-11-01T01:30 = 2026-11-01T05:30Z"],
    ["the first after", "America/New_York", "2026-11-01T02:00", "2026-11-01T02:00 = 2026-11-01T07:00Z"],
    ["a day left out", "Pacific/Apia", "2011-12-30T19:00", "2011-12-31T19:00 = 2011-12-31T05:00Z"],
  ])("%s: %s, %s", (_case, zone, first, expected) => {
    expect(meet({ zone, first }, 1)).toEqual([expected]);
  });

  test("the meetings after it are at the time that was planned", () => {
    const meetings = meet({ zone: "America/New_York", first: "2027-03-07T02:30" }, 3);
    expect(meetings.map((one) => one.slice(0, 16))).toEqual([
      "2027-03-07T02:30",
      "2027-03-14T03:30",
      "2027-03-21T02:30",
    ]);
  });

  test("nobody meets twice at once because of a day that was left out", () => {
    const daily: Rhythm = { kind: "days", every: 1 };
    const meetings = meet({ zone: "Pacific/Apia", first: "2011-12-29T19:00", rhythm: daily }, 3);
    expect(daysOf(meetings)).toEqual(["12-29", "12-31", "01-01"]);
  });
});

test.each<[string, Rhythm, string[]]>([
  ["every week", weekly, ["01-12", "01-19", "01-26", "02-02"]],
  ["every other week", { kind: "weeks", every: 2 }, ["01-12", "01-26", "02-09", "02-23"]],
  ["every ten days", { kind: "days", every: 10 }, ["01-12", "01-22", "02-01", "02-11"]],
  ["on Tuesdays and Fridays", { kind: "weekdays", weekdays: [5, 2] }, ["01-12", "01-15", "01-19", "01-22"]],
  [
    "on Mondays, the first time on a Tuesday",
    { kind: "weekdays", weekdays: [1] },
    ["01-12", "01-18", "01-25", "02-01"],
  ],
  ["on Sundays", { kind: "weekdays", weekdays: [7] }, ["01-12", "01-17", "01-24", "01-31"]],
])("a group meets %s", (_case, rhythm, expected) => {
  expect(daysOf(meet({ rhythm }, 4))).toEqual(expected);
});

describe("in holidays nobody meets, and the plan gets longer", () => {
  test.each([
    ["a week", [{ from: "2027-01-18", through: "2027-01-22" }], ["01-12", "01-26", "02-02"]],
    [
      "its first and last day too",
      [{ from: "2027-01-19", through: "2027-01-26" }],
      ["01-12", "02-02", "02-09"],
    ],
    ["one day", [{ from: "2027-01-26", through: "2027-01-26" }], ["01-12", "01-19", "02-02"]],
    ["between meetings", [{ from: "2027-01-13", through: "2027-01-18" }], ["01-12", "01-19", "01-26"]],
    ["the first meeting", [{ from: "2027-01-01", through: "2027-01-12" }], ["01-19", "01-26", "02-02"]],
    [
      "several",
      [
        { from: "2027-01-19", through: "2027-01-19" },
        { from: "2027-02-01", through: "2027-02-07" },
      ],
      ["01-12", "01-26", "02-09"],
    ],
  ])("%s", (_case, holidays, expected) => {
    expect(daysOf(meet({ holidays }, 3))).toEqual(expected);
  });

  test("a holiday is one by the group's clocks, not by Greenwich", () => {
    const holidays = [{ from: "2027-01-13", through: "2027-01-13" }];
    // 19:00 on the 12th in New York is the 13th in Greenwich; 9:00 on the 13th in Auckland is the 12th.
    expect(daysOf(meet({ holidays, zone: "America/New_York" }, 1))).toEqual(["01-12"]);
    expect(daysOf(meet({ holidays, zone: "Pacific/Auckland", first: "2027-01-13T09:00" }, 1))).toEqual([
      "01-20",
    ]);
  });
});

test("from an instant on, the meetings of the same calendar are those that are still to come", () => {
  const rhythm: Rhythm = { kind: "weeks", every: 2 };
  expect(daysOf(meet({ rhythm }, 2, "2027-01-26T19:00:00Z"))).toEqual(["01-26", "02-09"]);
  expect(daysOf(meet({ rhythm }, 2, "2027-01-26T19:00:01Z"))).toEqual(["02-09", "02-23"]);
});

test.each<[string, Partial<Calendar>, number, string]>([
  ["a day that is not", { first: "2027-02-29T19:00" }, 1, "schedule.no-such-time"],
  ["an hour that is not", { first: "2027-02-28T24:00" }, 1, "schedule.no-such-time"],
  ["a day without a time", { first: "2027-02-28" }, 1, "schedule.no-such-time"],
  ["an instant", { first: "2027-02-28T19:00Z" }, 1, "schedule.no-such-time"],
  ["no zone", { zone: "Europe/Nowhere" }, 1, "group.no-such-time-zone"],
  ["no weekday", { rhythm: { kind: "weekdays", weekdays: [] } }, 1, "schedule.no-such-rhythm"],
  ["every no week", { rhythm: { kind: "weeks", every: 0 } }, 1, "schedule.no-such-rhythm"],
  ["every half day", { rhythm: { kind: "days", every: 0.5 } }, 1, "schedule.no-such-rhythm"],
  ["every other year", { rhythm: { kind: "weeks", every: 104 } }, 1, "schedule.no-such-rhythm"],
  [
    "a holiday that ends before it begins",
    { holidays: [{ from: "2027-02-02", through: "2027-02-01" }] },
    1,
    "schedule.no-such-holiday",
  ],
  [
    "a holiday on no day",
    { holidays: [{ from: "2027-02-30", through: "2027-03-01" }] },
    1,
    "schedule.no-such-holiday",
  ],
  ["no meeting", {}, 0, "schedule.portions-out-of-range"],
  ["too many", {}, SCHEDULE_PORTIONS + 1, "schedule.portions-out-of-range"],
  ["for twenty years", { rhythm: { kind: "weeks", every: 52 } }, 20, "schedule.too-far"],
  [
    "a holiday without end",
    { holidays: [{ from: "2027-01-01", through: "2999-12-31" }] },
    1,
    "schedule.too-far",
  ],
])("%s is no plan", (_case, calendar, count, code) => {
  expect(meetingTimes({ ...london, ...calendar }, count)).toMatchObject({ ok: false, code });
});
