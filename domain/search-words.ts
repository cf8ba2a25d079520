/** What is looked at, at most, of the context that was sent, and of the places where equal words stand. */
const LOOKED_AT = { context: 256, places: 500 };

/** How many characters are searched for before the rest is compared, and how often that is tried. */
const SEARCH = { characters: 128, tries: 1_000 };

/** How much is done in one step: characters of a text, and places that are compared with their surroundings. */
const STEP = { characters: 128 * 1024, places: 50 };

/** What a long text makes costly is done step by step, so that others have their turn in between; it ends with a result. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

export type WantedWords = { quote: string; prefix: string; suffix: string; hint: number };
export type Occurrence = { start: number; end: number };

/** Exact words; failing those, words that differ in white space only, as a browser's selection across lines does. */
export function* searchWords(text: string, wanted: WantedWords): Steps<Occurrence | null> {
  const exact = yield* searchExactly(text, wanted);
  const quote = inSingleSpaces(wanted.quote.trim());
  if (exact || !quote.includes(" ")) return exact;
  const spaced = yield* spacedEvenly(text);
  const found = yield* searchExactly(spaced.text, {
    quote,
    prefix: inSingleSpaces(wanted.prefix),
    suffix: inSingleSpaces(wanted.suffix),
    hint: spaced.placeOf(wanted.hint),
  });
  return found && { start: spaced.offsetOf(found.start), end: spaced.offsetOf(found.end - 1) + 1 };
}

/** White space that is anything else than one space. */
const UNEVEN = / \s+|[^\S ]\s*/gu;

const inSingleSpaces = (text: string): string => text.replace(UNEVEN, " ");

/** A piece of a text in single spaces: where it stands there, and from where to where in the text itself. */
type Piece = { at: number; spaced: string; from: number; to: number };

/** The text in single spaces, and the way from a place in the one to the place in the other. */
function* spacedEvenly(text: string) {
  const pieces: Piece[] = [];
  for (let [at, from] = [0, 0]; pieces.length === 0 || from < text.length; ) {
    let to = Math.min(from + STEP.characters, text.length);
    while (isSpaceAt(text, to - 1) && isSpaceAt(text, to)) to++;
    const spaced = inSingleSpaces(text.slice(from, to));
    pieces.push({ at, spaced, from, to });
    at += spaced.length;
    from = to;
    if (from < text.length) yield;
  }
  const lastWith = (isReached: (piece: Piece) => boolean) =>
    pieces.findLast(isReached) ?? (pieces[0] as Piece);
  return {
    text: pieces.map(({ spaced }) => spaced).join(""),
    placeOf(offset: number): number {
      const { at, from, to } = lastWith((piece) => piece.from <= offset);
      return at + inSingleSpaces(text.slice(from, Math.min(offset, to))).length;
    },
    offsetOf(place: number): number {
      const { at, from, to } = lastWith((piece) => piece.at <= place);
      return from + unspacedOffset(text.slice(from, to), place - at);
    },
  };
}

const isSpaceAt = (text: string, at: number): boolean => /\s/u.test(text.charAt(at));

/** Where a character of the text in single spaces stands in the text itself. */
function unspacedOffset(text: string, place: number): number {
  let left = 0;
  for (const { 0: run, index } of text.matchAll(UNEVEN)) {
    if (index - left >= place) break;
    left += run.length - 1;
  }
  return place + left;
}

/**
 * The place whose surroundings fit: on both sides letter for letter, else on one, else on none, where the likest is
 * taken; of equals the one nearest to `hint`.
 */
function* searchExactly(
  text: string,
  { quote, prefix, suffix, hint }: WantedWords,
): Steps<Occurrence | null> {
  const before = prefix.slice(-LOOKED_AT.context);
  const after = suffix.slice(0, LOOKED_AT.context);
  function* between(left: string, right: string): Steps<Occurrence[]> {
    const found = yield* placesOf(text, left + quote + right, Math.max(0, hint - left.length));
    return found.map((at) => ({ start: at + left.length, end: at + left.length + quote.length }));
  }
  const fitting = yield* between(before, after);
  if (fitting.length > 0) return nearestTo(hint, fitting);
  if (before === "" && after === "") return null;
  const isTwoSided = before !== "" && after !== "";
  const halfFitting = isTwoSided ? [...(yield* between(before, "")), ...(yield* between("", after))] : [];
  const found = halfFitting.length > 0 ? halfFitting : yield* between("", "");
  return nearestTo(hint, yield* likest(text, found, before, after));
}

const nearestTo = (hint: number, found: Occurrence[]): Occurrence | null =>
  found.reduce<Occurrence | null>(
    (best, one) => (!best || Math.abs(one.start - hint) < Math.abs(best.start - hint) ? one : best),
    null,
  );

/**
 * Where `words` stand, nearest to `hint`, in order. Long words in a text that repeats itself without end would take
 * time as the product of both lengths, so the search gives up there.
 */
function* placesOf(text: string, words: string, hint: number): Steps<number[]> {
  const head = words.slice(0, SEARCH.characters);
  function* along(first: number, next: (at: number) => Steps<number>): Steps<number[]> {
    const found: number[] = [];
    let tries = 0;
    for (let at = yield* next(first); at !== -1 && tries < SEARCH.tries; at = yield* next(at)) {
      tries++;
      if (text.startsWith(words, at)) found.push(at);
      if (found.length === LOOKED_AT.places) break;
    }
    return found;
  }
  const before = yield* along(hint, (at) => lastPlaceBefore(text, head, at));
  const after = yield* along(hint - 1, (at) => firstPlaceAfter(text, head, at));
  return [...before.reverse(), ...after];
}

function* firstPlaceAfter(text: string, words: string, at: number): Steps<number> {
  for (let from = at + 1; from < text.length; from += STEP.characters) {
    const found = text.slice(from, from + STEP.characters + words.length - 1).indexOf(words);
    if (found !== -1) return from + found;
    yield;
  }
  return -1;
}

function* lastPlaceBefore(text: string, words: string, at: number): Steps<number> {
  for (let to = Math.min(at, text.length); to > 0; to -= STEP.characters) {
    const from = Math.max(0, to - STEP.characters);
    const found = text.slice(from, to + words.length - 1).lastIndexOf(words);
    if (found !== -1) return from + found;
    yield;
  }
  return -1;
}

function* likest(text: string, found: Occurrence[], prefix: string, suffix: string): Steps<Occurrence[]> {
  const [likePrefix, likeSuffix] = [likenessTo(prefix), likenessTo(suffix)];
  const likeness: number[] = [];
  for (const { start, end } of found) {
    const before = text.slice(Math.max(0, start - prefix.length - 1), start);
    likeness.push(likePrefix(before) + likeSuffix(text.slice(end, end + suffix.length + 1)));
    if (likeness.length % STEP.places === 0) yield;
  }
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
