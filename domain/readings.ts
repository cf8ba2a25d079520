/** A text as read by one group. */
export type Reading = {
  id: string;
  groupId: string;
  textId: string;
  title: string;
  authors: string[];
  language: string | null;
  direction: "ltr" | "rtl";
  /** The edition that is read now. */
  editionId: string;
  paragraphCount: number;
  wordCount: number;
  createdAt: Date;
  archivedAt: Date | null;
};
