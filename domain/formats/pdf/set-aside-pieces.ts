import type { ExcludedPiece } from "../imported-text";
import type { Aside, Placed } from "./placed";

/** What was set aside, where it stood; what comes again on many pages is told once, where it first stood. */
export function setAsidePieces(aside: readonly Aside[], placed: readonly Placed[]): ExcludedPiece[] {
  const sorted = aside.toSorted((a, b) => a.page - b.page || a.y - b.y);
  const numbers = sorted.filter(({ reason }) => reason === "page-number").map(({ text }) => text);
  const heads = new Set<string>();
  const pieces: ExcludedPiece[] = [];
  let before = 0;
  for (const { text, reason, page, y } of sorted) {
    while (before < placed.length && isBefore(placed[before], page, y)) before++;
    if (reason === "page-number") {
      if (numbers.length > 0) pieces.push({ text: numbers.splice(0).join(" · "), reason, before });
    } else if (reason !== "running-head" || !heads.has(text)) pieces.push({ text, reason, before });
    if (reason === "running-head") heads.add(text);
  }
  return pieces;
}

const isBefore = (one: Placed | undefined, page: number, y: number): boolean =>
  one !== undefined && (one.page < page || (one.page === page && one.y <= y));
