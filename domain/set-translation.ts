import { editionOf, type SetEdition, type SetParagraph, setParagraph } from "./editions";
import type { Paragraph } from "./paragraphs";
import { PARAGRAPH_BREAK, type Passage, type Place, type Stretch, wordsOf } from "./passages";
import type { PicturePlaces } from "./pictures";

/** A stored paragraph of a translation, and where in the words of a row it begins. */
type Part = { own: number; offset: number; length: number };

/**
 * A translation in the rows of the edition that it is read beside: the same indexes, keys, numbers and kinds, so that all
 * that is counted and kept by them stays what it is; the words are the translation's. A row may have none.
 */
export type SetTranslation = SetEdition & {
  /** What stands in each row, as it is written and as a passage is looked for in it. */
  rows: readonly Paragraph[];
  /** The paragraphs as they are stored. */
  own: readonly Place[];
  partsOfRow: readonly (readonly Part[])[];
  rowOfOwn: readonly number[];
};

/**
 * Each stored paragraph stands in the row that bears its key; one whose key the edition has no more, in the row of the one
 * before it. Rows hold their paragraphs in the order of the translation.
 */
export function setTranslation(
  original: SetEdition,
  id: string,
  paragraphs: readonly Paragraph[],
  pictures?: PicturePlaces,
): SetTranslation {
  const partsOfRow: Part[][] = original.paragraphs.map(() => []);
  const rowOfOwn: number[] = [];
  const rows = original.paragraphs.map(
    ({ key, index, number, kind }): Paragraph => ({
      ...{ key, index, number, kind },
      ...{ text: "", marks: [], attrs: {} },
    }),
  );
  const set: SetParagraph[] = original.paragraphs.map((paragraph) => ({
    ...paragraph,
    ...{ length: 0, html: "", picture: 0, isAway: false },
  }));
  for (const [own, paragraph] of paragraphs.entries()) {
    const at = original.indexByKey.get(paragraph.key) ?? rowOfOwn.at(-1) ?? 0;
    const [parts, row, place] = [partsOfRow[at], rows[at], set[at]];
    if (!parts || !row || !place) break;
    rowOfOwn.push(at);
    // Between blocks a blank line is not seen, and places are counted with it.
    const between = parts.length > 0 ? PARAGRAPH_BREAK : "";
    const offset = row.text.length + between.length;
    parts.push({ own, offset, length: paragraph.text.length });
    row.text += between + paragraph.text;
    for (const mark of paragraph.marks)
      row.marks.push({ ...mark, start: mark.start + offset, end: mark.end + offset });
    if (parts.length === 1) row.attrs = paragraph.attrs;
    const added = setParagraph(paragraph, pictures);
    place.html += between + added.html;
    place.length = row.text.length;
    place.picture += added.picture;
    place.isAway ||= added.isAway;
  }
  return {
    ...editionOf(id, set),
    rows,
    own: paragraphs.map(({ key, number, text }, index) => ({ key, index, number, text })),
    partsOfRow,
    rowOfOwn,
  };
}

/** What an edition takes in memory, in UTF-16 units: of a translation also its words, by rows and as they are stored. */
export function takenBy(set: SetEdition | SetTranslation): number {
  if (!("rows" in set)) return set.size;
  const wordsOf = (all: readonly { text: string }[]) => all.reduce((sum, { text }) => sum + text.length, 0);
  return set.size + wordsOf(set.rows) + wordsOf(set.own);
}

/** The one beside the other, paragraph level with paragraph. */
export function setBeside(
  original: SetEdition,
  translation: SetEdition,
  tongue: { language: string; direction: "ltr" | "rtl" },
): SetEdition {
  const set = original.paragraphs.map((paragraph, row): SetParagraph => {
    const { html = "", length = 0, picture = 0, isAway = false } = translation.paragraphs[row] ?? {};
    const { language, direction } = tongue;
    return {
      ...paragraph,
      ...{ length: paragraph.length + length, picture: Math.max(paragraph.picture, picture) },
      beside: { html, length, isAway, language, direction },
    };
  });
  return editionOf(original.id, set);
}

/** Where words that were chosen in the rows stand in the translation itself. Null where they are not there as one passage. */
export function passageInOwn({ partsOfRow, own }: SetTranslation, chosen: Passage): Passage | null {
  const start = partAt(partsOfRow, chosen.startIndex, chosen.startOffset, "start");
  const end = partAt(partsOfRow, chosen.endIndex, chosen.endOffset, "end");
  if (!start || !end || end.own < start.own) return null;
  const stretch = {
    ...{ startIndex: start.own, startOffset: start.offset },
    ...{ endIndex: end.own, endOffset: end.offset },
  };
  const words = wordsOf([...own.slice(start.own, end.own + 1)], stretch);
  return isSame(words.quote, chosen.quote) ? { ...stretch, ...words } : null;
}

/** Empty rows leave their breaks in a quote. */
const isSame = (one: string, other: string): boolean => inSingleBreaks(one) === inSingleBreaks(other);
const inSingleBreaks = (words: string): string => words.replace(/\n{2,}/g, PARAGRAPH_BREAK).trim();

/** The end of a paragraph is no place to begin at, where another follows. */
function partAt(partsOfRow: SetTranslation["partsOfRow"], row: number, at: number, edge: "start" | "end") {
  const parts = partsOfRow[row] ?? [];
  const part =
    edge === "start"
      ? parts.find(({ offset, length }) => at < offset + length)
      : parts.findLast(({ offset }) => offset < at);
  return part && { own: part.own, offset: Math.min(Math.max(0, at - part.offset), part.length) };
}

/** Where a stretch of the translation itself stands in the rows. Null where its ends are not in their order there. */
export function stretchInRows(set: SetTranslation, stretch: Stretch): Stretch | null {
  const start = rowAt(set, stretch.startIndex, stretch.startOffset);
  const end = rowAt(set, stretch.endIndex, stretch.endOffset);
  if (!start || !end || end.row < start.row) return null;
  return {
    ...{ startIndex: start.row, startOffset: start.offset },
    ...{ endIndex: end.row, endOffset: end.offset },
  };
}

function rowAt({ rowOfOwn, partsOfRow }: SetTranslation, own: number, at: number) {
  const row = rowOfOwn[own];
  const part = row === undefined ? undefined : partsOfRow[row]?.find((one) => one.own === own);
  return row === undefined || !part ? null : { row, offset: part.offset + at };
}
