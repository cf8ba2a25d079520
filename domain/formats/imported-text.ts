import type { ProposedParagraph } from "../paragraphs";
import type { Picture } from "../pictures";
import type { ImportWarning } from "./decode-text";

/** Why a piece of a file is not taken for part of the text; the words are at `library.preview.reasons`. */
export const EXCLUDED_REASONS = [
  "navigation",
  "sharing",
  "account",
  "cookies",
  "copyright",
  "advertisement",
  "comments",
  "byline",
  "address",
  "publisher",
  "furniture",
  "running-head",
  "page-number",
] as const;

export type ExcludedReason = (typeof EXCLUDED_REASONS)[number];

export type Direction = "ltr" | "rtl";

/** `before` is the index of the paragraph it stood before; after the last one, their number. */
export type ExcludedPiece = { text: string; reason: ExcludedReason; before: number };

/** A file in our words: what every parser of a format answers. */
export type ImportedText = {
  title: string;
  authors: string[];
  /** What the file says of itself, as it says it. */
  date?: string | null;
  origin?: string | null;
  licence?: string | null;
  /** A BCP 47 tag, null when it cannot be told. */
  language: string | null;
  direction: Direction;
  paragraphs: ProposedParagraph[];
  /** A figure's `picture` is its place among these. */
  pictures: Picture[];
  excluded: ExcludedPiece[];
  warnings: ImportWarning[];
};
