import type { ImportReview } from "./brought-import";
import type { ImportProblem, ImportState } from "./import-state";

/** What was brought into a group and is not published yet. */
export type UnfinishedImport = {
  id: string;
  version: number;
  title: string;
  createdAt: Date;
  /** Whoever brought it, by the name they bear in the group. */
  createdBy: string;
  file: string;
  state: ImportState;
  problem: ImportProblem | null;
  /** How it stands with the group's review; `none` of what organizers bring. */
  review: ImportReview;
};
