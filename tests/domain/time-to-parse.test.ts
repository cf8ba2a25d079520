import { expect, test } from "vitest";
import { IMPORT_BYTES } from "@/domain/limits";
import { timeToParse } from "@/domain/time-to-parse";

test.each([
  ["nothing", 0, 10],
  ["a page and a half", 2_345, 11],
  ["a novel", 1024 * 1024, 14],
  ["the largest file", IMPORT_BYTES, 60],
])("%s holds up the files behind it for no longer than it may need", (_, bytes, seconds) => {
  expect(timeToParse(bytes)).toBe(seconds);
});
