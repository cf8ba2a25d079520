import { SCHEDULE_PORTIONS } from "../limits";
import { accepted, type Parsed, rejected } from "../parsed";
import { bestCuts } from "./best-cuts";
import {
  beginningsIn,
  type MeasuredParagraph,
  type Portion,
  type PortionPlace,
  portionsAt,
} from "./portions";

/** How much is read for one meeting: by their number, or about so many words each. */
export type Share = { portions: number } | { wordsEach: number };

/**
 * Cuts a text, or a part of it, into portions as even as its paragraphs allow, at a heading where one is near
 * (`best-cuts.ts` says when). By words, their number is the one that comes nearest, and no more than there are paragraphs
 * to read.
 */
export function cutEvenly(
  paragraphs: readonly MeasuredParagraph[],
  share: Share,
  part?: PortionPlace,
): Parsed<Portion[]> {
  const beginnings = beginningsIn(paragraphs, part);
  const most = beginnings.at.length;
  if (most === 0) return rejected("schedule.nothing-to-read");
  if ("wordsEach" in share && !(share.wordsEach >= 1)) return rejected("schedule.words-too-few");
  const portions =
    "portions" in share
      ? share.portions
      : Math.min(most, Math.max(1, Math.round((beginnings.wordsBefore.at(-1) ?? 0) / share.wordsEach)));
  if (!Number.isInteger(portions) || portions < 1 || portions > SCHEDULE_PORTIONS)
    return rejected("schedule.portions-out-of-range", { limit: SCHEDULE_PORTIONS });
  if (portions > most) return rejected("schedule.too-few-paragraphs", { paragraphs: most, portions });
  return accepted(portionsAt(beginnings, bestCuts(beginnings, portions)));
}
