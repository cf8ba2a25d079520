import { fits, type ImportChange, withChange } from "./import-changes";
import type { Proposal, ProposedPiece } from "./proposal";

/** The proposal with what could be done to it again, those changes as they now are, and what no longer fits. */
export type Rejoined = { proposal: Proposal; kept: ImportChange[]; lost: ImportChange[] };

/** No piece has this id: for pieces that changes which no longer fit would have made. */
const NEVER_MADE = "-";

/**
 * Does somebody's changes again on a proposal that others have changed meanwhile: each by the pieces it was about, wherever
 * they stand now. A piece that it makes gets a new id, as its own may have been given to another.
 */
export function rejoinProposal(current: Proposal, changes: readonly ImportChange[]): Rejoined {
  const rejoined: Rejoined = { proposal: current, kept: [], lost: [] };
  const renamed = new Map<string, string>();
  for (const change of changes) {
    const made = idsMadeBy(change);
    for (const id of made) renamed.set(id, `p${rejoined.proposal.nextPiece}`);
    const moved = movedTo(rejoined.proposal, change, renamed);
    if (fits(rejoined.proposal, moved)) {
      rejoined.proposal = withChange(rejoined.proposal, moved);
      rejoined.kept.push(moved);
    } else {
      for (const id of made) renamed.set(id, NEVER_MADE);
      rejoined.lost.push(change);
    }
  }
  return rejoined;
}

function idsMadeBy(change: ImportChange): string[] {
  if (change.kind !== "pieces") return [];
  const known = new Set(change.before.map(({ id }) => id));
  return change.after.map(({ id }) => id).filter((id) => !known.has(id));
}

function movedTo(
  proposal: Proposal,
  change: ImportChange,
  renamed: ReadonlyMap<string, string>,
): ImportChange {
  if (change.kind !== "pieces") return change;
  const asNamed = (piece: ProposedPiece) => ({ ...piece, id: renamed.get(piece.id) ?? piece.id });
  const before = change.before.map(asNamed);
  const at = proposal.pieces.findIndex(({ id }) => id === before[0]?.id);
  return { kind: "pieces", at: Math.max(at, 0), before, after: change.after.map(asNamed) };
}
