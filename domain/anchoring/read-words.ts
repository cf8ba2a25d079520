import { PARAGRAPH_BREAK } from "../passages";
import type { Steps } from "../search-words";

/** The words of an edition in order, as numbers: words that are alike but for case, accents and marks have one number. */
export type Words = {
  /** All paragraphs, divided as in `text.txt`; offsets count in it. */
  text: string;
  /** Where each paragraph begins in the text, and at last where the text ends. */
  paragraphStarts: number[];
  /** The first word of each paragraph, and at last how many words there are. */
  firstWords: number[];
  ids: Int32Array;
  starts: Int32Array;
  ends: Int32Array;
};

/** Gives equal words equal numbers, in both editions. */
export type WordIds = { idOf(word: string): number; count(): number };

const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";

/** Soft hyphens, joiners and the like: within a word, and no part of it. */
const SHAPELESS = "\\u00ad\\u200b-\\u200f\\u2060\\ufeff";

/** A word; of scripts that put no space between words, one character; a sign such as an emoji. */
const WORD = new RegExp(
  `[${UNSPACED}][\\p{M}${SHAPELESS}]*|(?:(?![${UNSPACED}])[\\p{L}\\p{N}][\\p{M}${SHAPELESS}]*)+|\\p{So}[\\p{M}\\u200d\\p{So}\\p{Sk}]*`,
  "gu",
);

const SAME_LETTERS: Record<string, string> = { æ: "ae", œ: "oe", ß: "ss", ø: "o", ł: "l", ð: "d", ς: "σ" };

/** A word without what editions change without changing it: case, accents, ligatures, points of Hebrew and Arabic. */
const plain = (word: string): string => {
  const letters = word.toLowerCase();
  if (/^[a-z0-9]+$/.test(letters)) return letters;
  const bare = letters
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}\u0640]+/gu, "")
    .replace(/[æœßøłðς]/g, (letter) => SAME_LETTERS[letter] ?? letter);
  return bare || letters;
};

export function wordIds(): WordIds {
  const byPlain = new Map<string, number>();
  const byWord = new Map<string, number>();
  return {
    idOf(word) {
      const known = byWord.get(word);
      if (known !== undefined) return known;
      const key = plain(word);
      const id = byPlain.get(key) ?? byPlain.size;
      byPlain.set(key, id);
      byWord.set(word, id);
      return id;
    },
    count: () => byPlain.size,
  };
}

/** How many characters are read in one step. */
const READ_AT_ONCE = 64 * 1024;

/** A paragraph without a word, a row of asterisks or a picture, is taken for one word, so that it has its place too. */
export function* readWords(
  paragraphs: readonly { kind: string; text: string }[],
  words: WordIds,
): Steps<Words> {
  const ids: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const paragraphStarts: number[] = [];
  const firstWords: number[] = [];
  let at = 0;
  let sinceYield = 0;
  for (const { kind, text } of paragraphs) {
    paragraphStarts.push(at);
    firstWords.push(ids.length);
    for (const { 0: word, index } of text.matchAll(WORD)) {
      ids.push(words.idOf(word));
      starts.push(at + index);
      ends.push(at + index + word.length);
    }
    if (firstWords.at(-1) === ids.length) {
      ids.push(words.idOf(`\n${kind} ${text.trim()}`));
      starts.push(at);
      ends.push(at + text.length);
    }
    at += text.length + PARAGRAPH_BREAK.length;
    sinceYield += text.length;
    if (sinceYield > READ_AT_ONCE) {
      sinceYield = 0;
      yield;
    }
  }
  paragraphStarts.push(Math.max(0, at - PARAGRAPH_BREAK.length));
  firstWords.push(ids.length);
  return {
    text: paragraphs.map(({ text }) => text).join(PARAGRAPH_BREAK),
    paragraphStarts,
    firstWords,
    ids: Int32Array.from(ids),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
  };
}

/** The last of `starts` (which rise) that is not beyond `value`. */
export function lastNotBeyond(starts: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
