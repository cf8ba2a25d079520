import type { NewParagraph, OldParagraph } from "./alignment";
import { findAlike } from "./find-alike";
import type { Weighed } from "./heaviest-rise";

/** How many paragraphs between others are compared, and how long one may be against the other. */
const ALIKE = { paragraphs: 12, lengthShare: 0.6 };

/**
 * Paragraphs of which no whole word is left, such as "Colour" and "Color", go on where they stand between the same
 * paragraphs, are of one kind and alike letter by letter.
 */
export function linkAlike(
  old: readonly OldParagraph[],
  next: readonly NewParagraph[],
  links: Weighed[],
): Weighed[] {
  const isLinkedOld = new Set(links.map((link) => link.a));
  const isLinkedNext = new Set(links.map((link) => link.b));
  const alike: Weighed[] = [];
  const ends = { a: old.length, b: next.length };
  let last = { a: -1, b: -1 };
  for (const link of [...links, ends]) {
    if (link.a < last.a || link.b < last.b) continue;
    const free = (from: number, to: number, isLinked: Set<number>) =>
      Array.from({ length: Math.max(0, to - from - 1) }, (_, at) => from + 1 + at).filter(
        (at) => !isLinked.has(at),
      );
    if (link.a - last.a > 1 && link.b - last.b > 1) {
      const [oldOnes, nextOnes] = [free(last.a, link.a, isLinkedOld), free(last.b, link.b, isLinkedNext)];
      if (Math.max(oldOnes.length, nextOnes.length) <= ALIKE.paragraphs)
        alike.push(...pairsOf(old, next, oldOnes, nextOnes));
    }
    last = link;
  }
  return alike;
}

function pairsOf(
  old: readonly OldParagraph[],
  next: readonly NewParagraph[],
  oldOnes: number[],
  nextOnes: number[],
): Weighed[] {
  const pairs: Weighed[] = [];
  let from = 0;
  for (const a of oldOnes) {
    const at = nextOnes.findIndex((b, index) => index >= from && isAlike(old[a], next[b]));
    if (at === -1) continue;
    pairs.push({ a, b: nextOnes[at] as number, weight: 1 });
    from = at + 1;
  }
  return pairs;
}

function isAlike(old: OldParagraph | undefined, next: NewParagraph | undefined): boolean {
  if (!old || !next || old.kind !== next.kind) return false;
  const [shorter, longer] = [old.text, next.text].sort((one, other) => one.length - other.length) as [
    string,
    string,
  ];
  if (shorter.length < longer.length * ALIKE.lengthShare) return false;
  return findAlike(shorter, longer) !== null;
}
