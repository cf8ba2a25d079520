import type { Alignment, Fate, OldParagraph } from "../anchoring/align-paragraphs";
import type { Paragraph, ParagraphKind } from "../paragraphs";
import { type ChangedWords, changedWordsOfEach } from "./changed-words";

/** What became of a paragraph, as it is read: before, and after. `reformatted`: its words are the same. */
export type ChangedRow = {
  kind: Exclude<Fate, "same"> | "new" | "reformatted";
  /** What it was, and what it is, where it is another kind of paragraph. */
  turned: { from: ParagraphKind; to: ParagraphKind } | null;
  /** The key of the paragraph: the new one's, or of what is gone. */
  key: string;
  number: number | null;
  pieces: ChangedWords[];
};
export type DifferenceRow = ChangedRow | { kind: "same"; key: string; count: number };

/** Of a difference as much as has so many changed paragraphs, and how many more of those there are. */
export function shownOf(rows: readonly DifferenceRow[], limit: number) {
  let changed = 0;
  const end = rows.findIndex(({ kind }) => kind !== "same" && ++changed > limit);
  if (end === -1) return { rows: [...rows], more: 0 };
  const more = rows.slice(end).filter(({ kind }) => kind !== "same").length;
  return { rows: rows.slice(0, end), more };
}

type Next = Pick<Paragraph, "key" | "number" | "kind" | "text">;

/**
 * The new edition in its order, with what is gone where it stood; what stays the same is only counted. `reformatted`: the
 * keys of what has the same words, and shows them otherwise.
 */
export function differenceOf(
  old: readonly OldParagraph[],
  next: readonly Next[],
  alignment: Alignment,
  reformatted: ReadonlySet<string> = new Set(),
): DifferenceRow[] {
  const wordsAt = wordsOfRelated(old, next, alignment);
  const rows: DifferenceRow[] = [];
  let told = 0;
  const tellGone = (beyond: number) => {
    for (; told < beyond; told++) {
      const paragraph = old[told];
      if (!paragraph || alignment.old[told]?.fate !== "gone") continue;
      const pieces: ChangedWords[] = [{ kind: "out", words: paragraph.text }];
      rows.push({ kind: "gone", turned: null, key: paragraph.key, number: null, pieces });
    }
  };
  for (const [index, paragraph] of next.entries()) {
    const from = alignment.next[index]?.from ?? [];
    const { key, number } = paragraph;
    const fate = kindOf(from, alignment);
    const kind = fate === "same" && reformatted.has(key) ? "reformatted" : fate;
    if (from.length > 0 && kind !== "moved") tellGone(from[0] ?? 0);
    const last = rows.at(-1);
    if (kind === "same" && last?.kind === "same") last.count += 1;
    else if (kind === "same") rows.push({ kind, key, count: 1 });
    else rows.push({ kind, turned: turnedOf(from, old, paragraph), key, number, pieces: wordsAt(index) });
  }
  tellGone(old.length);
  return rows;
}

function kindOf(from: readonly number[], { old }: Alignment): Exclude<Fate, "gone"> | "new" {
  const [first] = from;
  if (first === undefined) return "new";
  if (from.length > 1) return "merged";
  const fate = old[first]?.fate ?? "changed";
  return fate === "gone" ? "new" : fate;
}

function turnedOf(
  from: readonly number[],
  old: readonly OldParagraph[],
  { kind }: Next,
): ChangedRow["turned"] {
  const [before] = from.length === 1 ? from : [];
  const was = before === undefined ? undefined : old[before]?.kind;
  return was === undefined || was === kind ? null : { from: was, to: kind };
}

/** The words of each new paragraph, compared together with all that hold words of the same old ones. */
function wordsOfRelated(old: readonly OldParagraph[], next: readonly Next[], alignment: Alignment) {
  const known = new Map<number, ChangedWords[]>();
  return (index: number): ChangedWords[] => {
    const found = known.get(index);
    if (found) return found;
    const related = relatedTo(index, alignment);
    const texts = (at: readonly number[], of: readonly { text: string }[]) =>
      at.map((one) => of[one]?.text ?? "");
    const each = changedWordsOfEach(texts(related.old, old), texts(related.next, next));
    for (const [at, one] of related.next.entries()) known.set(one, each[at] ?? []);
    return known.get(index) ?? [];
  };
}

/** Those that share words with a new paragraph, with those that share words with them, in their order. */
function relatedTo(index: number, alignment: Alignment): { old: number[]; next: number[] } {
  const [olds, nexts] = [new Set<number>(), new Set([index])];
  for (const one of nexts)
    for (const before of alignment.next[one]?.from ?? []) {
      if (olds.has(before)) continue;
      olds.add(before);
      for (const heir of alignment.old[before]?.to ?? []) nexts.add(heir);
    }
  const inOrder = (some: Set<number>) => [...some].sort((one, other) => one - other);
  return { old: inOrder(olds), next: inOrder(nexts) };
}
