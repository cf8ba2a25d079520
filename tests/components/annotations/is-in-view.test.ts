import { describe, expect, test } from "vitest";
import { isInView } from "@/components/annotations/is-in-view";

describe("in a window of 800 pixels, a post", () => {
  test.each([
    ["is in view whole", { height: 120, shown: 120 }, true],
    ["is in view whole where pixels are halved", { height: 120.5, shown: 120 }, true],
    ["lacks its last line", { height: 120, shown: 96 }, false],
    ["shows its first line", { height: 120, shown: 24 }, false],
    ["is away", { height: 120, shown: 0 }, false],
    ["has no height yet", { height: 0, shown: 0 }, false],
    ["is taller than the window and fills it", { height: 2_000, shown: 800 }, true],
    ["is taller than the window and takes most of it", { height: 2_000, shown: 600 }, true],
    ["is taller than the window and takes half of it", { height: 2_000, shown: 400 }, false],
  ])("that %s", (_, heights, expected) => {
    expect(isInView({ ...heights, room: 800 })).toBe(expected);
  });

  test("that is taller than the sheet it scrolls in is measured by the sheet", () => {
    expect(isInView({ height: 700, shown: 300, room: 400 })).toBe(true);
  });
});
