/** A work as a group has it, in the edition that is current. */
export type Text = {
  id: string;
  groupId: string;
  title: string;
  authors: string[];
  language: string | null;
  direction: "ltr" | "rtl";
  /** The edition that is current, and its number. */
  editionId: string;
  edition: number;
};
