import type { ProposedPiece } from "../proposal";

type Pieces = { pieces: readonly Pick<ProposedPiece, "id" | "isSetAside">[] };

const keptIn = ({ pieces }: Pieces) => pieces.filter(({ isSetAside }) => !isSetAside);

/** The rows of a proposal's pieces after it was changed: what is new, or put back, stands with what is before it. */
export function carryRows(rows: readonly number[], before: Pieces, after: Pieces): number[] {
  const known = new Map(keptIn(before).map(({ id }, at) => [id, rows[at] ?? 0]));
  let last = 0;
  return keptIn(after).map(({ id }) => {
    last = Math.max(last, known.get(id) ?? last);
    return last;
  });
}
