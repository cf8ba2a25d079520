import type { Paragraph, ParagraphKind } from "./paragraphs";
import { type PicturePlaces, pictureIn } from "./pictures";
import { renderParagraph } from "./render-paragraph";

/** A section is what the page loads at once of a long text: some screens, and small enough to come in a moment. */
export const SECTION = 50;

/** A paragraph as a page shows it: its words are HTML already. */
export type SetParagraph = {
  key: string;
  index: number;
  number: number | null;
  kind: ParagraphKind;
  /** UTF-16 units of its words, with those beside them. */
  length: number;
  html: string;
  /** Rem of a picture above its words, about; 0 for none. */
  picture: number;
  /** Its picture is out of view, which the page has to say. */
  isAway: boolean;
  /** The same in another language, to stand beside it; without HTML where there is none. */
  beside?: Pick<SetParagraph, "html" | "length" | "isAway"> & { language: string; direction: "ltr" | "rtl" };
};

/** A stretch of the text, `from` (inclusive) `to` (exclusive), by index; `at` is the share of the words before it. */
export type Section = {
  from: number;
  to: number;
  at: number;
  /** The numbers shown in it; null where nothing in it is numbered. */
  numbers: { first: number; last: number } | null;
  /** Rem: near enough for a scroll bar before the browser has laid it out. */
  height: number;
};

/** An edition ready to be shown: made once, since it never changes. */
export type SetEdition = {
  id: string;
  /** What its address says of the language that it is read in, as in `?p=KEY&in=ID`; left out for the text itself. */
  asked?: string;
  paragraphs: readonly SetParagraph[];
  sections: readonly Section[];
  indexByKey: ReadonlyMap<string, number>;
  indexByNumber: ReadonlyMap<number, number>;
  /** Of all HTML, in UTF-16 units: what it takes in memory. */
  size: number;
};

const NO_PICTURES: PicturePlaces = { at: "", away: [] };

export function setParagraph(paragraph: Paragraph, pictures = NO_PICTURES): SetParagraph {
  return {
    key: paragraph.key,
    index: paragraph.index,
    number: paragraph.number,
    kind: paragraph.kind,
    length: paragraph.text.length,
    html: renderParagraph(paragraph, pictures),
    ...pictureRoom(paragraph, pictures),
  };
}

export const setEdition = (
  id: string,
  paragraphs: readonly Paragraph[],
  pictures: PicturePlaces = NO_PICTURES,
): SetEdition =>
  editionOf(
    id,
    paragraphs.map((paragraph) => setParagraph(paragraph, pictures)),
  );

/** Paragraphs that are set already. */
export function editionOf(id: string, set: readonly SetParagraph[]): SetEdition {
  return {
    id,
    paragraphs: set,
    sections: sectionsOf(set),
    indexByKey: new Map(set.map(({ key, index }) => [key, index])),
    indexByNumber: new Map(set.flatMap(({ number, index }) => (number === null ? [] : [[number, index]]))),
    size: set.reduce((sum, { html, beside }) => sum + html.length + (beside?.html.length ?? 0), 0),
  };
}

/** A measure of 38 rem, and no picture higher than a screen. */
const [MEASURE, SCREEN, REM] = [38, 45, 16];

function pictureRoom({ kind, attrs }: Paragraph, { away }: PicturePlaces) {
  const shown = kind === "figure" ? pictureIn(attrs) : null;
  if (!shown) return { picture: 0, isAway: false };
  if (away.includes(shown.key)) return { picture: 3, isAway: true };
  const height = (Math.min(shown.width / REM, MEASURE) / shown.width) * shown.height;
  return { picture: Math.min(height, SCREEN), isAway: false };
}

function sectionsOf(paragraphs: readonly SetParagraph[]): Section[] {
  const total = Math.max(1, lengthOf(paragraphs));
  const sections: Section[] = [];
  let before = 0;
  for (let from = 0; from < paragraphs.length; from += SECTION) {
    const inside = paragraphs.slice(from, from + SECTION);
    const numbers = inside.flatMap(({ number }) => number ?? []);
    const [first, last] = [numbers[0], numbers.at(-1)];
    sections.push({
      from,
      to: from + inside.length,
      at: before / total,
      numbers: first === undefined || last === undefined ? null : { first, last },
      height: estimatedHeight(inside),
    });
    before += lengthOf(inside);
  }
  return sections;
}

const lengthOf = (paragraphs: readonly SetParagraph[]): number =>
  paragraphs.reduce((sum, { length }) => sum + length, 0);

/** About 64 characters to a line of 2 rem. */
const estimatedHeight = (paragraphs: readonly SetParagraph[]): number =>
  Math.ceil(
    paragraphs.reduce((sum, { length, picture }) => sum + 1 + Math.ceil(length / 64) * 2 + picture, 0),
  );

/** Below this a text is sent whole: it opens as fast as a part of it would, and the browser's own search finds all. */
const SENT_WHOLE = 200_000;

/** The sections a page begins with, as `[first, beyond]`: all of a short text, else the asked one and its neighbours. */
export function firstSections({ sections, size }: SetEdition, index: number): [number, number] {
  if (size <= SENT_WHOLE) return [0, sections.length];
  const asked = Math.floor(index / SECTION);
  return [Math.max(0, asked - 1), Math.min(sections.length, asked + 2)];
}
