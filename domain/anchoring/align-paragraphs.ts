import type { ParagraphKind } from "../paragraphs";
import type { Steps } from "../search-words";
import { matchWords } from "./match-words";
import type { Words } from "./read-words";
import { lastNotBeyond } from "./read-words";

export type OldParagraph = { key: string; kind: ParagraphKind; text: string };
export type NewParagraph = { kind: ParagraphKind; text: string };

/** What became of a paragraph in the next edition. */
export type Fate = "same" | "changed" | "moved" | "split" | "merged" | "gone";

export type Alignment = {
  /** For each old paragraph, in order: what became of it, and which new ones hold its words, by index. */
  old: { fate: Fate; to: number[] }[];
  /** For each new one: the old ones whose words it holds, by index, and the key it bears on (null: it is new). */
  next: { from: number[]; key: string | null }[];
};

/** How much two paragraphs must have in common, of the shorter or of the longer one, in letters and as a share. */
const LINKED = { ofOne: 0.5, ofBoth: 0.3, letters: 12 };

/** Which paragraph of the one edition holds the words of which in the other. */
type Link = { old: number; next: number; letters: number };

export function* alignParagraphs(
  old: readonly OldParagraph[],
  next: readonly NewParagraph[],
): Steps<Alignment> {
  const matched = yield* matchWords(old, next);
  const links = linksOf(matched.old, matched.next, matched.to);
  const to: number[][] = old.map(() => []);
  const from: number[][] = next.map(() => []);
  for (const link of links) {
    to[link.old]?.push(link.next);
    from[link.next]?.push(link.old);
  }
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
  matched.keepFor(alignment);
  return alignment;
}

const lettersOf = (words: Words, word: number): number =>
  Math.max(1, (words.ends[word] as number) - (words.starts[word] as number));

function linksOf(old: Words, next: Words, to: Int32Array): Link[] {
  const nextSizes = sizesOf(next);
  const oldSizes = sizesOf(old);
  const links: Link[] = [];
  for (let paragraph = 0; paragraph < old.firstWords.length - 1; paragraph++) {
    const shared = new Map<number, number>();
    for (
      let word = old.firstWords[paragraph] as number;
      word < (old.firstWords[paragraph + 1] as number);
      word++
    ) {
      if (to[word] === -1) continue;
      const there = lastNotBeyond(next.firstWords, to[word] as number);
      shared.set(there, (shared.get(there) ?? 0) + lettersOf(old, word));
    }
    for (const [there, letters] of shared) {
      const [ofOld, ofNext] = [
        letters / (oldSizes[paragraph] as number),
        letters / (nextSizes[there] as number),
      ];
      const isMost = Math.max(ofOld, ofNext) >= LINKED.ofOne && letters >= LINKED.letters;
      const isMuch =
        Math.min(ofOld, ofNext) >= LINKED.ofBoth && (letters >= LINKED.letters || ofOld + ofNext > 1);
      if (isMost || isMuch) links.push({ old: paragraph, next: there, letters });
    }
  }
  return links;
}

function sizesOf(words: Words): number[] {
  return words.firstWords.slice(0, -1).map((first, paragraph) => {
    let letters = 0;
    for (let word = first; word < (words.firstWords[paragraph + 1] as number); word++)
      letters += lettersOf(words, word);
    return letters;
  });
}

type Bearers = { ofOld: Int32Array; ofNext: Int32Array };

/** Each key is borne by one paragraph at most, the one that holds most of its words; of equals by the first. */
function bearersOf(links: Link[], oldCount: number, nextCount: number): Bearers {
  const ofOld = new Int32Array(oldCount).fill(-1);
  const ofNext = new Int32Array(nextCount).fill(-1);
  for (const link of links.toSorted((one, other) => other.letters - one.letters)) {
    if (ofOld[link.old] !== -1 || ofNext[link.next] !== -1) continue;
    ofOld[link.old] = link.next;
    ofNext[link.next] = link.old;
  }
  return { ofOld, ofNext };
}

/** The old paragraphs that kept their order: as many words as can be. All others have moved. */
function heldInOrder(links: Link[], { ofOld }: Bearers): Set<number> {
  const borne = links.filter((link) => ofOld[link.old] === link.next);
  const best = heaviestRise(borne);
  return new Set(best.map((link) => link.old));
}

/** Of pairs in the order of the old ones, those that rise in the new and weigh most (a Fenwick tree of best sums). */
function heaviestRise(links: Link[]): Link[] {
  const size = links.reduce((most, { next }) => Math.max(most, next + 1), 0);
  const tree = new Int32Array(size + 1).fill(-1);
  const sums = new Float64Array(links.length);
  const before = new Int32Array(links.length).fill(-1);
  const better = (one: number, other: number) =>
    one === -1 || (other !== -1 && (sums[other] as number) > (sums[one] as number)) ? other : one;
  let best = -1;
  links.forEach(({ next, letters }, at) => {
    let last = -1;
    for (let node = next; node > 0; node -= node & -node) last = better(last, tree[node] as number);
    sums[at] = letters + (last === -1 ? 0 : (sums[last] as number));
    before[at] = last;
    for (let node = next + 1; node <= size; node += node & -node)
      tree[node] = better(tree[node] as number, at);
    best = better(best, at);
  });
  const rise: Link[] = [];
  for (let at = best; at !== -1; at = before[at] as number) rise.push(links[at] as Link);
  return rise.reverse();
}
