import type { ImportFormat } from "./import-formats";
import type { ProblemValues } from "./problems";

/** A file was received, is being read, has been read, or could not be. */
export const IMPORT_STATES = ["received", "reading", "ready", "failed"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** How whoever brought a file wants it read; without a name it was pasted. */
export type ImportOptions = {
  name?: string;
  format?: ImportFormat;
  asIs?: boolean;
  title?: string;
  /** The web address that it was fetched from. */
  origin?: string;
};

/** Why a file could not be read: a problem's code and values. */
export type ImportProblem = { code: string; values: ProblemValues };

/** What is told of an import while one waits for it. */
export type ImportStanding = {
  state: ImportState;
  problem: ImportProblem | null;
  version: number;
};

/** Nothing is to be waited for any more. */
export const isSettled = ({ state }: Pick<ImportStanding, "state">): boolean =>
  state === "ready" || state === "failed";
