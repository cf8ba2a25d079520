import { lastNotBeyond, type Words } from "./read-words";
import type { Span } from "./span";

/** Signs that editions put for one another. */
const SAME_SIGNS: [RegExp, string][] = [
  [/["'`´‘’‚‛“”„‟«»‹›′″]/u, "'"],
  [/[-‐‑‒–—―−_]/u, "-"],
  [/[.,;:!?…·،؛؟。、，；：！？]/u, "."],
];

/** A character without what editions change about it: case, accents, the shape of quotation marks, dashes and stops. */
export function plainSign(character: string): string {
  const same = SAME_SIGNS.find(([signs]) => signs.test(character));
  if (same) return same[1];
  const [first = character] = character.normalize("NFKD").toLowerCase();
  return first;
}

/** Characters of a text that mean something, and where they stand; points of Hebrew and joiners mean nothing. */
function signsOf(text: string): { plain: string; start: number; end: number }[] {
  return [...text.matchAll(/[^\p{M}\p{Cf}]/gu)].map(({ 0: sign, index }) => ({
    plain: plainSign(sign),
    start: index,
    end: index + sign.length,
  }));
}

/** Of what length a comparison letter by letter is done, and how many wrong letters it forgives. */
const ALIKE = { longest: 600, cells: 600_000, wrongShare: 1 / 3 };

/**
 * Where in `hay` the characters stand that are most like `needle`, with a third of them wrong at most; of two such places
 * neither, unless one is better (Sellers' algorithm).
 */
export function findAlike(needle: string, hay: string): Span | null {
  if (needle.length > ALIKE.longest || needle.length * hay.length > ALIKE.cells) return null;
  const wanted = signsOf(needle);
  const found = signsOf(hay);
  const most = Math.floor(wanted.length * ALIKE.wrongShare);
  let errors = Array.from({ length: found.length + 1 }, () => 0);
  let starts = errors.map((_, at) => at);
  for (let row = 1; row <= wanted.length; row++) {
    const nextErrors = [row];
    const nextStarts = [0];
    for (let at = 1; at <= found.length; at++) {
      const replaced = (errors[at - 1] as number) + (wanted[row - 1]?.plain === found[at - 1]?.plain ? 0 : 1);
      const left = (errors[at] as number) + 1;
      const added = (nextErrors[at - 1] as number) + 1;
      const least = Math.min(replaced, left, added);
      nextErrors.push(least);
      nextStarts.push(
        (least === replaced ? starts[at - 1] : least === left ? starts[at] : nextStarts[at - 1]) as number,
      );
    }
    [errors, starts] = [nextErrors, nextStarts];
  }
  let best = 0;
  for (let at = 1; at <= found.length; at++) if ((errors[at] as number) < (errors[best] as number)) best = at;
  const least = errors[best] as number;
  const [first, last] = [found[starts[best] as number], found[best - 1]];
  if (!first || !last || last.end <= first.start || least > most || isTwice(errors, starts, best))
    return null;
  return { start: first.start, end: last.end };
}

/** The same in a part of an edition's text, and whole words alone: "the" is not in "other". */
export function findAlikeWords(needle: string, { text, starts, ends }: Words, within: Span): Span | null {
  const alike = findAlike(needle, text.slice(within.start, within.end));
  if (!alike) return null;
  const [start, end] = [within.start + alike.start, within.start + alike.end];
  const [first, last] = [lastNotBeyond(starts, start), lastNotBeyond(starts, end - 1)];
  const whole = {
    start: (ends[first] as number) > start ? (starts[first] as number) : start,
    end: Math.max(end, ends[last] as number),
  };
  const longer = whole.end - whole.start - (end - start);
  return longer > needle.length * ALIKE.wrongShare ? null : whole;
}

function isTwice(errors: number[], starts: number[], best: number): boolean {
  const isElsewhere = (at: number) => at <= (starts[best] as number) || (starts[at] as number) >= best;
  return errors.some((wrong, at) => wrong === errors[best] && isElsewhere(at));
}
