import type { NewParagraph, OldParagraph } from "@/domain/anchoring/align-paragraphs";
import type { Placed } from "@/domain/anchoring/place-passage";
import type { Passage } from "@/domain/passages";

/** Numbers between 0 and 1 that are the same for the same seed (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How much of a text is corrected: shares of its words, sentences and paragraphs. */
export type Correction = {
  words: number;
  sentences: number;
  paragraphs: number;
  typography: boolean;
};

/** A piece of text and where its first character stood in the old text; -1 for what is new. */
type Piece = { text: string; from: number };

export type Corrected = {
  old: OldParagraph[];
  next: NewParagraph[];
  /** For each UTF-16 unit of the new text (paragraphs joined by a blank line) where it stood in the old one, or -1. */
  origin: Int32Array;
};

const BREAK = "\n\n";

/** A text as somebody corrects it: words and sentences changed, left out, added and exchanged; paragraphs moved, split, merged. */
export function correctText(texts: string[], share: Correction, seed: number): Corrected {
  const chance = chanceFrom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
  const old = texts.map((text, at): OldParagraph => ({ key: `k${at}`, kind: "paragraph", text }));
  const sentencesOf = (text: string) => text.match(/[^.!?。！？]+[.!?。！？]*["”’」]*\s*/gu) ?? [text];
  // Words of others in another order, so that what is put in stands nowhere else.
  const anySentence = () => {
    const sentence = pick(sentencesOf(pick(texts)));
    const words = sentence.match(/\S+\s+/u) ? (sentence.match(/\S+\s*/gu) ?? []) : [...sentence];
    return words
      .map((word) => ({ word, at: chance() }))
      .sort((one, other) => one.at - other.at)
      .map(({ word }) => word)
      .join("");
  };
  const vocabulary = texts.flatMap((text) => (chance() < 0.2 ? (text.match(/[\p{L}\p{M}]+/gu) ?? []) : []));
  if (vocabulary.length === 0) vocabulary.push("word");

  const correctWord = (word: string, from: number): Piece[] => {
    const kind = chance();
    const at = Math.floor(chance() * word.length);
    const [before, after] = [word.slice(0, at), word.slice(at + 1)];
    const isWhole = word.length > 2 && !/[\p{M}\p{Cs}]/u.test(word);
    if (kind < 0.4 && isWhole)
      return [
        { text: before, from },
        { text: pick(vocabulary).charAt(0), from: -1 },
        { text: after, from: from + at + 1 },
      ];
    if (kind < 0.6) return [{ text: pick(vocabulary), from: -1 }];
    if (kind < 0.8) return [];
    return [
      { text: word, from },
      { text: ` ${pick(vocabulary)}`, from: -1 },
    ];
  };
  const typographed = (text: string) =>
    share.typography
      ? text.replace(/["“”]/g, "”").replace(/['’]/g, "’").replace(/--/g, "—").replace(/ - /g, " – ")
      : text;
  const correctSentence = (text: string, from: number): Piece[] => {
    const kind = chance();
    if (kind < share.sentences * 0.3) return [];
    if (kind < share.sentences * 0.5) return [{ text: anySentence(), from: -1 }];
    const pieces: Piece[] = [];
    if (kind < share.sentences) pieces.push({ text: anySentence(), from: -1 });
    for (const { 0: piece, index } of text.matchAll(/[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+/gu)) {
      const isWord = /[\p{L}\p{N}]/u.test(piece);
      if (isWord && chance() < share.words) pieces.push(...correctWord(piece, from + index));
      else {
        const text = isWord ? piece : typographed(piece);
        pieces.push({ text, from: text.length === piece.length ? from + index : -1 });
      }
    }
    return pieces;
  };

  let at = 0;
  const corrected: Piece[][] = [];
  for (const text of texts) {
    const pieces: Piece[] = [];
    let from = at;
    for (const sentence of sentencesOf(text)) {
      pieces.push(...correctSentence(sentence, from));
      from += sentence.length;
    }
    at += text.length + BREAK.length;
    const kind = chance();
    if (kind < share.paragraphs * 0.2) continue;
    if (kind < share.paragraphs * 0.4) {
      corrected.push([{ text: anySentence() + anySentence(), from: -1 }], pieces);
    } else if (kind < share.paragraphs * 0.6 && corrected.length > 0) {
      corrected.at(-1)?.push({ text: " ", from: -1 }, ...pieces);
    } else if (kind < share.paragraphs * 0.8) {
      const middle =
        pieces.findIndex((piece, index) => index > pieces.length / 2 && /[.。!?]/.test(piece.text)) + 1;
      if (middle > 0) corrected.push(pieces.slice(0, middle), pieces.slice(middle));
      else corrected.push(pieces);
    } else if (kind < share.paragraphs) {
      corrected.splice(Math.floor(chance() * corrected.length), 0, pieces);
    } else corrected.push(pieces);
  }
  return { old, ...joined(corrected) };
}

function joined(paragraphs: Piece[][]): Pick<Corrected, "next" | "origin"> {
  const origin: number[] = [];
  const next: NewParagraph[] = [];
  for (const pieces of paragraphs) {
    const text = pieces.map((piece) => piece.text).join("");
    if (text.trim() === "") continue;
    if (next.length > 0) origin.push(-1, -1);
    for (const piece of pieces)
      for (let unit = 0; unit < piece.text.length; unit++)
        origin.push(piece.from === -1 ? -1 : piece.from + unit);
    next.push({ kind: "paragraph", text });
  }
  return { next, origin: Int32Array.from(origin) };
}

const textOf = (paragraphs: readonly { text: string }[]): string =>
  paragraphs.map(({ text }) => text).join(BREAK);

/** For each UTF-16 unit of the old text where it stands in the new one, or -1. */
export function whereIn({ old, origin }: Corrected): Int32Array {
  const where = new Int32Array(textOf(old).length).fill(-1);
  origin.forEach((from, at) => {
    if (from >= 0) where[from] = at;
  });
  return where;
}

/** `open`: so much of it was changed that nobody could say where it is; `partly`: too much or too little of it. */
export type Verdict = "right" | "partly" | "lost" | "misplaced" | "open";

/** Judges by the letters that are left of a passage: on them, or on others, or lost although most are there. */
export function judgePlaced(
  { old, next }: Corrected,
  where: Int32Array,
  passage: Passage,
  placed: Placed,
): Verdict {
  const from = offsetIn(old, passage.startIndex) + passage.startOffset;
  const letters = [...passage.quote.matchAll(/[^\s\p{P}]/gu)];
  const left = letters.map(({ index }) => where[from + index] as number).filter((at) => at !== -1);
  const share = left.length / letters.length;
  const [start, end] = [Math.min(...left), Math.max(...left) + 1];
  if (share === 0) return placed.state === "lost" || placed.state === "paragraph" ? "right" : "misplaced";
  if (share < 0.6 || end - start > 3 * passage.quote.length + 60) return "open";
  if (placed.state === "lost" || placed.state === "paragraph") return "lost";
  const { stretch } = placed;
  const placedStart = offsetIn(next, stretch.startIndex) + stretch.startOffset;
  const placedEnd = offsetIn(next, stretch.endIndex) + stretch.endOffset;
  const shared = Math.max(0, Math.min(end, placedEnd) - Math.max(start, placedStart));
  if (shared === 0) return "misplaced";
  return shared / (Math.max(end, placedEnd) - Math.min(start, placedStart)) >= 0.8 ? "right" : "partly";
}

const offsetIn = (paragraphs: readonly { text: string }[], index: number): number =>
  paragraphs.slice(0, index).reduce((sum, { text }) => sum + text.length + BREAK.length, 0);

/** A passage of some words in a row, chosen as people choose them: from the beginning of a word to the end of one. */
export function choosePassage(
  paragraphs: readonly { text: string }[],
  chance: () => number,
  mostWords: number,
): Passage {
  for (;;) {
    const index = Math.floor(chance() * paragraphs.length);
    const { text } = paragraphs[index] as { text: string };
    const words = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
    if (words.length === 0) continue;
    const first = Math.floor(chance() * words.length);
    const last = Math.min(words.length - 1, first + Math.floor(chance() ** 2 * mostWords));
    const start = words[first]?.index ?? 0;
    const end = (words[last]?.index ?? 0) + (words[last]?.[0].length ?? 0);
    return {
      startIndex: index,
      startOffset: start,
      endIndex: index,
      endOffset: end,
      quote: text.slice(start, end),
      prefix: text.slice(Math.max(0, start - 32), start),
      suffix: text.slice(end, end + 32),
    };
  }
}
