import { type ImportChange, inverseOf, withChange } from "./import-changes";
import { changeFor, type ImportCommand } from "./import-commands";
import { accepted, type Parsed } from "./parsed";
import type { Proposal } from "./proposal";

/** A proposal with what can be taken back and what can be done again: the steps only, so it stays small and can be kept. */
export type ImportHistory = { past: ImportChange[]; present: Proposal; future: ImportChange[] };

/** A step, with the change that it is: what a server must be told. */
export type ImportStep = { history: ImportHistory; change: ImportChange };

export function historyOf(proposal: Proposal): ImportHistory {
  return { past: [], present: proposal, future: [] };
}

export function doCommand({ past, present }: ImportHistory, command: ImportCommand): Parsed<ImportStep> {
  const change = changeFor(present, command);
  if (!change.ok) return change;
  const history = { past: [...past, change.value], present: withChange(present, change.value), future: [] };
  return accepted({ history, change: change.value });
}

/** Null when there is nothing to take back. */
export function undo({ past, present, future }: ImportHistory): ImportStep | null {
  const last = past.at(-1);
  if (!last) return null;
  const change = inverseOf(last);
  return {
    history: { past: past.slice(0, -1), present: withChange(present, change), future: [last, ...future] },
    change,
  };
}

/** Null when nothing was taken back. */
export function redo({ past, present, future }: ImportHistory): ImportStep | null {
  const [change, ...rest] = future;
  if (!change) return null;
  return { history: { past: [...past, change], present: withChange(present, change), future: rest }, change };
}
