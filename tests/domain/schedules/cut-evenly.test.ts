import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countWords } from "@/domain/count-words";
import { parsePlainText } from "@/domain/formats/plain-text";
import { HEADING_NEAR, SCHEDULE_PORTIONS } from "@/domain/limits";
import { cutEvenly, type Share } from "@/domain/schedules/cut-evenly";
import type { MeasuredParagraph, Portion } from "@/domain/schedules/portions";
import { fixture, testWithFixtures } from "../../support/fixtures";
import { anyText, readOf, textOf } from "../../support/texts-to-plan";

function cut(text: MeasuredParagraph[], share: Share): Portion[] {
  const portions = cutEvenly(text, share);
  if (!portions.ok) throw new Error(portions.code);
  return portions.value;
}

const shown = (portions: Portion[]) =>
  portions.map(({ from, through, words }) => `${from}-${through}: ${words}`);

describe("a text is cut into portions", () => {
  test.each([
    ["even paragraphs", "p100 p100 p100 p100", 2, ["0-1: 200", "2-3: 200"]],
    ["one for each paragraph", "p1 p900 p1", 3, ["0-0: 1", "1-1: 900", "2-2: 1"]],
    ["all of it", "h2 p10 p20", 1, ["0-2: 32"]],
    ["a heading goes with what follows", "p100 h100 p100 p100", 2, ["0-0: 100", "1-3: 300"]],
    ["so do several", "p100 h1 h1 p100", 2, ["0-0: 100", "1-3: 102"]],
    ["and one without words", "p100 h0 p100", 2, ["0-0: 100", "1-2: 100"]],
    ["a break under a heading parts it from nothing", "p50 h1 b0 p50", 2, ["0-0: 50", "1-3: 51"]],
    ["a break after a paragraph stays with it", "p50 b0 p50", 2, ["0-1: 50", "2-2: 50"]],
    ["a note stays with what it is to", "p50 n10 p50", 2, ["0-1: 50", "2-2: 50"]],
    ["notes at the end make no portion longer", "p10 p10 h1 n900 n900", 2, ["0-0: 10", "1-4: 11"]],
    ["a heading with nothing under it ends the last", "p10 p10 h2", 2, ["0-0: 10", "1-2: 12"]],
    ["a text may begin with a note", "n5 p10 p10", 2, ["0-1: 10", "2-2: 10"]],
  ])("%s", (_case, text, portions, expected) => {
    expect(shown(cut(textOf(text), { portions }))).toEqual(expected);
  });

  test("a cut goes to a heading that is near, and not to one that is far", () => {
    // Two portions of 1000 words: a heading is near up to 150 words from the middle.
    const secondOf = (paragraphsBefore: number) => {
      const text = textOf(`${"p50 ".repeat(paragraphsBefore)}h0${" p50".repeat(40 - paragraphsBefore)}`);
      return cut(text, { portions: 2 })[1];
    };
    expect(HEADING_NEAR * 1000).toBe(150);
    expect(secondOf(18)).toEqual({ from: 18, through: 40, words: 1100 });
    expect(secondOf(22)).toEqual({ from: 22, through: 40, words: 900 });
    expect(secondOf(16)).toEqual({ from: 21, through: 40, words: 1000 });
    expect(secondOf(24)).toEqual({ from: 20, through: 40, words: 1000 });
  });

  test.each([
    [100, 3, "about as many as asked for"],
    [110, 3, "the number that comes nearest"],
    [1_000, 1, "at least one"],
    [1, 6, "not more than there are paragraphs"],
    [Number.POSITIVE_INFINITY, 1, "all at once"],
  ])("by %d words each it becomes %d: %s", (wordsEach, portions) => {
    expect(cut(textOf("p50 p50 p50 p50 p50 p50"), { wordsEach })).toHaveLength(portions);
  });
});

