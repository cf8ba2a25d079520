import { expect, test } from "vitest";
import { IMPORT_BYTES } from "@/domain/limits";
import { timeToParse } from "@/domain/time-to-parse";

test.each([
  ["nothing", 0, 5],
  ["a page and a half", 2_345, 5],
  ["a novel", 1024 * 1024, 9],
  ["the largest file", IMPORT_BYTES, 60],
])("%s holds up the files behind it for no longer than it may need", (_, bytes, seconds) => {
  expect(timeToParse(bytes)).toBe(seconds);
});
