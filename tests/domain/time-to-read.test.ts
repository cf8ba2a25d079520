import { expect, test } from "vitest";
import { PACES, timeToRead, USUAL_PACE } from "@/domain/time-to-read";

test("the time a text takes is told in minutes, that of a book in hours", () => {
  expect(timeToRead(0, USUAL_PACE)).toEqual({ minutes: 1, hours: 0 });
  expect(timeToRead(2_800, USUAL_PACE)).toEqual({ minutes: 14, hours: 0 });
  expect(timeToRead(18_000, USUAL_PACE)).toEqual({ minutes: 90, hours: 0 });
  expect(timeToRead(45_400, USUAL_PACE)).toEqual({ minutes: 0, hours: 4 });
});

test("whoever reads slowly is told a longer time, whoever reads swiftly a shorter one", () => {
  expect(PACES.map((pace) => timeToRead(6_000, pace).minutes)).toEqual([50, 38, 30, 24, 20]);
  expect(timeToRead(12_000, 120)).toEqual({ minutes: 0, hours: 2 });
});
