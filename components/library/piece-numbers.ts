import { isNumbered } from "@/domain/paragraphs";
import type { ProposedPiece } from "@/domain/proposal";

/** The numbers that pieces will bear once published, by their ids. */
export function numbersOf(pieces: readonly ProposedPiece[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const { id, kind, isSetAside } of pieces) {
    if (!isSetAside && isNumbered(kind)) numbers.set(id, numbers.size + 1);
  }
  return numbers;
}
