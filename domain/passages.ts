import type { PassageInput, W3cSelector } from "./passage-input";

export type { PassageInput } from "./passage-input";

export const PLACEMENT_STATES = ["exact", "moved", "changed", "paragraph", "lost"] as const;
export type PlacementState = (typeof PLACEMENT_STATES)[number];

/** A stretch of an edition: from a place in one paragraph to a place in the same or a later one. Offsets in UTF-16 units. */
export type Stretch = { startIndex: number; startOffset: number; endIndex: number; endOffset: number };

/** The exact words chosen, with what stands around them. */
export type Passage = Stretch & { quote: string; prefix: string; suffix: string };

/** How many characters of context are kept on either side of a quote; enough to tell repeated phrases apart. */
const CONTEXT = 32;

/** Between paragraphs, in `text.txt` and in quotes that span several. */
export const PARAGRAPH_BREAK = "\n\n";

/** As much of a paragraph as placing needs. */
export type Place = { key: string; index: number; number: number | null; text: string };

export type Located =
  | { ok: true; passage: Passage }
  | { ok: false; code: "passage.no-such-paragraph" | "passage.not-found" | "passage.out-of-range" };

/** Finds the words an author chose. The words must be there: nothing is hung on what is merely alike. */
export function locatePassage(places: Place[], wanted: PassageInput): Located {
  return "selectors" in wanted
    ? locateBySelectors(places, wanted.selectors)
    : locateInParagraph(places, wanted);
}

type InParagraph = Exclude<PassageInput, { selectors: unknown }>;

function locateInParagraph(places: Place[], wanted: InParagraph): Located {
  const first = findPlace(places, wanted.paragraph);
  const last = wanted.throughParagraph === undefined ? first : findPlace(places, wanted.throughParagraph);
  if (!first || !last || last.index < first.index) return { ok: false, code: "passage.no-such-paragraph" };
  const stretch = between(places, first.index, last.index);
  if (wanted.quote === undefined) {
    return accepted(places, {
      startIndex: first.index,
      startOffset: 0,
      endIndex: last.index,
      endOffset: last.text.length,
    });
  }
  const text = joinPlaces(stretch);
  const found = bestMatch(text, wanted.quote, wanted.prefix ?? "", wanted.suffix ?? "", wanted.start);
  if (!found) return { ok: false, code: "passage.not-found" };
  return accepted(places, {
    ...startAt(stretch, found.start),
    ...endAt(stretch, found.end),
  });
}

function locateBySelectors(places: Place[], selectors: W3cSelector[]): Located {
  const text = joinPlaces(places);
  const quote = selectors.find((selector) => selector.type === "TextQuoteSelector");
  const position = selectors.find((selector) => selector.type === "TextPositionSelector");
  const hint = position && codeUnits(text, position.start);
  if (quote) {
    const found = bestMatch(text, quote.exact, quote.prefix ?? "", quote.suffix ?? "", hint);
    if (!found) return { ok: false, code: "passage.not-found" };
    return accepted(places, { ...startAt(places, found.start), ...endAt(places, found.end) });
  }
  const start = hint;
  const end = position && codeUnits(text, position.end);
  if (start === undefined || end === undefined || end <= start)
    return { ok: false, code: "passage.out-of-range" };
  return accepted(places, { ...startAt(places, start), ...endAt(places, end) });
}

const findPlace = (places: Place[], wanted: number | string): Place | undefined =>
  places.find((place) => (typeof wanted === "number" ? place.number === wanted : place.key === wanted));

const between = (places: Place[], first: number, last: number): Place[] =>
  places.filter((place) => place.index >= first && place.index <= last);

const joinPlaces = (places: Place[]): string => places.map((place) => place.text).join(PARAGRAPH_BREAK);

function accepted(places: Place[], stretch: Stretch): Located {
  return { ok: true, passage: { ...stretch, ...wordsOf(places, stretch) } };
}

