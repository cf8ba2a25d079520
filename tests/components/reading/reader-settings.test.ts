import { expect, test } from "vitest";
import {
  parseSettings,
  plainSettings,
  type ReaderSettings,
  serializeSettings,
} from "@/components/reading/reader-settings";

test("a reader's settings come back as they were chosen", () => {
  const chosen: ReaderSettings = {
    size: 5,
    measure: "wide",
    spacing: "airy",
    typeface: "legible",
    theme: "dark",
    printed: "mine",
    keys: false,
    hidesSpoilers: true,
  };
  expect(parseSettings(serializeSettings(chosen))).toEqual(chosen);
});

test.each([
  ["nothing", undefined],
  ["no JSON", "size=5"],
  ["half an escape", "%E0%A4"],
  ["a list", encodeURIComponent("[5]")],
  ["null", "null"],
  ["what there is not", encodeURIComponent('{"size":9,"theme":"pink","keys":"no","more":1}')],
])("%s instead of settings is as for all", (_, cookie) => {
  expect(parseSettings(cookie)).toEqual(plainSettings);
});

test("of settings from an older version what still fits is kept", () => {
  expect(parseSettings(encodeURIComponent('{"size":4,"theme":"sepia"}'))).toEqual({
    ...plainSettings,
    size: 4,
  });
});
