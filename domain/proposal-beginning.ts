import { isNumbered } from "./paragraphs";
import type { Proposal, ProposedPiece } from "./proposal";

/** What a preview opens with: more than any screen shows. The others of a long text follow. */
const OPENS_WITH = 60;

/** So many come at once: where hardly any would follow, nothing is to be waited for. */
const SHORT = 200;

export type PieceCounts = { paragraphs: number; setAside: number };

/** A proposal as its preview opens, and how much there is of it in all. */
export type ProposalBeginning = { proposal: Proposal; isWhole: boolean; counts: PieceCounts };

export function beginningOfProposal(proposal: Proposal): ProposalBeginning {
  const isWhole = proposal.pieces.length <= SHORT;
  return {
    proposal: isWhole ? proposal : { ...proposal, pieces: proposal.pieces.slice(0, OPENS_WITH) },
    isWhole,
    counts: countsOf(proposal.pieces),
  };
}

export const countsOf = (pieces: readonly ProposedPiece[]): PieceCounts => ({
  paragraphs: pieces.filter(({ kind, isSetAside }) => !isSetAside && isNumbered(kind)).length,
  setAside: pieces.filter(({ isSetAside }) => isSetAside).length,
});
