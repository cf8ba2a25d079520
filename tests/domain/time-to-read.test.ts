import { expect, test } from "vitest";
import { timeToRead } from "@/domain/time-to-read";

test("the time a text takes is told in minutes, that of a book in hours", () => {
  expect(timeToRead(0)).toEqual({ minutes: 1, hours: 0 });
  expect(timeToRead(2_800)).toEqual({ minutes: 14, hours: 0 });
  expect(timeToRead(18_000)).toEqual({ minutes: 90, hours: 0 });
  expect(timeToRead(45_400)).toEqual({ minutes: 0, hours: 4 });
});
