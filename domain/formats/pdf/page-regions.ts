import { greatest, least } from "../text-lines";
import { type Line, linesOf } from "./page-lines";
import type { PageOfPdf } from "./page-pieces";
import { regionsOf } from "./reading-order";

/** The lines of a page: those across it above its columns of words set downwards, these, and those across below and between. */
export type PageRegions = { above: Line[][]; downwards: Line[][]; others: Line[][] };

export function pageRegions({ pieces, downwards }: PageOfPdf, page: number, size: number): PageRegions {
  const columns = regionsOf(downwards, size).map((one) =>
    linesOf(one, page).map((line): Line => ({ ...line, isDownwards: true })),
  );
  const { top } = extentOf(columns.flat());
  const above = regionsOf(
    pieces.filter(({ y }) => y < top),
    size,
  );
  const others = regionsOf(
    pieces.filter(({ y }) => y >= top),
    size,
  );
  return {
    above: above.map((one) => linesOf(one, page)),
    downwards: columns,
    others: others.map((one) => linesOf(one, page)),
  };
}

/** From where to where on a page columns of words reach; without any, nothing is above them. */
export const extentOf = (columns: readonly Line[]): { top: number; bottom: number } =>
  columns.length === 0
    ? { top: Number.NEGATIVE_INFINITY, bottom: Number.POSITIVE_INFINITY }
    : { top: least(columns.map(({ x }) => x)), bottom: greatest(columns.map(({ right }) => right)) };
