import { ROWS_SHOWN } from "../limits";
import type { Paragraph, ParagraphKind } from "../paragraphs";
import { doubtOf } from "./row-doubts";

export type ShownRow = Pick<Paragraph, "index" | "number" | "kind" | "text">;
export type ShownPiece = { kind: ParagraphKind; text: string; row: number };

export type RowsPage = {
  rows: ShownRow[];
  /** How many rows there are in all. */
  count: number;
  /** The pieces in these rows, and which of all the first of them is. */
  pieces: ShownPiece[];
  firstPiece: number;
  /** How long the translation is for a character of the text. */
  ratio: number;
  /** Rows in doubt on other pages: how many, and the next one after these, or from the beginning on. */
  doubts: { elsewhere: number; next: number | null };
};

/** Some rows of a translation that is being aligned: those among which `asked` is. */
export function pageFrom(
  original: readonly ShownRow[],
  pieces: readonly { kind: ParagraphKind; text: string }[],
  rows: readonly number[],
  asked: number,
): RowsPage {
  const from = asked < original.length ? asked - (asked % ROWS_SHOWN) : 0;
  const to = Math.min(original.length, from + ROWS_SHOWN);
  const lengthOf = (all: readonly { text: string }[]) => all.reduce((sum, { text }) => sum + text.length, 0);
  const ratio = lengthOf(pieces) / Math.max(1, lengthOf(original));
  const inRow: { kind: string; length: number }[][] = original.map(() => []);
  pieces.forEach(({ kind, text }, at) => {
    inRow[rows[at] ?? 0]?.push({ kind, length: text.length });
  });
  const doubtful = original.flatMap(({ kind, text, index }) =>
    doubtOf({ kind, length: text.length }, inRow[index] ?? [], ratio) === null ? [] : [index],
  );
  const elsewhere = doubtful.filter((row) => row < from || row >= to);
  const firstPiece = rows.findIndex((row) => row >= from);
  return {
    rows: original.slice(from, to).map(({ index, number, kind, text }) => ({ index, number, kind, text })),
    count: original.length,
    pieces: pieces.flatMap(({ kind, text }, at) => {
      const row = rows[at] as number;
      return row >= from && row < to ? [{ kind, text, row }] : [];
    }),
    firstPiece: firstPiece === -1 ? pieces.length : firstPiece,
    ratio,
    doubts: {
      elsewhere: elsewhere.length,
      next: elsewhere.find((row) => row >= to) ?? elsewhere[0] ?? null,
    },
  };
}
