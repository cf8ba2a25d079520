/** A stretch of a text that holds the words looked for; UTF-16 units. */
export type FoundWords = { start: number; end: number };

/** Signs that people type as their keyboard has them, and books as they should be. */
const PLAIN_SIGNS: Record<string, string> = {
  "‘": "'",
  "’": "'",
  ʼ: "'",
  "׳": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "״": '"',
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "—": "-",
  "―": "-",
  "־": "-",
  ς: "σ",
};

/** Marks over and under letters, signs without a shape, and the stroke that only makes an Arabic word longer. */
const NO_LETTER = /[\p{Mn}\p{Default_Ignorable_Code_Point}ـ]/gu;

const foldPiece = (piece: string): string =>
  piece
    .normalize("NFKD")
    .replace(NO_LETTER, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]|ς/gu, (sign) => PLAIN_SIGNS[sign] ?? sign);

const ASCII = /^\p{ASCII}*$/u;

/** As words are compared by whoever looks for them: without case, accents, points, and the ways to set quotes and dashes. */
export const foldWords = (text: string): string =>
  (ASCII.test(text) ? text.toLowerCase() : foldPiece(text)).replace(/\s+/gu, " ");

/** Where the words stand, one after the other. `folded` is what `foldWords` makes of what was asked for, trimmed. */
export function findWords(text: string, folded: string): FoundWords[] {
  if (folded === "" || !foldWords(text).includes(folded)) return [];
  const { letters, starts } = spelledOut(text);
  const found: FoundWords[] = [];
  for (let at = letters.indexOf(folded); at >= 0; at = letters.indexOf(folded, at + folded.length)) {
    const start = starts[at] ?? 0;
    found.push({ start, end: endAfter(text, starts[at + folded.length - 1] ?? start) });
  }
  return found;
}

/** The folded text, and where in the text each of its units comes from. */
function spelledOut(text: string): { letters: string; starts: number[] } {
  let letters = "";
  const starts: number[] = [];
  let offset = 0;
  for (const sign of text) {
    const folded = /^\s$/u.test(sign)
      ? letters.endsWith(" ")
        ? ""
        : " "
      : foldPiece(sign).replace(/\s+/gu, " ");
    letters += folded;
    for (let unit = 0; unit < folded.length; unit += 1) starts.push(offset);
    offset += sign.length;
  }
  return { letters, starts };
}

/** Behind the sign that stands there and the marks that belong to it. */
function endAfter(text: string, start: number): number {
  const end = start + String.fromCodePoint(text.codePointAt(start) ?? 0).length;
  return end + (/^\p{Mn}+/u.exec(text.slice(end, end + MOST_MARKS))?.[0].length ?? 0);
}

/** More than any script sets over one letter. */
const MOST_MARKS = 16;

/** How many characters are shown on either side of what was found. */
const AROUND = 90;

/** A piece of a line of what was found: `isFound` are the words themselves. */
export type ExcerptPiece = { text: string; isFound: boolean };

/** The first place that was found in its surroundings, with whatever else was found there; `…` where something is left out. */
export function excerptOf(text: string, found: readonly FoundWords[]): ExcerptPiece[] {
  const first = found[0] ?? { start: 0, end: 0 };
  const from = wordStart(text, Math.max(0, first.start - AROUND), first.start);
  const to = wordEnd(text, Math.min(text.length, first.end + AROUND), first.end);
  const pieces: ExcerptPiece[] = [];
  let at = from;
  const add = (end: number, isFound: boolean) => {
    if (end > at) pieces.push({ text: text.slice(at, end), isFound });
    at = end;
  };
  for (const { start, end } of found) {
    if (end > to) break;
    add(start, false);
    add(end, true);
  }
  add(to, false);
  if (from > 0) pieces.unshift({ text: "… ", isFound: false });
  if (to < text.length) pieces.push({ text: " …", isFound: false });
  return pieces;
}

/** Not in the middle of a word, if a word begins before what was found. */
function wordStart(text: string, from: number, before: number): number {
  if (from === 0) return 0;
  const space = text.indexOf(" ", from);
  return space >= 0 && space < before ? space + 1 : betweenCharacters(text, from);
}

function wordEnd(text: string, to: number, after: number): number {
  if (to === text.length) return to;
  const space = text.lastIndexOf(" ", to);
  return space >= after ? space : betweenCharacters(text, to);
}

/** Before a sign of two units and before a letter with its marks, not in it. */
function betweenCharacters(text: string, offset: number): number {
  let at = offset;
  while (
    at > 0 &&
    (/^[\udc00-\udfff]/.test(text.slice(at, at + 1)) || /^\p{Mn}/u.test(text.slice(at, at + 2)))
  )
    at -= 1;
  return at;
}
