import { describe, expect, test } from "vitest";
import { spanOf, yearOf } from "@/domain/transparency";

const told = (from: string, to: string, zone: string) => {
  const span = spanOf({ from, to }, zone);
  return span && [span.since.toISOString(), span.until.toISOString()];
};

describe("A time is whole days by the clocks of the group", () => {
  test.each([
    ["a year", "2026-01-01", "2026-12-31", "Europe/Berlin", "2025-12-31T23:00Z", "2026-12-31T23:00Z"],
    ["the short day", "2026-03-29", "2026-03-29", "Europe/Berlin", "2026-03-28T23:00Z", "2026-03-29T22:00Z"],
    ["the long day", "2026-10-25", "2026-10-25", "Europe/Berlin", "2026-10-24T22:00Z", "2026-10-25T23:00Z"],
    ["a leap day", "2028-02-29", "2028-02-29", "UTC", "2028-02-29T00:00Z", "2028-03-01T00:00Z"],
    [
      "midnight skipped",
      "2026-09-06",
      "2026-09-06",
      "America/Santiago",
      "2026-09-06T04:00Z",
      "2026-09-07T03:00Z",
    ],
    [
      "midnight twice",
      "2026-11-01",
      "2026-11-01",
      "America/Havana",
      "2026-11-01T04:00Z",
      "2026-11-02T05:00Z",
    ],
  ])("%s", (_, from, to, zone, since, until) => {
    expect(told(from, to, zone)).toEqual([new Date(since), new Date(until)].map((one) => one.toISOString()));
  });

  test("and no time at all when the last day comes first", () => {
    expect(told("2026-02-02", "2026-02-01", "UTC")).toBeNull();
  });
});

test("It is another year where it is later", () => {
  const eve = new Date("2026-12-31T20:00:00Z");
  expect(yearOf(eve, "Europe/Lisbon")).toEqual({ from: "2026-01-01", to: "2026-12-31" });
  expect(yearOf(eve, "Asia/Tokyo")).toEqual({ from: "2027-01-01", to: "2027-12-31" });
});