test.each([
  ["nothing", [], { portions: 1 }, "schedule.nothing-to-read"],
  ["headings and notes alone", textOf("h5 n5 b0"), { portions: 1 }, "schedule.nothing-to-read"],
  ["more portions than paragraphs", textOf("h5 p5 p5"), { portions: 3 }, "schedule.too-few-paragraphs"],
  ["no portion", textOf("p5"), { portions: 0 }, "schedule.portions-out-of-range"],
  ["half a portion", textOf("p5"), { portions: 0.5 }, "schedule.portions-out-of-range"],
  ["no number", textOf("p5"), { portions: Number.NaN }, "schedule.portions-out-of-range"],
  ["no words", textOf("p5"), { wordsEach: 0 }, "schedule.words-too-few"],
  ["no number of words", textOf("p5"), { wordsEach: Number.NaN }, "schedule.words-too-few"],
  [
    "a few words for ever",
    Array.from({ length: SCHEDULE_PORTIONS + 1 }, () => textOf("p9")).flat(),
    { wordsEach: 9 },
    "schedule.portions-out-of-range",
  ],
] satisfies [string, MeasuredParagraph[], Share, string][])(
  "%s cannot be cut",
  (_case, text, share, code) => {
    expect(cutEvenly(text, share)).toMatchObject({ ok: false, code });
  },
);

/** Where a portion may begin, as the rules say it: under no heading, at something that is read or heads it. */
function mayBegin(text: MeasuredParagraph[], index: number): boolean {
  const isRead = ({ kind, words }: MeasuredParagraph) =>
    kind !== "heading" && kind !== "footnote" && words > 0;
  const here = text[index];
  if (index === 0) return true;
  if (!here || (here.kind !== "heading" && !isRead(here)) || readOf(text.slice(index)) === 0) return false;
  const before = text.slice(0, index).findLast((one) => one.kind === "heading" || isRead(one));
  return before !== undefined && isRead(before);
}

/** What the portions cost, as `best-cuts.ts` promises it. */
function costOf(text: MeasuredParagraph[], cuts: number[]): number {
  const words = (from: number, to: number) =>
    text.slice(from, to).reduce((sum, one) => sum + (one.kind === "footnote" ? 0 : one.words), 0);
  const share = words(0, text.length) / cuts.length;
  return cuts.reduce((cost, from, portion) => {
    const isFree = from === 0 || text[from]?.kind === "heading";
    const uneven = (words(from, cuts[portion + 1] ?? text.length) - share) ** 2;
    return cost + uneven + (isFree ? 0 : 2 * (HEADING_NEAR * share) ** 2);
  }, 0);
}

/** All ways to begin so many portions at these places. */
function* ways(places: number[], portions: number): Generator<number[]> {
  const [first, ...others] = places;
  if (first === undefined) return;
  if (portions === 1) yield [first];
  else
    for (let next = 0; next <= others.length - portions + 1; next++)
      for (const rest of ways(others.slice(next), portions - 1)) yield [first, ...rest];
}

/** The least cost, by trying every cut after every other: slow, and plain. */
function leastCost(text: MeasuredParagraph[], portions: number): number {
  const places = text.map((_, index) => index).filter((index) => mayBegin(text, index));
  const words = [0];
  for (const one of text) words.push((words.at(-1) ?? 0) + (one.kind === "footnote" ? 0 : one.words));
  const share = (words.at(-1) ?? 0) / portions;
  const ends = [...places, text.length];
  let costs = ends.map((_, end) => (end === 0 ? 0 : Infinity));
  for (let portion = 0; portion < portions; portion++)
    costs = ends.map((end, at) =>
      Math.min(
        Infinity,
        ...ends.slice(0, at).map((begin, from) => {
          const isFree = begin === 0 || text[begin]?.kind === "heading";
          const uneven = ((words[end] ?? 0) - (words[begin] ?? 0) - share) ** 2;
          return (costs[from] ?? Infinity) + uneven + (isFree ? 0 : 2 * (HEADING_NEAR * share) ** 2);
        }),
      ),
    );
  return costs.at(-1) ?? Infinity;
}

