import { SCHEDULE_PORTIONS } from "../limits";
import { accepted, type Parsed, rejected } from "../parsed";
import { cutEvenly } from "./cut-evenly";
import { cutsOf } from "./portion-cuts";
import { type MeasuredParagraph, type Portion, portionsAt } from "./portions";

/** Makes two of one portion, as even as they can be; the others stay. */
export function addPortion(
  paragraphs: readonly MeasuredParagraph[],
  portions: readonly Portion[],
  portion: number,
): Parsed<Portion[]> {
  const found = cutsOf(paragraphs, portions);
  if (!found) return rejected("schedule.other-text");
  const divided = portions[portion];
  if (!divided) return rejected("schedule.no-such-portion");
  if (portions.length === SCHEDULE_PORTIONS)
    return rejected("schedule.portions-out-of-range", { limit: SCHEDULE_PORTIONS });
  const halves = cutEvenly(paragraphs, { portions: 2 }, divided);
  if (!halves.ok) return rejected("schedule.one-paragraph");
  const added = found.beginnings.at.indexOf(halves.value[1]?.from ?? divided.from);
  return accepted(portionsAt(found.beginnings, found.cuts.toSpliced(portion + 1, 0, added)));
}
