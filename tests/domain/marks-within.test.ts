import fc from "fast-check";
import { expect, test } from "vitest";
import { marksWithin } from "@/domain/marks-within";

type Stretched = { start: number; end: number };

const stretched = (most: number) =>
  fc.tuple(fc.nat(most), fc.nat(most)).map(([start, length]) => ({ start, end: start + length }));

test("each stretch is told the marks that touch it, in the order in which they were given", () => {
  fc.assert(
    fc.property(
      fc.array(stretched(30), { maxLength: 20 }),
      fc.array(fc.tuple(fc.nat(3), fc.nat(5)), { maxLength: 10 }),
      (marks, steps) => {
        const within = marksWithin(marks);
        let from = 0;
        for (const [gap, length] of steps) {
          from += gap;
          const to = from + length;
          const touching = marks.filter(({ start, end }) => Math.max(start, from) < Math.min(end, to));
          // An empty stretch, and a mark on nothing, may be told of each other.
          const told = within(from, to).filter(({ start, end }) => Math.max(start, from) < Math.min(end, to));
          expect(told).toEqual(touching);
          from = to;
        }
      },
    ),
  );
});

const ROWS = 20_000;

/** How many marks are told of to rows of four characters, all together. */
function toldOf(marks: Stretched[], most?: number): number {
  const within = marksWithin(marks, most);
  return Array.from({ length: ROWS }, (_, row) => within(row * 5, row * 5 + 4).length).reduce(
    (sum, told) => sum + told,
    0,
  );
}

test("a mark in a row is told of once, and one across two rows twice", () => {
  const inRows = Array.from({ length: ROWS }, (_, row) => ({ start: row * 5 + 1, end: row * 5 + 3 }));
  expect(toldOf(inRows)).toBe(ROWS);
  const acrossTwo = Array.from({ length: ROWS - 1 }, (_, row) => ({ start: row * 5 + 3, end: row * 5 + 6 }));
  expect(toldOf(acrossTwo)).toBe(2 * (ROWS - 1));
});

test("many marks across all rows cost each row no more than are drawn over each other", () => {
  const across = Array.from({ length: ROWS }, (_, at) => ({ start: 0, end: ROWS * 5 - (at % 7) }));
  // All of them are told of where they begin and where they end.
  expect(toldOf(across, 12)).toBeLessThan(2 * ROWS + 12 * ROWS);
});
