import { type DraftChange, fits, withChange } from "./draft-changes";
import type { DraftPiece, ImportDraft } from "./import-draft";

/** The draft with what could be done to it again, those changes as they now are, and what no longer fits. */
export type Rejoined = { draft: ImportDraft; kept: DraftChange[]; lost: DraftChange[] };

/** No piece has this id: for pieces that changes which no longer fit would have made. */
const NEVER_MADE = "-";

/**
 * Does somebody's changes again on a draft that others have changed meanwhile: each by the pieces it was about, wherever
 * they stand now. A piece that it makes gets a new id, as its own may have been given to another.
 */
export function rejoinDraft(current: ImportDraft, changes: readonly DraftChange[]): Rejoined {
  const rejoined: Rejoined = { draft: current, kept: [], lost: [] };
  const renamed = new Map<string, string>();
  for (const change of changes) {
    const made = idsMadeBy(change);
    for (const id of made) renamed.set(id, `p${rejoined.draft.nextPiece}`);
    const moved = movedTo(rejoined.draft, change, renamed);
    if (fits(rejoined.draft, moved)) {
      rejoined.draft = withChange(rejoined.draft, moved);
      rejoined.kept.push(moved);
    } else {
      for (const id of made) renamed.set(id, NEVER_MADE);
      rejoined.lost.push(change);
    }
  }
  return rejoined;
}

function idsMadeBy(change: DraftChange): string[] {
  if (change.kind === "title") return [];
  const known = new Set(change.before.map(({ id }) => id));
  return change.after.map(({ id }) => id).filter((id) => !known.has(id));
}

function movedTo(draft: ImportDraft, change: DraftChange, renamed: ReadonlyMap<string, string>): DraftChange {
  if (change.kind === "title") return change;
  const asNamed = (piece: DraftPiece) => ({ ...piece, id: renamed.get(piece.id) ?? piece.id });
  const before = change.before.map(asNamed);
  const at = draft.pieces.findIndex(({ id }) => id === before[0]?.id);
  return { kind: "pieces", at: Math.max(at, 0), before, after: change.after.map(asNamed) };
}
