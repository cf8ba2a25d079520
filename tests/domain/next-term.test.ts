import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AssignmentTimes } from "@/domain/assignments";
import {
  firstMeetingOf,
  isTellable,
  nextFirstMeeting,
  shiftBetween,
  shiftCalendar,
  shiftTimes,
} from "@/domain/next-term";
import { wallTimeOf } from "@/domain/wall-time";

const LONDON = "Europe/London";
const times = (opensAt: string | null, dueAt: string | null, repliesUntil: string | null = null) => {
  const at = (written: string | null) => (written === null ? null : new Date(written));
  return { opensAt: at(opensAt), dueAt: at(dueAt), repliesUntil: at(repliesUntil) };
};
const told = (moved: AssignmentTimes, zone = LONDON) =>
  Object.values(moved).map((at) => at && `${wallTimeOf(at, zone)} = ${at.toISOString().slice(0, 16)}Z`);

test("The first meeting is when something is due first, else when something opens, on the group's clocks", () => {
  const later = times("2027-03-01T19:00Z", "2027-03-30T18:00Z");
  expect(firstMeetingOf([later, times(null, "2027-03-23T19:00Z")], LONDON)).toBe("2027-03-23T19:00");
  expect(firstMeetingOf([later], LONDON)).toBe("2027-03-30T19:00");
  expect(firstMeetingOf([times("2027-07-01T08:00Z", null)], LONDON)).toBe("2027-07-01T09:00");
  expect(firstMeetingOf([times(null, null, "2027-01-01T08:00Z")], LONDON)).toBe("2027-01-01T08:00");
  expect(firstMeetingOf([times(null, null)], LONDON)).toBeNull();
  expect(firstMeetingOf([], LONDON)).toBeNull();
});

test.each([
  ["2026-09-15T19:00", "2027-01-11T12:00Z", "2027-01-12T19:00"],
  ["2026-09-15T19:00", "2027-01-12T19:30Z", "2027-01-19T19:00"],
  ["2027-09-15T19:00", "2027-01-12T19:30Z", "2027-09-22T19:00"],
])("After %s a group could meet next, seen from %s, at %s", (before, now, first) => {
  expect(nextFirstMeeting(before, LONDON, new Date(now))).toBe(first);
});

describe("all times move on the clocks of the wall", () => {
  const shift = shiftBetween("2027-03-16T19:00", "2027-10-19T19:00") ?? Number.NaN;

  test("seven in the evening stays so over both changes of the clocks", () => {
    const moved = shiftTimes(
      times("2027-03-23T19:00Z", "2027-03-30T18:00Z", "2027-04-06T18:00Z"),
      shift,
      LONDON,
    );
    expect(told(moved)).toEqual([
      "2027-10-26T19:00 = 2027-10-26T18:00Z",
      "2027-11-02T19:00 = 2027-11-02T19:00Z",
      "2027-11-09T19:00 = 2027-11-09T19:00Z",
    ]);
  });

  test("what has no time gets none", () => {
    expect(told(shiftTimes(times(null, "2027-03-16T19:00Z"), shift, LONDON))).toEqual([
      null,
      "2027-10-19T19:00 = 2027-10-19T18:00Z",
      null,
    ]);
  });

  test("where the hour that is skipped, or shown twice, would turn times round, as much lies between them as before", () => {
    const intoGap = shiftBetween("2027-03-21T01:10", "2027-03-28T01:10") ?? Number.NaN;
    const moved = shiftTimes(times("2027-03-21T01:40Z", "2027-03-21T02:10Z"), intoGap, LONDON);
    expect(moved.dueAt?.toISOString()).toBe("2027-03-28T01:10:00.000Z");
    expect(moved.opensAt?.toISOString()).toBe("2027-03-28T00:40:00.000Z");
    // Opens at 01:40 of summer time, and is due at 01:10 of winter time, half an hour later.
    const twice = shiftTimes(
      times("2027-10-31T00:40Z", "2027-10-31T01:10Z"),
      7 * 24 * 60 * 60 * 1000,
      LONDON,
    );
    expect(told(twice).slice(0, 2)).toEqual([
      "2027-11-07T00:40 = 2027-11-07T00:40Z",
      "2027-11-07T01:10 = 2027-11-07T01:10Z",
    ]);
  });

  test("whatever the zone and the shift, what came first comes first, and what was together stays so", () => {
    const instants = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) });
    const minutes = fc.integer({ min: 0, max: 3 * 24 * 60 });
    const zones = fc.constantFrom(LONDON, "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "UTC");
    fc.assert(
      fc.property(
        instants,
        minutes,
        minutes,
        fc.integer({ min: -4_000_000, max: 4_000_000 }),
        zones,
        (start, open, late, by, zone) => {
          const due = start + (open + 1) * 60_000;
          const before = {
            opensAt: new Date(start),
            dueAt: new Date(due),
            repliesUntil: new Date(due + late * 60_000),
          };
          const { opensAt, dueAt, repliesUntil } = shiftTimes(before, by * 60_000, zone);
          expect(opensAt?.getTime()).toBeLessThan(dueAt?.getTime() ?? 0);
          expect(Math.sign((repliesUntil?.getTime() ?? 0) - (dueAt?.getTime() ?? 0))).toBe(Math.sign(late));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

test("What is no time is no first meeting", () => {
  expect(shiftBetween("2027-03-16T19:00", "2027-02-30T19:00")).toBeNull();
  expect(shiftBetween("2027-03-16T19:00", "2027-03-16")).toBeNull();
  expect(shiftBetween("2027-03-16T19:00", "T")).toBeNull();
});

test("A plan's calendar moves with it, its holidays by whole days", () => {
  const calendar = {
    first: "2027-01-12T19:00",
    rhythm: { kind: "weeks", every: 1 } as const,
    holidays: [{ from: "2027-02-15", through: "2027-02-21" }],
  };
  const shift = shiftBetween("2027-01-12T19:00", "2027-09-15T01:00") ?? Number.NaN;
  expect(shiftCalendar(calendar, shift)).toEqual({
    first: "2027-09-15T01:00",
    rhythm: calendar.rhythm,
    holidays: [{ from: "2027-10-19", through: "2027-10-25" }],
  });
});

test("Beyond the year 9999 nothing can be told", () => {
  expect(isTellable(times(null, "9999-12-31T23:59Z"))).toBe(true);
  expect(isTellable({ ...times(null, null), dueAt: new Date(Date.UTC(10_000, 0)) })).toBe(false);
});