describe("whatever the text", () => {
  const withPortions = (maxLength: number, most: number) =>
    anyText(maxLength)
      .filter((text) => readOf(text) > 0)
      .chain((text) =>
        fc.tuple(fc.constant(text), fc.integer({ min: 1, max: Math.min(most, readOf(text)) })),
      );

  test("its portions are as many as asked for, follow each other, and leave nothing out", () => {
    fc.assert(
      fc.property(withPortions(80, 80), ([text, portions]) => {
        const made = cut(text, { portions });
        expect(made).toHaveLength(portions);
        expect([made[0]?.from, made.at(-1)?.through]).toEqual([0, text.length - 1]);
        for (const [at, { from, through, words }] of made.entries()) {
          const inside = text.slice(from, through + 1);
          expect(from).toBe(at === 0 ? 0 : (made[at - 1]?.through ?? 0) + 1);
          expect(readOf(inside)).toBeGreaterThan(0);
          expect(words).toBe(inside.reduce((sum, one) => sum + (one.kind === "footnote" ? 0 : one.words), 0));
        }
      }),
      { numRuns: 500 },
    );
  });

  test("none ends with a heading or begins with a note, unless the text does", () => {
    fc.assert(
      fc.property(withPortions(60, 60), ([text, portions]) => {
        const made = cut(text, { portions });
        for (const { through } of made.slice(0, -1)) expect(text[through]?.kind).not.toBe("heading");
        for (const { from } of made) expect([from, mayBegin(text, from)]).toEqual([from, true]);
      }),
      { numRuns: 500 },
    );
  });

  test("no way to cut a short one costs less", () => {
    fc.assert(
      fc.property(withPortions(14, 6), ([text, portions]) => {
        const places = text.map((_, index) => index).filter((index) => mayBegin(text, index));
        const costs = [...ways(places, portions)].map((way) => costOf(text, way));
        const cost = costOf(
          text,
          cut(text, { portions }).map(({ from }) => from),
        );
        expect(cost).toBeCloseTo(Math.min(...costs), 5);
      }),
      { numRuns: 500 },
    );
  });

  test("no way to cut a longer one costs less", () => {
    fc.assert(
      fc.property(withPortions(120, 25), ([text, portions]) => {
        const cost = costOf(
          text,
          cut(text, { portions }).map(({ from }) => from),
        );
        expect(cost).toBeCloseTo(leastCost(text, portions), 4);
      }),
      { numRuns: 150 },
    );
  });

  test("its portions differ from an even share by no more than its longest paragraph and a near heading", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 20, max: 200 }), { minLength: 200, maxLength: 400 }),
        fc.integer({ min: 2, max: 12 }),
        (words, portions) => {
          const text = words.map((count, at): MeasuredParagraph => {
            return { kind: at % 9 === 0 ? "heading" : "paragraph", words: at % 9 === 0 ? 2 : count };
          });
          const made = cut(text, { portions });
          const share = made.reduce((sum, one) => sum + one.words, 0) / portions;
          const uneven = Math.sqrt(made.reduce((sum, one) => sum + (one.words - share) ** 2, 0) / portions);
          // The cuts nearest to even are half a paragraph and its heading off at most, so their portions twice that.
          expect(uneven).toBeLessThanOrEqual(Math.hypot(202, Math.SQRT2 * HEADING_NEAR * share));
        },
      ),
      { numRuns: 100 },
    );
  });
});

function measured(file: string): MeasuredParagraph[] {
  const parsed = parsePlainText(fixture(file));
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value.paragraphs.map(({ kind, text }) => ({ kind, words: countWords(text, "en") }));
}

testWithFixtures("the seed text becomes six portions that differ by less than its longest paragraph", () => {
  const text = measured("seed/did-leninism-lead-to-stalinism.txt");
  const portions = cut(text, { portions: 6 });
  const words = portions.map((portion) => portion.words);
  expect(words).toHaveLength(6);
  expect([portions[0]?.from, portions[5]?.through]).toEqual([0, text.length - 1]);
  expect(words.reduce((sum, one) => sum + one)).toBe(text.reduce((sum, one) => sum + one.words, 0));
  expect(Math.max(...words) - Math.min(...words)).toBeLessThan(Math.max(...text.map((one) => one.words)));
  expect(
    costOf(
      text,
      portions.map(({ from }) => from),
    ),
  ).toBeCloseTo(leastCost(text, 6), 4);
});

testWithFixtures("a long novel becomes sixty portions, nearly all of which begin with a chapter", () => {
  const text = measured("texts/les-miserables-en.txt");
  const portions = cut(text, { portions: 60 });
  const share = portions.reduce((sum, { words }) => sum + words, 0) / 60;
  for (const { words } of portions) expect(Math.abs(words - share)).toBeLessThan(HEADING_NEAR * share);
  expect(portions.filter(({ from }) => text[from]?.kind === "heading").length).toBeGreaterThan(54);
});
