import { describe, expect, test } from "vitest";
import { changesIn, plainly } from "@/components/site/audit-changes";

describe("What a line of the audit log says was changed", () => {
  test("of a group's settings is each that is another now, and no other", () => {
    const from = { moderation: { hold: "nothing", words: "…", newDays: 7 }, visibility: "private" };
    const to = { moderation: { hold: "everything", words: "…", newDays: 7 }, visibility: "private" };
    expect(changesIn({ from, to })).toEqual([
      { name: "hold", from: "nothing", to: "everything", isHidden: false },
    ]);
    const same = { moderation: { hold: "nothing", words: "…" } };
    expect(changesIn({ from: same, to: same })).toMatchObject([{ name: "words", isHidden: true }]);
    expect(changesIn({ from: { name: "…" }, to: { name: "…" } })).toMatchObject([{ name: "name" }]);
    expect(changesIn({ from: null, to: { isReadOnly: true } })).toMatchObject([
      { from: undefined, to: true },
    ]);
    expect(changesIn({ from: null, to: null })).toEqual([]);
  });

  test("is said without the shape that it has in the database", () => {
    expect(plainly({ from: "22:00", until: "07:00" })).toBe("22:00–07:00");
    expect(plainly("2027-01-12T19:00:00.000Z")).toBe("2027-01-12 19:00 UTC");
    expect(plainly(30)).toBe("30");
    expect(plainly("Europe/Berlin")).toBe("Europe/Berlin");
  });
});
