import { type DraftChange, inverseOf, withChange } from "./draft-changes";
import { changeFor, type DraftCommand } from "./draft-commands";
import type { ImportDraft } from "./import-draft";
import { accepted, type Parsed } from "./parsed";

/** A draft with what can be taken back and what can be done again: the steps only, so it stays small and can be kept. */
export type DraftHistory = { past: DraftChange[]; present: ImportDraft; future: DraftChange[] };

/** A step, with the change that it is: what a server must be told. */
export type DraftStep = { history: DraftHistory; change: DraftChange };

export function historyOf(draft: ImportDraft): DraftHistory {
  return { past: [], present: draft, future: [] };
}

export function doCommand({ past, present }: DraftHistory, command: DraftCommand): Parsed<DraftStep> {
  const change = changeFor(present, command);
  if (!change.ok) return change;
  const history = { past: [...past, change.value], present: withChange(present, change.value), future: [] };
  return accepted({ history, change: change.value });
}

/** Null when there is nothing to take back. */
export function undo({ past, present, future }: DraftHistory): DraftStep | null {
  const last = past.at(-1);
  if (!last) return null;
  const change = inverseOf(last);
  return {
    history: { past: past.slice(0, -1), present: withChange(present, change), future: [last, ...future] },
    change,
  };
}

/** Null when nothing was taken back. */
export function redo({ past, present, future }: DraftHistory): DraftStep | null {
  const [change, ...rest] = future;
  if (!change) return null;
  return { history: { past: [...past, change], present: withChange(present, change), future: rest }, change };
}
