import { expect, test } from "vitest";
import { beginningOf } from "@/domain/schedules/beginning-of";
import { cutAt } from "@/domain/schedules/cut-at";
import { firstMeetingAfter } from "@/domain/schedules/first-meeting";
import { packText, unpackText } from "@/domain/schedules/plan-text";
import { textOf } from "../../support/texts-to-plan";

const text = textOf("h3 p100 n20 p100 h2 p50 b0 p100");

test.each([
  ["at headings and paragraphs", [0, 3, 4], ["0-2: 103", "3-3: 100", "4-7: 152"]],
  ["in one", [0], ["0-7: 355"]],
  ["not at the beginning of the text", [1, 3], "schedule.other-text"],
  ["right under a heading", [0, 5], "schedule.other-text"],
  ["at a note", [0, 2], "schedule.other-text"],
  ["behind the end", [0, 8], "schedule.other-text"],
  ["twice at one place", [0, 3, 3], "schedule.other-text"],
  ["backwards", [0, 4, 3], "schedule.other-text"],
  ["nowhere", [], "schedule.portions-out-of-range"],
])("a text cut by hand %s", (_, begins, expected) => {
  const cut = cutAt(text, begins);
  expect(
    cut.ok ? cut.value.map(({ from, through, words }) => `${from}-${through}: ${words}`) : cut.code,
  ).toEqual(expected);
});

test("the rest of a text is cut by hand as well, and nothing is cut where nothing is to be read", () => {
  const rest = cutAt(text, [4, 7], { from: 4, through: 7 });
  expect(rest.ok && rest.value.map(({ from, through }) => [from, through])).toEqual([
    [4, 6],
    [7, 7],
  ]);
  expect(cutAt(textOf("h3 b0"), [0])).toMatchObject({ ok: false, code: "schedule.nothing-to-read" });
});

test.each([
  ["Economy", "Economy"],
  ["  Two\n lines ", "Two lines"],
  [
    "When I wrote the following pages, or rather the bulk of them, I lived alone, in the woods, a mile from any neighbor.",
    "When I wrote the following pages, or rather …",
  ],
  ["第".repeat(100), `${"第".repeat(44)} …`],
  ["😀".repeat(100), `${"😀".repeat(22)} …`],
  [`x${"😀".repeat(100)}`, `x${"😀".repeat(21)} …`],
])("%s begins so", (whole, beginning) => {
  expect(beginningOf(whole)).toBe(beginning);
});

test("a group meets first in a week, on an evening of its own zone", () => {
  const late = new Date("2027-03-01T23:30Z");
  expect(firstMeetingAfter(late, "Europe/London")).toBe("2027-03-08T19:00");
  expect(firstMeetingAfter(late, "Asia/Tokyo")).toBe("2027-03-09T19:00");
});

test("a packed text is the same when it is unpacked, with its numbers", () => {
  const placed = [
    { kind: "heading", words: 1, key: "a", beginning: "Economy", number: null },
    { kind: "paragraph", words: 9, key: "b", beginning: "When I wrote", number: 1 },
    { kind: "footnote", words: 4, key: "c", beginning: "Or nearly", number: null },
    { kind: "verse", words: 7, key: "d", beginning: "The pond", number: 2 },
  ] as const;
  expect(unpackText(packText(placed))).toEqual(placed);
});
