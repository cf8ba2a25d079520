import type { Steps } from "../search-words";
import type { Alignment, Fate, NewParagraph, OldParagraph } from "./alignment";
import { heaviestRise, type Weighed } from "./heaviest-rise";
import { linkAlike } from "./link-alike";
import { keepMatched, type Matched, matchWords } from "./match-words";
import { lastNotBeyond, type Words } from "./read-words";

export type { Alignment, Fate, NewParagraph, OldParagraph } from "./alignment";

/** How much two paragraphs must have in common, of the shorter or of the longer one, in bits and as a share. */
const LINKED = { ofOne: 0.5, ofBoth: 0.3, weight: 24 };

/** An old paragraph, a new one that holds its words, and what these say. */
type Link = Weighed;

export function* alignParagraphs(
  old: readonly OldParagraph[],
  next: readonly NewParagraph[],
): Steps<Alignment> {
  const matched = yield* matchWords(old, next);
  const worded = linksOf(matched);
  const links = [...worded, ...linkAlike(old, next, worded)].sort(
    (one, other) => one.a - other.a || one.b - other.b,
  );
  const to: number[][] = old.map(() => []);
  const from: number[][] = next.map(() => []);
  for (const link of links) {
    to[link.a]?.push(link.b);
    from[link.b]?.push(link.a);
  }
  yield;
  const bearers = bearersOf(links, old.length, next.length);
  const inOrder = heldInOrder(links, bearers);
  const alignment: Alignment = {
    old: old.map((paragraph, index) => {
      const held = (to[index] ?? []).toSorted((one, other) => one - other);
      const bearer = bearers.ofOld[index] ?? -1;
      const fate = (): Fate => {
        if (held.length === 0) return "gone";
        if (held.length > 1) return "split";
        if (bearer === -1 || (from[held[0] as number]?.length ?? 0) > 1) return "merged";
        if (!inOrder.has(index)) return "moved";
        const now = next[bearer];
        return now?.text === paragraph.text && now.kind === paragraph.kind ? "same" : "changed";
      };
      return { fate: fate(), to: held };
    }),
    next: next.map((_, index) => ({
      from: (from[index] ?? []).toSorted((one, other) => one - other),
      key: old[bearers.ofNext[index] ?? -1]?.key ?? null,
    })),
  };
  keepMatched(alignment, matched);
  return alignment;
}

function linksOf({ old, next, to, sums }: Matched): Link[] {
  const oldWeights = paragraphWeights(old, sums.old);
  const nextWeights = paragraphWeights(next, sums.next);
  const links: Link[] = [];
  oldWeights.forEach((oldWeight, paragraph) => {
    for (const [there, weight] of sharedBy({ old, next, to, sums }, paragraph)) {
      const shares = [weight / oldWeight, weight / (nextWeights[there] as number)] as const;
      const isPart = Math.max(...shares) >= LINKED.ofOne && weight >= LINKED.weight;
      const isLike =
        Math.min(...shares) >= LINKED.ofBoth && (weight >= LINKED.weight || shares[0] + shares[1] > 1);
      if (isPart || isLike) links.push({ a: paragraph, b: there, weight });
    }
  });
  return links;
}

/** The new paragraphs that hold words of an old one, and what these words say. */
function sharedBy(
  { old, next, to, sums }: Pick<Matched, "old" | "next" | "to" | "sums">,
  paragraph: number,
): Map<number, number> {
  const shared = new Map<number, number>();
  const end = old.firstWords[paragraph + 1] as number;
  let there = -1;
  for (let word = old.firstWords[paragraph] as number; word < end; word++) {
    const now = to[word] as number;
    if (now === -1) continue;
    const isStillThere =
      there !== -1 &&
      now >= (next.firstWords[there] as number) &&
      now < (next.firstWords[there + 1] as number);
    if (!isStillThere) there = lastNotBeyond(next.firstWords, now);
    shared.set(there, (shared.get(there) ?? 0) + (sums.old[word + 1] as number) - (sums.old[word] as number));
  }
  return shared;
}

const paragraphWeights = ({ firstWords }: Words, sums: Float64Array): number[] =>
  firstWords
    .slice(0, -1)
    .map((first, at) => (sums[firstWords[at + 1] as number] as number) - (sums[first] as number));

type Bearers = { ofOld: Int32Array; ofNext: Int32Array };

/** Each key is borne by one paragraph at most, the one that holds most of its words; of equals by the first. */
function bearersOf(links: Link[], oldCount: number, nextCount: number): Bearers {
  const ofOld = new Int32Array(oldCount).fill(-1);
  const ofNext = new Int32Array(nextCount).fill(-1);
  for (const link of links.toSorted((one, other) => other.weight - one.weight)) {
    if (ofOld[link.a] !== -1 || ofNext[link.b] !== -1) continue;
    ofOld[link.a] = link.b;
    ofNext[link.b] = link.a;
  }
  return { ofOld, ofNext };
}

/** The old paragraphs that kept their order: as many words as can be. All others have moved. */
function heldInOrder(links: Link[], { ofOld }: Bearers): Set<number> {
  return new Set(heaviestRise(links.filter((link) => ofOld[link.a] === link.b)).map((link) => link.a));
}
