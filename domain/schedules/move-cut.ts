import { accepted, type Parsed, rejected } from "../parsed";
import { cutsOf, type PortionCuts } from "./portion-cuts";
import { type MeasuredParagraph, type Portion, portionsAt } from "./portions";

/** By one paragraph towards the beginning (−1) or the end (1), or to where a paragraph stands. */
export type CutMove = { by: -1 | 1 } | { to: number };

/**
 * Moves the beginning of the portion with this index (from 1: the first begins where it begins). The portions on both
 * sides keep one paragraph that is read. At a paragraph where no portion may begin, such as one right under its heading,
 * the cut stands at the last place before it where one may.
 */
export function moveCut(
  paragraphs: readonly MeasuredParagraph[],
  portions: readonly Portion[],
  portion: number,
  move: CutMove,
): Parsed<Portion[]> {
  const found = cutsOf(paragraphs, portions);
  if (!found) return rejected("schedule.other-text");
  const cut = portion > 0 ? found.cuts[portion] : undefined;
  if (cut === undefined) return rejected("schedule.no-such-portion");
  const { lowest, highest } = between(found, portion);
  const wanted =
    "by" in move ? cut + move.by : found.beginnings.at.findLastIndex((index) => index <= move.to);
  if (!(wanted >= lowest && wanted <= highest)) return rejected("schedule.cut-at-its-end");
  return accepted(portionsAt(found.beginnings, found.cuts.with(portion, wanted)));
}

/** The first and the last paragraph at which that portion could begin, its neighbours staying as they are. */
export function reachOfCut(
  paragraphs: readonly MeasuredParagraph[],
  portions: readonly Portion[],
  portion: number,
): Parsed<{ first: number; last: number }> {
  const found = cutsOf(paragraphs, portions);
  if (!found) return rejected("schedule.other-text");
  const { lowest, highest } = between(found, portion);
  const [first, last] = [found.beginnings.at[lowest], found.beginnings.at[highest]];
  return portion > 0 && portion < portions.length && first !== undefined && last !== undefined
    ? accepted({ first, last })
    : rejected("schedule.no-such-portion");
}

function between({ beginnings, cuts }: PortionCuts, portion: number) {
  return {
    lowest: (cuts[portion - 1] ?? 0) + 1,
    highest: (cuts[portion + 1] ?? beginnings.at.length) - 1,
  };
}
