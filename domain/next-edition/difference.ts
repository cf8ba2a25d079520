import type { Alignment, Fate, OldParagraph } from "../anchoring/align-paragraphs";
import { shortestEdit } from "../anchoring/shortest-edit";
import type { Paragraph } from "../paragraphs";

/** Words of a paragraph: kept, taken out, or put in. */
export type ChangedWords = { kind: "kept" | "out" | "in"; words: string };
/** What became of a paragraph, as it is read: before, and after. */
export type ChangedRow = {
  kind: Exclude<Fate, "same"> | "new";
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

type Next = Pick<Paragraph, "key" | "number" | "text">;

/** The new edition in its order, with what is gone where it stood; what stays the same is only counted. */
export function differenceOf(
  old: readonly OldParagraph[],
  next: readonly Next[],
  alignment: Alignment,
): DifferenceRow[] {
  const rows: DifferenceRow[] = [];
  let told = 0;
  const tellGone = (beyond: number) => {
    for (; told < beyond; told++) {
      const paragraph = old[told];
      if (!paragraph || alignment.old[told]?.fate !== "gone") continue;
      const pieces: ChangedWords[] = [{ kind: "out", words: paragraph.text }];
      rows.push({ kind: "gone", key: paragraph.key, number: null, pieces });
    }
  };
  for (const [index, paragraph] of next.entries()) {
    const from = alignment.next[index]?.from ?? [];
    const kind = kindOf(from, alignment);
    if (from.length > 0 && kind !== "moved") tellGone(from[0] ?? 0);
    const { key, number } = paragraph;
    const last = rows.at(-1);
    if (kind === "same" && last?.kind === "same") last.count += 1;
    else if (kind === "same") rows.push({ kind, key, count: 1 });
    else {
      const before = from.map((at) => old[at]?.text ?? "").join("\n");
      const pieces = kind === "split" ? [kept(paragraph.text)] : piecesOf(before, paragraph.text);
      rows.push({ kind, key, number, pieces });
    }
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

const kept = (words: string): ChangedWords => ({ kind: "kept", words });

/** Beyond that the two have so little in common that they are told one after the other. */
const MOST_EDITS = 400;

export function piecesOf(before: string, after: string): ChangedWords[] {
  const ids = new Map<string, number>();
  const idsOf = (words: readonly string[]) =>
    Int32Array.from(words, (word) => {
      const id = ids.get(word) ?? ids.size;
      ids.set(word, id);
      return id;
    });
  const [old, next] = [wordsOf(before), wordsOf(after)];
  const pieces: ChangedWords[] = [];
  const add = (kind: ChangedWords["kind"], words: readonly string[]) => {
    if (words.length > 0) pieces.push({ kind, words: words.join("") });
  };
  let [a, b] = [0, 0];
  for (const run of shortestEdit(idsOf(old), idsOf(next), MOST_EDITS)) {
    add("out", old.slice(a, run.a));
    add("in", next.slice(b, run.b));
    add("kept", next.slice(run.b, run.b + run.length));
    [a, b] = [run.a + run.length, run.b + run.length];
  }
  add("out", old.slice(a));
  add("in", next.slice(b));
  return pieces;
}

/** Words and what stands between them; a sign of a script that puts no spaces is a word. */
const wordsOf = (text: string): string[] =>
  text.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+/gu,
  ) ?? [];
