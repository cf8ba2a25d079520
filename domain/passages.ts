import { PASSAGE_LENGTH } from "./limits";
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

/** What is looked at, at most, of the context that was sent, and of the places where equal words stand. */
const LOOKED_AT = { context: 256, places: 500 };

/** Between paragraphs, in `text.txt` and in quotes that span several. */
export const PARAGRAPH_BREAK = "\n\n";

/** As much of a paragraph as placing needs. */
export type Place = { key: string; index: number; number: number | null; text: string };

export type Located =
  | { ok: true; passage: Passage }
  | { ok: false; code: "passage.no-such-paragraph" | "passage.not-found" | "passage.out-of-range" }
  | { ok: false; code: "passage.too-long"; values: { length: number; limit: number } };

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
  const inside = between(places, first.index, last.index);
  if (wanted.quote !== undefined) return locateQuote(inside, { ...wanted, quote: wanted.quote });
  return accepted(inside, {
    startIndex: first.index,
    startOffset: 0,
    endIndex: last.index,
    endOffset: last.text.length,
  });
}

function locateBySelectors(places: Place[], selectors: W3cSelector[]): Located {
  const quote = selectors.find((selector) => selector.type === "TextQuoteSelector");
  const position = selectors.find((selector) => selector.type === "TextPositionSelector");
  const text = joinPlaces(places);
  const start = position && codeUnits(text, position.start);
  if (quote) return locateQuote(places, { ...quote, quote: quote.exact, start });
  const end = position && codeUnits(text, position.end);
  if (start === undefined || end === undefined || end <= start)
    return { ok: false, code: "passage.out-of-range" };
  return accepted(places, { ...startAt(places, start), ...endAt(places, end) });
}

type Quote = { quote: string; prefix?: string; suffix?: string; start?: number };

function locateQuote(places: Place[], { quote, prefix = "", suffix = "", start }: Quote): Located {
  if (quote.length > PASSAGE_LENGTH) return tooLong(quote.length);
  const found = bestMatch(joinPlaces(places), { quote, prefix, suffix, hint: start ?? 0 });
  if (!found) return { ok: false, code: "passage.not-found" };
  return accepted(places, { ...startAt(places, found.start), ...endAt(places, found.end) });
}

const tooLong = (length: number): Located => ({
  ok: false,
  code: "passage.too-long",
  values: { length, limit: PASSAGE_LENGTH },
});

const findPlace = (places: Place[], wanted: number | string): Place | undefined =>
  places.find((place) => (typeof wanted === "number" ? place.number === wanted : place.key === wanted));

const between = (places: Place[], first: number, last: number): Place[] =>
  places.filter((place) => place.index >= first && place.index <= last);

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
    prefix: lastOf(text.slice(0, stretch.startOffset)),
    suffix: firstOf(text.slice(end)),
  };
}

/** The context next to a quote, cut between characters: half of a pair of surrogates is none. */
const lastOf = (text: string): string => text.slice(-CONTEXT).replace(/^[\udc00-\udfff]/, "");
const firstOf = (text: string): string => text.slice(0, CONTEXT).replace(/[\ud800-\udbff]$/, "");

type Wanted = { quote: string; prefix: string; suffix: string; hint: number };
type Occurrence = { start: number; end: number };

/** Exact words; failing those, words that differ in white space only, as a browser's selection across lines does. */
function bestMatch(text: string, { quote, prefix, suffix, hint }: Wanted): Occurrence | null {
  const exact = bestExactMatch(text, { quote, prefix, suffix, hint });
  const words = inSingleSpaces(quote.trim());
  if (exact || !words.includes(" ")) return exact;
  const found = bestExactMatch(inSingleSpaces(text), {
    quote: words,
    prefix: inSingleSpaces(prefix),
    suffix: inSingleSpaces(suffix),
    hint: inSingleSpaces(text.slice(0, hint)).length,
  });
  return found && { start: offsetOf(text, found.start), end: offsetOf(text, found.end - 1) + 1 };
}

const inSingleSpaces = (text: string): string => text.replace(/\s+/gu, " ");

/** Where a character of the text in single spaces stands in the text itself. */
function offsetOf(text: string, at: number): number {
  let [left, offset] = [at, 0];
  for (const [run] of text.matchAll(/\s+|\S+/gu)) {
    const length = run.trim() === "" ? 1 : run.length;
    if (left < length) return offset + left;
    left -= length;
    offset += run.length;
  }
  return offset;
}

/**
 * The place whose surroundings fit: on both sides letter for letter, else on one, else on none, where the likest is
 * taken; of equals the one nearest to `hint`.
 */
function bestExactMatch(text: string, { quote, prefix, suffix, hint }: Wanted): Occurrence | null {
  const before = prefix.slice(-LOOKED_AT.context);
  const after = suffix.slice(0, LOOKED_AT.context);
  const between = (left: string, right: string): Occurrence[] =>
    placesOf(text, left + quote + right, Math.max(0, hint - left.length)).map((at) => ({
      start: at + left.length,
      end: at + left.length + quote.length,
    }));
  const fitting = between(before, after);
  if (fitting.length > 0) return nearestTo(hint, fitting);
  const halfFitting = [...between(before, ""), ...between("", after)];
  return nearestTo(hint, likest(text, halfFitting.length > 0 ? halfFitting : between("", ""), before, after));
}

const nearestTo = (hint: number, found: Occurrence[]): Occurrence | null =>
  found.reduce<Occurrence | null>(
    (best, one) => (!best || Math.abs(one.start - hint) < Math.abs(best.start - hint) ? one : best),
    null,
  );

/** How many characters are searched for before the rest is compared, and how often that is tried. */
const SEARCH = { characters: 128, tries: 1_000 };

/**
 * Where `words` stand, nearest to `hint`, in order. Long words in a text that repeats itself without end would take
 * time as the product of both lengths, so the search gives up there.
 */
function placesOf(text: string, words: string, hint: number): number[] {
  const head = words.slice(0, SEARCH.characters);
  const along = (first: number, next: (at: number) => number): number[] => {
    const found: number[] = [];
    let tries = 0;
    for (let at = first; at !== -1 && tries < SEARCH.tries; at = next(at)) {
      tries++;
      if (text.startsWith(words, at)) found.push(at);
      if (found.length === LOOKED_AT.places) break;
    }
    return found;
  };
  const before = (at: number) => (at > 0 ? text.lastIndexOf(head, at - 1) : -1);
  const after = (at: number) => text.indexOf(head, at + 1);
  return [...along(before(hint), before).reverse(), ...along(text.indexOf(head, hint), after)];
}

function likest(text: string, found: Occurrence[], prefix: string, suffix: string): Occurrence[] {
  const [likePrefix, likeSuffix] = [likenessTo(prefix), likenessTo(suffix)];
  const likeness = found.map(({ start, end }) => {
    const before = text.slice(Math.max(0, start - prefix.length - 1), start);
    return likePrefix(before) + likeSuffix(text.slice(end, end + suffix.length + 1));
  });
  const most = Math.max(...likeness);
  return found.filter((_, at) => likeness[at] === most);
}

/** Compares with `wanted`, from 0 to 1: the share of letter pairs in common (Dice), white space and marks aside. */
function likenessTo(wanted: string): (found: string) => number {
  const wantedPairs = letterPairs(wanted);
  return (found) => {
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
  };
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
