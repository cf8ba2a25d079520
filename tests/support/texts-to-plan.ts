import fc from "fast-check";
import type { MeasuredParagraph } from "@/domain/schedules/portions";

/** Texts of all sorts of paragraphs, some of them without words. */
export function anyText(maxLength: number): fc.Arbitrary<MeasuredParagraph[]> {
  const paragraph = fc.record({
    kind: fc.constantFrom("paragraph", "paragraph", "paragraph", "quote", "heading", "footnote", "figure"),
    words: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 300 })),
  }) satisfies fc.Arbitrary<MeasuredParagraph>;
  return fc.array(paragraph, { maxLength, size: "max" });
}

export const readOf = (text: readonly MeasuredParagraph[]): number =>
  text.filter(({ kind, words }) => kind !== "heading" && kind !== "footnote" && words > 0).length;

/** `p100 h3 n20 b0` are a paragraph, a heading, a note and a figure with so many words. */
export function textOf(written: string): MeasuredParagraph[] {
  const kinds = { p: "paragraph", h: "heading", n: "footnote", b: "figure" } as const;
  return written.split(" ").map((one) => ({
    kind: kinds[one.charAt(0) as keyof typeof kinds],
    words: Number(one.slice(1)),
  }));
}
