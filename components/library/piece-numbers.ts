import type { DraftPiece } from "@/domain/import-draft";
import { isNumbered } from "@/domain/paragraphs";

/** The numbers that pieces will bear once published, by their ids. */
export function numbersOf(pieces: readonly DraftPiece[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const { id, kind, isSetAside } of pieces) {
    if (!isSetAside && isNumbered(kind)) numbers.set(id, numbers.size + 1);
  }
  return numbers;
}
