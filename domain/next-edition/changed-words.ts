import { shortestEdit } from "../anchoring/shortest-edit";

/** Words of a paragraph: kept, taken out, or put in. */
export type ChangedWords = { kind: "kept" | "out" | "in"; words: string };

/** Beyond that the two have so little in common that they are told one after the other. */
const MOST_EDITS = 400;

export function changedWords(before: string, after: string): ChangedWords[] {
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

/**
 * Of paragraphs that were split or merged, for each as it is now: their words are compared as one text, so that what was
 * cut off is told as little as what was joined, and what was left out is told beside what stood before it.
 */
export function changedWordsOfEach(before: readonly string[], after: readonly string[]): ChangedWords[][] {
  const ends: number[] = [];
  for (const text of after) ends.push((ends.at(-1) ?? -1) + 1 + text.length);
  const each: ChangedWords[][] = after.map(() => []);
  let [at, position] = [0, 0];
  const put = (kind: ChangedWords["kind"], words: string) => {
    if (words !== "") each[at]?.push({ kind, words });
  };
  for (const { kind, words } of changedWords(before.join(" "), after.join(" "))) {
    if (kind === "out") {
      if (words.trim() !== "" || position < (ends[at] as number)) put(kind, words);
      continue;
    }
    let rest = words;
    while (position + rest.length > (ends[at] as number)) {
      const here = (ends[at] as number) - position;
      put(kind, rest.slice(0, here));
      // The space between the two is neither's.
      rest = rest.slice(here + 1);
      position = (ends[at] as number) + 1;
      at += 1;
    }
    put(kind, rest);
    position += rest.length;
  }
  return each;
}

/** Words and what stands between them; a sign of a script that puts no spaces is a word. */
const wordsOf = (text: string): string[] =>
  text.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]+/gu,
  ) ?? [];