/** The words of a stretch and what stands around them in the same paragraphs. */
export function wordsOf(
  places: Place[],
  stretch: Stretch,
): { quote: string; prefix: string; suffix: string } {
  const inside = between(places, stretch.startIndex, stretch.endIndex);
  const text = joinPlaces(inside);
  const end = text.length - ((inside.at(-1)?.text.length ?? 0) - stretch.endOffset);
  return {
    quote: text.slice(stretch.startOffset, end),
    prefix: text.slice(Math.max(0, stretch.startOffset - CONTEXT), stretch.startOffset),
    suffix: text.slice(end, end + CONTEXT),
  };
}

/** The occurrence whose surroundings fit best; of equals the one nearest to `hint`, else the first. */
function bestMatch(text: string, quote: string, prefix: string, suffix: string, hint = 0) {
  let best: { start: number; end: number; score: number } | null = null;
  for (const { start, end } of occurrences(text, quote)) {
    const before = text.slice(Math.max(0, start - prefix.length - 1), start);
    const after = text.slice(end, end + suffix.length + 1);
    const exact = Number(before.endsWith(prefix)) + Number(after.startsWith(suffix));
    const score = exact + likeness(before, prefix) + likeness(after, suffix);
    const isBetter =
      !best ||
      score > best.score ||
      (score === best.score && Math.abs(start - hint) < Math.abs(best.start - hint));
    if (isBetter) best = { start, end, score };
  }
  return best;
}

/** Exact ones; failing those, ones that differ in white space only, as a browser's selection across lines does. */
function occurrences(text: string, quote: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    found.push({ start: at, end: at + quote.length });
  }
  if (found.length > 0) return found;
  const words = quote.trim().split(/\s+/u).filter(Boolean);
  if (words.length < 2) return found;
  const pattern = new RegExp(words.map(escapePattern).join("\\s+"), "gu");
  for (const match of text.matchAll(pattern))
    found.push({ start: match.index, end: match.index + match[0].length });
  return found;
}

const escapePattern = (word: string): string => word.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

/** From 0 to 1: the share of letter pairs that two surroundings have in common (Dice), white space and marks aside. */
function likeness(found: string, wanted: string): number {
  const wantedPairs = letterPairs(wanted);
  if (wantedPairs.length === 0) return 0;
  const foundPairs = letterPairs(found);
  const left = new Map<string, number>();
  for (const pair of foundPairs) left.set(pair, (left.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of wantedPairs) {
    const count = left.get(pair) ?? 0;
    if (count > 0) shared++;
    left.set(pair, count - 1);
  }
  return (2 * shared) / (wantedPairs.length + foundPairs.length);
}

function letterPairs(text: string): string[] {
  const letters = [...text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "")];
  if (letters.length < 2) return letters;
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}

/** The place of an offset in the joined text; one that falls between two paragraphs begins the later one. */
function startAt(places: Place[], offset: number): Pick<Stretch, "startIndex" | "startOffset"> {
  let from = 0;
  for (const place of places) {
    if (offset < from + place.text.length)
      return { startIndex: place.index, startOffset: Math.max(0, offset - from) };
    from += place.text.length + PARAGRAPH_BREAK.length;
  }
  const last = places.at(-1);
  return { startIndex: last?.index ?? 0, startOffset: last?.text.length ?? 0 };
}

/** One that falls between two paragraphs ends the earlier one. */
function endAt(places: Place[], offset: number): Pick<Stretch, "endIndex" | "endOffset"> {
  let from = 0;
  let before = places[0];
  for (const place of places) {
    if (offset <= from && before && place !== places[0]) break;
    before = place;
    if (offset <= from + place.text.length) return { endIndex: place.index, endOffset: offset - from };
    from += place.text.length + PARAGRAPH_BREAK.length;
  }
  return { endIndex: before?.index ?? 0, endOffset: before?.text.length ?? 0 };
}

/** Code points, as W3C counts, to UTF-16 units; undefined past the end. */
function codeUnits(text: string, codePoints: number): number | undefined {
  let units = 0;
  for (let counted = 0; counted < codePoints; counted++) {
    const point = text.codePointAt(units);
    if (point === undefined) return undefined;
    units += point > 0xffff ? 2 : 1;
  }
  return units;
}
