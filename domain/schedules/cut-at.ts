import { SCHEDULE_PORTIONS } from "../limits";
import { accepted, type Parsed, rejected } from "../parsed";
import {
  beginningsIn,
  type MeasuredParagraph,
  type Portion,
  type PortionPlace,
  portionsAt,
} from "./portions";

/** Portions that begin at these paragraphs, as somebody has cut the text, or a part of it, by hand. */
export function cutAt(
  paragraphs: readonly MeasuredParagraph[],
  begins: readonly number[],
  part?: PortionPlace,
): Parsed<Portion[]> {
  const beginnings = beginningsIn(paragraphs, part);
  if (beginnings.at.length === 0) return rejected("schedule.nothing-to-read");
  if (begins.length < 1 || begins.length > SCHEDULE_PORTIONS)
    return rejected("schedule.portions-out-of-range", { limit: SCHEDULE_PORTIONS });
  const places = new Map(beginnings.at.map((index, place) => [index, place]));
  const cuts = begins.map((index) => places.get(index) ?? -1);
  const isInOrder = cuts.every((cut, at) => (at === 0 ? cut === 0 : cut > (cuts[at - 1] ?? cut)));
  return isInOrder ? accepted(portionsAt(beginnings, cuts)) : rejected("schedule.other-text");
}
