import { WORDLESS } from "./pictures";
import type { ProposedPiece } from "./proposal";

/** A figure without a caption is told by what describes it, and by nothing else. */
export function describedBy(piece: ProposedPiece, alt: string): ProposedPiece {
  const { alt: before, ...attrs } = piece.attrs ?? {};
  const isTold = piece.text === WORDLESS || piece.text === before;
  return {
    ...piece,
    ...(isTold && { text: alt || WORDLESS, marks: [] }),
    attrs: alt === "" ? attrs : { ...attrs, alt },
  };
}
