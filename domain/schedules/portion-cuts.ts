import { type Beginnings, beginningsIn, type MeasuredParagraph, type Portion } from "./portions";

/** Where portions may begin in the part of the text that they cover, and at which of these places they do. */
export type PortionCuts = { beginnings: Beginnings; cuts: number[] };

/** Null when the portions are not ones of this text: not one after another, or cut where nothing can be cut. */
export function cutsOf(
  paragraphs: readonly MeasuredParagraph[],
  portions: readonly Portion[],
): PortionCuts | null {
  const from = portions[0]?.from ?? 0;
  const through = portions.at(-1)?.through ?? 0;
  if (from < 0 || through >= paragraphs.length) return null;
  const beginnings = beginningsIn(paragraphs, { from, through });
  const cuts = portions.map((portion) => beginnings.at.indexOf(portion.from));
  const isWhole = portions.every((portion, at) => {
    const next = portions[at + 1];
    return portion.from <= portion.through && (!next || next.from === portion.through + 1);
  });
  return portions.length > 0 && isWhole && !cuts.includes(-1) ? { beginnings, cuts } : null;
}
