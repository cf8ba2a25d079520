import { PARAGRAPH_LENGTH, PARAGRAPH_MARKS } from "../limits";
import { joinMarked, type MarkedText } from "../marked-text";
import {
  type Attrs,
  anchorOf,
  ledBy,
  type Paragraph,
  type ParagraphKind,
  type ProposedParagraph,
} from "../paragraphs";
import { accepted, type Parsed, rejected } from "../parsed";
import { pictureIn, WORDLESS } from "../pictures";

/** A paragraph of the original: what a row is made of beside its translation. */
export type OriginalRow = Pick<Paragraph, "key" | "number" | "kind">;

type Piece = ProposedParagraph & { attrs: Attrs };

/** Pieces of one row stand apart like paragraphs. */
const BETWEEN_PIECES = "\n\n";

/**
 * A translation's paragraphs under the keys and numbers of the original's: one for each row that a piece stands in. `rows`
 * has the index of the row of each piece, and never goes back.
 */
export function storedRows(
  original: readonly OriginalRow[],
  pieces: readonly ProposedParagraph[],
  rows: readonly number[],
): Parsed<Paragraph[]> {
  const fits = rows.every(
    (row, at) => Number.isInteger(row) && row >= (rows[at - 1] ?? 0) && row < original.length,
  );
  if (!fits || rows.length !== pieces.length) return rejected("translation.rows-unfit");
  const anchors = new Map<string, string>();
  const stored: Paragraph[] = [];
  for (let at = 0; at < pieces.length; ) {
    const row = rows[at] as number;
    const beside = original[row] as OriginalRow;
    let end = at + 1;
    while (rows[end] === row) end++;
    const together = pieces.slice(at, end).map(({ attrs: { anchor, ...attrs } = {}, ...piece }): Piece => {
      for (const id of typeof anchor === "string" ? anchor.split(" ") : [])
        if (!anchors.has(id)) anchors.set(id, anchorOf(beside));
      return { ...piece, attrs };
    });
    if (together.filter(isPictured).length > 1) return rejected("translation.row-pictures", { row: row + 1 });
    const { kind, attrs } = kindOf(together, beside.kind);
    let words: MarkedText = together[0] as Piece;
    for (const next of together.slice(1)) {
      if (isSilent(next)) continue;
      words = isSilent(words) ? next : joinMarked(words, next, BETWEEN_PIECES);
      if (words.text.length > PARAGRAPH_LENGTH || words.marks.length > PARAGRAPH_MARKS)
        return rejected("translation.row-too-long", { row: row + 1 });
    }
    const { text, marks } = words;
    stored.push({ key: beside.key, index: stored.length, number: beside.number, kind, text, marks, attrs });
    at = end;
  }
  return accepted(
    stored.map((one) => ({ ...one, marks: one.marks.flatMap((mark) => ledBy(anchors, mark)) })),
  );
}

/** A picture without a caption has none of the row’s words. */
const isSilent = ({ text }: MarkedText): boolean => text === WORDLESS;

const isPictured = ({ kind, attrs }: Piece): boolean => kind === "figure" && pictureIn(attrs) !== null;

/** A picture stays one, over whatever words share its row. The lines of a table are its rows: words beside them would become cells. */
function kindOf(pieces: readonly Piece[], wanted: ParagraphKind): { kind: ParagraphKind; attrs: Attrs } {
  const like = pieces.find(isPictured) ?? pieces.find(({ kind }) => kind === wanted) ?? (pieces[0] as Piece);
  if (like.kind === "table" && pieces.length > 1) return { kind: "paragraph", attrs: {} };
  return { kind: like.kind, attrs: like.attrs };
}
