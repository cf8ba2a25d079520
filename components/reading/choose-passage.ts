import { type PassageInput, type Stretch, wordsOf } from "@/domain/passages";

/** As much of a paragraph as choosing words needs. */
export type ChosenFrom = { key: string; index: number; text: string };

/** Words a reader chose: what is sent, and where they stand. */
export type Chosen = {
  passage: Exclude<PassageInput, { selectors: unknown }>;
  stretch: Stretch;
  quote: string;
};

/**
 * From an offset in the first of consecutive paragraphs to one in the last. White space at either end is left out, and so
 * are paragraphs that were only touched; words are kept as chosen, in part too. Null when nothing is left.
 */
export function choosePassage(
  paragraphs: readonly ChosenFrom[],
  startOffset: number,
  endOffset: number,
): Chosen | null {
  const start = firstInk(paragraphs, startOffset, endOffset);
  const end = lastInk(paragraphs, startOffset, endOffset);
  if (!start || !end) return null;
  const inside = paragraphs.slice(start.at, end.at + 1);
  const [first, last] = [inside[0], inside.at(-1)];
  if (!first || !last) return null;
  const places = inside.map(({ key, text }, index) => ({ key, index, number: null, text }));
  const words = wordsOf(places, {
    startIndex: 0,
    startOffset: start.offset,
    endIndex: inside.length - 1,
    endOffset: end.offset,
  });
  return {
    passage: {
      paragraph: first.key,
      ...words,
      start: start.offset,
      ...(last === first ? {} : { throughParagraph: last.key }),
    },
    stretch: {
      startIndex: first.index,
      startOffset: start.offset,
      endIndex: last.index,
      endOffset: end.offset,
    },
    quote: words.quote,
  };
}

/** Where the chosen words begin and end in each paragraph they touch. */
function parts(paragraphs: readonly ChosenFrom[], startOffset: number, endOffset: number) {
  return paragraphs.map(({ text }, at) => ({
    at,
    from: at === 0 ? startOffset : 0,
    words: text.slice(at === 0 ? startOffset : 0, at === paragraphs.length - 1 ? endOffset : undefined),
  }));
}

function firstInk(paragraphs: readonly ChosenFrom[], startOffset: number, endOffset: number) {
  const part = parts(paragraphs, startOffset, endOffset).find(({ words }) => words.trim() !== "");
  return part && { at: part.at, offset: part.from + part.words.length - part.words.trimStart().length };
}

function lastInk(paragraphs: readonly ChosenFrom[], startOffset: number, endOffset: number) {
  const part = parts(paragraphs, startOffset, endOffset).findLast(({ words }) => words.trim() !== "");
  return part && { at: part.at, offset: part.from + part.words.trimEnd().length };
}

/** Where a passage that was chosen on this page stands, found again from what is sent of it. */
export function stretchOf(passage: PassageInput, paragraphs: readonly ChosenFrom[]): Stretch | null {
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  if ("selectors" in passage || !first || !last) return null;
  const startOffset = passage.quote === undefined ? 0 : (passage.start ?? 0);
  const before = paragraphs.slice(0, -1).reduce((sum, { text }) => sum + text.length + 2, 0);
  const endOffset =
    passage.quote === undefined ? last.text.length : startOffset + passage.quote.length - before;
  return { startIndex: first.index, startOffset, endIndex: last.index, endOffset };
}
