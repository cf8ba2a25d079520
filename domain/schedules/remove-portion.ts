import { accepted, type Parsed, rejected } from "../parsed";
import { cutsOf } from "./portion-cuts";
import { type MeasuredParagraph, type Portion, portionsAt } from "./portions";

/** Its paragraphs go to the portion before it, those of the first one to the second. */
export function removePortion(
  paragraphs: readonly MeasuredParagraph[],
  portions: readonly Portion[],
  portion: number,
): Parsed<Portion[]> {
  const found = cutsOf(paragraphs, portions);
  if (!found) return rejected("schedule.other-text");
  if (found.cuts[portion] === undefined) return rejected("schedule.no-such-portion");
  if (portions.length === 1) return rejected("schedule.last-portion");
  return accepted(portionsAt(found.beginnings, found.cuts.toSpliced(Math.max(portion, 1), 1)));
}
