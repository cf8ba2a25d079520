import type { Span } from "./span";

/** Signs that editions put for one another. */
const SAME_SIGNS: [RegExp, string][] = [
  [/["'`´‘’‚‛“”„‟«»‹›′″]/u, "'"],
  [/[-‐‑‒–—―−_]/u, "-"],
  [/[.,;:!?…·،؛؟。、，；：！？]/u, "."],
];

/** A character without what editions change about it: the case, the shape of quotation marks, dashes and stops. */
export function plainSign(character: string): string {
  const same = SAME_SIGNS.find(([signs]) => signs.test(character));
  return same ? same[1] : character.toLowerCase();
}

/** Of what length a comparison letter by letter is done, and how many wrong letters it forgives. */
const ALIKE = { longest: 600, cells: 600_000, wrongShare: 1 / 3 };

/**
 * Where in `hay` the characters stand that are most like `needle`, with a third of them wrong at most; of two such places
 * neither, unless one is better (Sellers' algorithm).
 */
export function findAlike(needle: string, hay: string): Span | null {
  if (needle.length > ALIKE.longest || needle.length * hay.length > ALIKE.cells) return null;
  const wanted = Array.from(needle, plainSign);
  const found = Array.from(hay, plainSign);
  const most = Math.floor(wanted.length * ALIKE.wrongShare);
  let errors = Array.from({ length: found.length + 1 }, () => 0);
  let starts = errors.map((_, at) => at);
  for (let row = 1; row <= wanted.length; row++) {
    const nextErrors = [row];
    const nextStarts = [0];
    for (let at = 1; at <= found.length; at++) {
      const replaced = (errors[at - 1] as number) + (wanted[row - 1] === found[at - 1] ? 0 : 1);
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
  if (least > most || isTwice(errors, starts, best)) return null;
  const offsetOf = (characters: number) => Array.from(hay).slice(0, characters).join("").length;
  return { start: offsetOf(starts[best] as number), end: offsetOf(best) };
}

function isTwice(errors: number[], starts: number[], best: number): boolean {
  const isElsewhere = (at: number) => at <= (starts[best] as number) || (starts[at] as number) >= best;
  return errors.some((wrong, at) => wrong === errors[best] && isElsewhere(at));
}
