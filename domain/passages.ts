import { beginningOf, endingOf } from "./cut-between-characters";
import { PASSAGE_LENGTH } from "./limits";
import type { PassageInput, W3cSelector } from "./passage-input";
import { type Steps, searchWords } from "./search-words";

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
  | { ok: false; code: "passage.no-such-paragraph" | "passage.not-found" | "passage.out-of-range" }
  | { ok: false; code: "passage.too-long"; values: { length: number; limit: number } };

/** Finds the words an author chose. The words must be there: nothing is hung on what is merely alike. */
export function* locatePassage(places: Place[], wanted: PassageInput): Steps<Located> {
  return "selectors" in wanted
    ? yield* locateBySelectors(places, wanted.selectors)
    : yield* locateInParagraph(places, wanted);
}

type InParagraph = Exclude<PassageInput, { selectors: unknown }>;

function* locateInParagraph(places: Place[], wanted: InParagraph): Steps<Located> {
  const first = findPlace(places, wanted.paragraph);
  const last = wanted.throughParagraph === undefined ? first : findPlace(places, wanted.throughParagraph);
  if (!first || !last || last.index < first.index) return { ok: false, code: "passage.no-such-paragraph" };
  const inside = between(places, first.index, last.index);
  if (wanted.quote !== undefined) {
    const text = yield* joinStepwise(inside);
    return yield* locateQuote(inside, text, { ...wanted, quote: wanted.quote });
  }
  return accepted(inside, {
    startIndex: first.index,
    startOffset: 0,
    endIndex: last.index,
    endOffset: last.text.length,
  });
}

function* locateBySelectors(places: Place[], selectors: W3cSelector[]): Steps<Located> {
  const quote = selectors.find((selector) => selector.type === "TextQuoteSelector");
  const position = selectors.find((selector) => selector.type === "TextPositionSelector");
  const text = yield* joinStepwise(places);
  const start = position && (yield* codeUnits(text, position.start));
  if (quote) return yield* locateQuote(places, text, { ...quote, quote: quote.exact, start });
  const end = position && (yield* codeUnits(text, position.end));
  if (start === undefined || end === undefined || end <= start)
    return { ok: false, code: "passage.out-of-range" };
  const located = accepted(places, { ...startAt(places, start), ...endAt(places, end) });
  // A place between two paragraphs, or on blanks alone, holds nothing that one could speak about.
  return located.ok && !isLegible(located.passage.quote)
    ? { ok: false, code: "passage.out-of-range" }
    : located;
}

type Quote = { quote: string; prefix?: string; suffix?: string; start?: number };

function* locateQuote(
  places: Place[],
  text: string,
  { quote, prefix = "", suffix = "", start }: Quote,
): Steps<Located> {
  if (quote.length > PASSAGE_LENGTH) return tooLong(quote.length);
  if (!isLegible(quote)) return { ok: false, code: "passage.not-found" };
  const found = yield* searchWords(text, { quote, prefix, suffix, hint: start ?? 0 });
  if (!found) return { ok: false, code: "passage.not-found" };
  return accepted(places, { ...startAt(places, found.start), ...endAt(places, found.end) });
}

/** Whether there is a letter, a number or a sign in it: more than blanks and what has no shape. */
const isLegible = (words: string): boolean => /[^\p{Z}\p{Cc}\p{Cf}]/u.test(words);

const tooLong = (length: number): Located => ({
  ok: false,
  code: "passage.too-long",
  values: { length, limit: PASSAGE_LENGTH },
});

const findPlace = (places: Place[], wanted: number | string): Place | undefined =>
  places.find((place) => (typeof wanted === "number" ? place.number === wanted : place.key === wanted));

const between = (places: Place[], first: number, last: number): Place[] =>
  places.filter((place) => place.index >= first && place.index <= last);

/** How many paragraphs are joined in one step. */
const JOINED_AT_ONCE = 2_000;

function* joinStepwise(places: Place[]): Steps<string> {
  const pieces: string[] = [];
  for (let from = 0; from < places.length; from += JOINED_AT_ONCE) {
    pieces.push(joinPlaces(places.slice(from, from + JOINED_AT_ONCE)));
    yield;
  }
  return pieces.join(PARAGRAPH_BREAK);
}

const joinPlaces = (places: Place[]): string => places.map((place) => place.text).join(PARAGRAPH_BREAK);

function accepted(places: Place[], stretch: Stretch): Located {
  const words = wordsOf(places, stretch);
  if (words.quote.length > PASSAGE_LENGTH) return tooLong(words.quote.length);
  return { ok: true, passage: { ...stretch, ...words } };
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
    prefix: endingOf(text.slice(0, stretch.startOffset), CONTEXT),
    suffix: beginningOf(text.slice(end), CONTEXT),
  };
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

/** How many code points are counted in one step. */
const COUNTED_AT_ONCE = 128 * 1024;

/** Code points, as W3C counts, to UTF-16 units; undefined past the end. */
function* codeUnits(text: string, codePoints: number): Steps<number | undefined> {
  let units = 0;
  for (let counted = 0; counted < codePoints; counted++) {
    const point = text.codePointAt(units);
    if (point === undefined) return undefined;
    units += point > 0xffff ? 2 : 1;
    if (counted % COUNTED_AT_ONCE === COUNTED_AT_ONCE - 1) yield;
  }
  return units;
}
