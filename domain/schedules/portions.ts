import type { ParagraphKind } from "../paragraphs";

/** As much of a paragraph as planning needs; its place in the list is its index in the edition. */
export type MeasuredParagraph = { kind: ParagraphKind; words: number };

/** Whole paragraphs that are read for one meeting, by index, both inclusive. */
export type Portion = { from: number; through: number; words: number };

export type PortionPlace = Pick<Portion, "from" | "through">;

/**
 * Where a portion may begin: at a paragraph that is read, or at the first of the headings over it. All else, such as
 * footnotes and breaks, stays with what it follows. From one of these places to the next there is exactly one paragraph
 * that is read.
 */
export type Beginnings = {
  /** Paragraph indexes, ascending. */
  at: number[];
  isHeading: boolean[];
  /** Words before each of them, and one entry more: all words. */
  wordsBefore: number[];
  /** The index of the last paragraph. */
  through: number;
};

/** Notes are looked up where somebody wants to know, often from the end of the book, so they make no portion longer. */
export function wordsToRead({ kind, words }: MeasuredParagraph): number {
  return kind === "footnote" ? 0 : words;
}

/** Whether a portion could consist of this paragraph alone. */
function isRead(paragraph: MeasuredParagraph): boolean {
  return paragraph.kind !== "heading" && wordsToRead(paragraph) > 0;
}

/** The places in a part of the text, in all of it when none is named. None at all where nothing is to be read. */
export function beginningsIn(
  paragraphs: readonly MeasuredParagraph[],
  { from, through }: PortionPlace = { from: 0, through: paragraphs.length - 1 },
): Beginnings {
  const beginnings: Beginnings = { at: [], isHeading: [], wordsBefore: [], through };
  let words = 0;
  let hasRead = true;
  for (const [offset, paragraph] of paragraphs.slice(from, through + 1).entries()) {
    const isHeading = paragraph.kind === "heading";
    if (offset === 0 || (hasRead && (isHeading || isRead(paragraph)))) {
      beginnings.at.push(from + offset);
      beginnings.isHeading.push(isHeading);
      beginnings.wordsBefore.push(words);
      hasRead = false;
    }
    hasRead ||= isRead(paragraph);
    words += wordsToRead(paragraph);
  }
  // Headings with nothing under them at the end of the text.
  if (!hasRead) {
    beginnings.at.pop();
    beginnings.isHeading.pop();
    beginnings.wordsBefore.pop();
  }
  beginnings.wordsBefore.push(words);
  return beginnings;
}

/** The portions that begin at these places, given by their positions in `at`, the first one at 0. */
export function portionsAt({ at, wordsBefore, through }: Beginnings, cuts: readonly number[]): Portion[] {
  return cuts.map((cut, portion) => {
    const next = cuts[portion + 1] ?? at.length;
    return {
      from: at[cut] ?? 0,
      through: (at[next] ?? through + 1) - 1,
      words: (wordsBefore[next] ?? 0) - (wordsBefore[cut] ?? 0),
    };
  });
}
