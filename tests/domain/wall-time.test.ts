import { expect, test } from "vitest";
import { instantOf, wallTimeOf } from "@/domain/wall-time";

test.each<[string, string, string, string]>([
  ["in winter", "2027-01-12T19:00", "Europe/Berlin", "2027-01-12T18:00:00.000Z"],
  ["in summer", "2027-07-12T19:00", "Europe/Berlin", "2027-07-12T17:00:00.000Z"],
  ["with seconds", "2027-07-12T19:00:30.5", "Europe/Berlin", "2027-07-12T17:00:30.500Z"],
  ["west of Greenwich", "2027-01-12T19:00", "America/New_York", "2027-01-13T00:00:00.000Z"],
  ["a quarter off the hour", "2027-01-12T19:00", "Asia/Kathmandu", "2027-01-12T13:15:00.000Z"],
  ["just before clocks leap", "2027-03-28T01:59", "Europe/Berlin", "2027-03-28T00:59:00.000Z"],
  ["skipped in spring, Berlin", "2027-03-28T02:30", "Europe/Berlin", "2027-03-28T01:30:00.000Z"],
  ["just after they leapt", "2027-03-28T03:00", "Europe/Berlin", "2027-03-28T01:00:00.000Z"],
  ["skipped in spring, New York", "2027-03-14T02:30", "America/New_York", "2027-03-14T07:30:00.000Z"],
  ["skipped half an hour, Lord Howe", "2027-10-03T02:15", "Australia/Lord_Howe", "2027-10-02T15:45:00.000Z"],
  ["shown twice in autumn, Berlin", "2027-10-31T02:30", "Europe/Berlin", "2027-10-31T00:30:00.000Z"],
  ["just after that", "2027-10-31T03:00", "Europe/Berlin", "2027-10-31T02:00:00.000Z"],
  ["shown twice in autumn, New York", "2027-11-07T01:30", "America/New_York", "2027-11-07T05:30:00.000Z"],
  ["midnight that is skipped, Cairo", "2027-04-30T00:00", "Africa/Cairo", "2027-04-29T22:00:00.000Z"],
])("A time %s: %s in %s is %s", (_, wallTime, zone, instant) => {
  expect(instantOf(wallTime, zone)?.toISOString()).toBe(instant);
});

test.each([
  "",
  "tomorrow",
  "2027-02-30T10:00",
  "2027-01-12",
  "2027-01-12T25:00",
  "0000-01-01T00:00",
  "275760-09-13T00:00",
  "2027-W02-1T10:00",
  "2027-01-12T10:00Z",
])("%j is no time on a clock", (typed) => {
  expect(instantOf(typed, "UTC")).toBeNull();
});

test.each([
  ["2027-01-12T19:05", "Europe/Berlin"],
  ["2027-07-12T00:00", "America/New_York"],
  ["2027-10-31T02:30", "Europe/Berlin"],
])("What was typed, %s in %s, is shown again as it was", (typed, zone) => {
  const instant = instantOf(typed, zone);
  expect(instant && wallTimeOf(instant, zone)).toBe(typed);
});
