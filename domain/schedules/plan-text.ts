import { isNumbered, PARAGRAPH_KINDS, type ParagraphKind } from "../paragraphs";
import type { MeasuredParagraph } from "./portions";

/** A paragraph as planning shows it; `number` is the one printed beside it. */
export type PlacedParagraph = MeasuredParagraph & { key: string; number: number | null; beginning: string };

/** A text on its way to the page: names of kinds and numbers need not go along for each of ten thousand paragraphs. */
export type PackedText = [kind: number, words: number, key: string, beginning: string][];

export const packText = (paragraphs: readonly PlacedParagraph[]): PackedText =>
  paragraphs.map(({ kind, words, key, beginning }) => [PARAGRAPH_KINDS.indexOf(kind), words, key, beginning]);

export function unpackText(packed: PackedText): PlacedParagraph[] {
  let number = 0;
  return packed.map(([place, words, key, beginning]) => {
    const kind: ParagraphKind = PARAGRAPH_KINDS[place] ?? "paragraph";
    return { kind, words, key, beginning, number: isNumbered(kind) ? ++number : null };
  });
}
