import type { Paragraph } from "./paragraphs";

/** A text as read by one group. */
export type Reading = {
  id: string;
  groupId: string;
  textId: string;
  title: string;
  authors: string[];
  /** When it was written or came out, as one says it. */
  date: string | null;
  /** Where the words are from. */
  origin: string | null;
  licence: string | null;
  /** Of what is said about the text. */
  textVersion: number;
  language: string | null;
  direction: "ltr" | "rtl";
  /** The edition that is read now. */
  editionId: string;
  paragraphCount: number;
  wordCount: number;
  createdAt: Date;
  archivedAt: Date | null;
  /** The keys of the text's pictures that moderators have taken out of view. */
  picturesAway: string[];
  /** Members talk in their subgroups; else all of them read what was said in each. */
  isDivided: boolean;
};

/** An edition of a reading's text. */
export type EditionRead = Pick<Reading, "editionId" | "paragraphCount" | "wordCount"> & {
  number: number;
  publishedAt: Date;
  /** When the reading went on in the next one; null where it did not. */
  readUntil: Date | null;
};

/** How far a member has come: the posts they have not seen, counted up to `FRESH_LISTED`, and where they stopped. */
export type ReadSoFar = {
  fresh: number;
  stoppedAt: Pick<Paragraph, "key" | "kind" | "number"> | null;
};
