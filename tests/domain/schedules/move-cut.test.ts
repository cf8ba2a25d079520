import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Parsed } from "@/domain/parsed";
import { addPortion } from "@/domain/schedules/add-portion";
import { cutEvenly } from "@/domain/schedules/cut-evenly";
import { type CutMove, moveCut, reachOfCut } from "@/domain/schedules/move-cut";
import type { MeasuredParagraph, Portion } from "@/domain/schedules/portions";
import { removePortion } from "@/domain/schedules/remove-portion";
import { anyText, readOf, textOf } from "../../support/texts-to-plan";

//                    0   1   2  3   4  5   6   7   8
const text = textOf("p10 p20 h2 p30 n9 p40 p50 p60 h0");
const three: Portion[] = [
  { from: 0, through: 1, words: 30 },
  { from: 2, through: 4, words: 32 },
  { from: 5, through: 8, words: 150 },
];

function shown(portions: Parsed<Portion[]>): string[] | string {
  if (!portions.ok) return portions.code;
  return portions.value.map(({ from, through, words }) => `${from}-${through}: ${words}`);
}

describe("an organizer moves a cut", () => {
  test.each<[string, number, CutMove, string[] | string]>([
    ["a paragraph back", 1, { by: -1 }, ["0-0: 10", "1-4: 52", "5-8: 150"]],
    ["a paragraph on", 2, { by: 1 }, ["0-1: 30", "2-5: 72", "6-8: 110"]],
    ["on past the only paragraph", 1, { by: 1 }, "schedule.cut-at-its-end"],
    ["back past the only paragraph", 2, { by: -1 }, "schedule.cut-at-its-end"],
    ["to a paragraph", 2, { to: 7 }, ["0-1: 30", "2-6: 122", "7-8: 60"]],
    ["to where it is", 1, { to: 2 }, ["0-1: 30", "2-4: 32", "5-8: 150"]],
    ["to a paragraph under its heading", 1, { to: 3 }, ["0-1: 30", "2-4: 32", "5-8: 150"]],
    ["to a heading with nothing under it", 2, { to: 8 }, ["0-1: 30", "2-6: 122", "7-8: 60"]],
    ["to the note before its own paragraph", 2, { to: 4 }, "schedule.cut-at-its-end"],
    ["to the beginning of the text", 1, { to: 0 }, "schedule.cut-at-its-end"],
    ["past the next cut", 1, { to: 6 }, "schedule.cut-at-its-end"],
    ["before the text", 1, { to: -5 }, "schedule.cut-at-its-end"],
    ["before the first portion", 0, { by: 1 }, "schedule.no-such-portion"],
    ["after the last portion", 3, { by: 1 }, "schedule.no-such-portion"],
  ])("%s", (_case, portion, move, expected) => {
    expect(shown(moveCut(text, three, portion, move))).toEqual(expected);
  });

  test("and is told how far it can go", () => {
    expect(reachOfCut(text, three, 1)).toEqual({ ok: true, value: { first: 1, last: 2 } });
    expect(reachOfCut(text, three, 2)).toEqual({ ok: true, value: { first: 5, last: 7 } });
    expect(reachOfCut(text, three, 0)).toMatchObject({ code: "schedule.no-such-portion" });
    expect(reachOfCut(text, three, 3)).toMatchObject({ code: "schedule.no-such-portion" });
  });

  test("also of portions that are only a part of the text", () => {
    expect(shown(moveCut(text, three.slice(1), 1, { by: 1 }))).toEqual(["2-5: 72", "6-8: 110"]);
  });
});

describe("an organizer removes a portion, and its paragraphs go to the one before", () => {
  test.each<[number, string[] | string]>([
    [0, ["0-4: 62", "5-8: 150"]],
    [1, ["0-4: 62", "5-8: 150"]],
    [2, ["0-1: 30", "2-8: 182"]],
    [3, "schedule.no-such-portion"],
    [-1, "schedule.no-such-portion"],
  ])("number %d", (portion, expected) => {
    expect(shown(removePortion(text, three, portion))).toEqual(expected);
  });

  test("but not the only one", () => {
    const one = [{ from: 0, through: 8, words: 212 }];
    expect(shown(removePortion(text, one, 0))).toBe("schedule.last-portion");
  });
});

describe("an organizer adds a portion by dividing one evenly", () => {
  test.each<[number, string[] | string]>([
    [0, ["0-0: 10", "1-1: 20", "2-4: 32", "5-8: 150"]],
    [1, "schedule.one-paragraph"],
    [2, ["0-1: 30", "2-4: 32", "5-6: 90", "7-8: 60"]],
    [3, "schedule.no-such-portion"],
  ])("number %d", (portion, expected) => {
    expect(shown(addPortion(text, three, portion))).toEqual(expected);
  });
});

test.each<[string, Portion[]]>([
  ["with a gap", [three[0], three[2]] as Portion[]],
  ["in another order", [...three].reverse()],
  ["longer than the text", [{ from: 0, through: 9, words: 1 }]],
  [
    "cut under a heading",
    [
      { from: 0, through: 2, words: 32 },
      { from: 3, through: 8, words: 180 },
    ],
  ],
  ["none", []],
])("portions of another text are left alone: %s", (_case, portions) => {
  for (const answer of [
    moveCut(text, portions, 1, { by: 1 }),
    reachOfCut(text, portions, 1),
    removePortion(text, portions, 1),
    addPortion(text, portions, 0),
  ])
    expect(answer).toMatchObject({ ok: false, code: "schedule.other-text" });
});

test("whatever is moved, added and removed, the portions hold all of the text and each something to read", () => {
  type Step = { what: "move" | "drag" | "add" | "remove"; portion: number; to: number };
  const step: fc.Arbitrary<Step> = fc.record({
    what: fc.constantFrom("move", "drag", "add", "remove"),
    portion: fc.integer({ min: 0, max: 6 }),
    to: fc.integer({ min: -1, max: 40 }),
  });
  const take = (paragraphs: MeasuredParagraph[], portions: Portion[], { what, portion, to }: Step) => {
    if (what === "add") return addPortion(paragraphs, portions, portion);
    if (what === "remove") return removePortion(paragraphs, portions, portion);
    return moveCut(paragraphs, portions, portion, what === "drag" ? { to } : { by: to % 2 === 0 ? 1 : -1 });
  };
  fc.assert(
    fc.property(
      anyText(40).filter((paragraphs) => readOf(paragraphs) > 0),
      fc.array(step, { minLength: 1, maxLength: 15 }),
      (paragraphs, steps) => {
        const start = cutEvenly(paragraphs, { portions: Math.min(3, readOf(paragraphs)) });
        let portions = start.ok ? start.value : [];
        for (const one of steps) {
          const answer = take(paragraphs, portions, one);
          if (answer.ok) portions = answer.value;
          else expect(answer.code).not.toBe("schedule.other-text");
        }
        expect([portions[0]?.from, portions.at(-1)?.through]).toEqual([0, paragraphs.length - 1]);
        for (const [at, { from, through, words }] of portions.entries()) {
          const inside = paragraphs.slice(from, through + 1);
          expect(from).toBe(at === 0 ? 0 : (portions[at - 1]?.through ?? 0) + 1);
          expect(readOf(inside)).toBeGreaterThan(0);
          expect(words).toBe(inside.reduce((sum, one) => sum + (one.kind === "footnote" ? 0 : one.words), 0));
          if (at < portions.length - 1) expect(inside.at(-1)?.kind).not.toBe("heading");
        }
      },
    ),
    { numRuns: 300 },
  );
});
