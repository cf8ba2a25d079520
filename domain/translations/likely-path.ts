import { heaviestRise, type Weighed } from "../anchoring/heaviest-rise";
import type { Steps } from "../search-words";
import type { Placed } from "./beads";
import { type Run, runsByLength } from "./runs-by-length";
import type { SharedWords } from "./shared-words";

/** How far around a place another link counts as its support, in paragraphs. */
const NEAR = 40;

/** How many of the two before and the two after a link have to lead where it leads. */
const SUPPORTS = 2;

/** What a heading says that has its fellow by order alone. */
const BY_ORDER = 8;

/** Where more pairs of paragraphs than this would have to be looked at, only those between sure places are. */
const ALL_TRIED = 40_000_000;

type Sized = { kind: string; text: string };

/** A place where both texts surely are level: before this paragraph of the one and this of the other. */
export type Level = { a: number; b: number };

/**
 * Where the texts are level: by numbers and names that each has once, by headings where both have as many, and where their
 * lengths say it for long. In order, from the beginning of both to their ends. A link alone, far from where the others lead,
 * is by chance.
 */
export function* levelPlaces(
  original: readonly Sized[],
  pieces: readonly Sized[],
  shared: SharedWords,
): Steps<{ levels: Level[]; runs: Run[] }> {
  const links = [...linksByWords(shared), ...linksByHeadings(original, pieces)];
  const ends = { a: original.length, b: pieces.length };
  const known =
    original.length * pieces.length > ALL_TRIED ? supportedOf(links, ends) : [{ a: 0, b: 0 }, ends];
  const runs: Run[] = [];
  for (const [at, to] of known.slice(1).entries()) {
    const { a, b } = known[at] as Level;
    for (const run of yield* runsByLength(original.slice(a, to.a), pieces.slice(b, to.b)))
      runs.push({ ...run, a: run.a + a, b: run.b + b });
  }
  return { levels: supportedOf([...links, ...linksByRuns(runs)], ends), runs };
}

function supportedOf(links: readonly Weighed[], ends: Level): Level[] {
  const chain = heaviestRise([...links].sort((one, other) => one.a - other.a || one.b - other.b));
  const supported = chain.filter((link, at) => {
    const around = [...chain.slice(Math.max(0, at - 2), at), ...chain.slice(at + 1, at + 3)];
    return around.filter((other) => isSupport(link, other)).length >= SUPPORTS;
  });
  return [{ a: 0, b: 0 }, ...supported, ends];
}

const linksByRuns = (runs: readonly Run[]): Weighed[] =>
  runs.flatMap(({ a, b, count, score }) =>
    Array.from({ length: count }, (_, at) => ({ a: a + at, b: b + at, weight: score / count })),
  );

/** Along a way that was found. */
export const levelsOf = (beads: readonly Placed[]): Level[] => {
  const places = beads.map(({ row, piece }) => ({ a: row, b: piece }));
  const last = beads.at(-1);
  return last ? [...places, { a: last.row + last.rows, b: last.piece + last.pieces }] : [];
};

function isSupport(link: Weighed, other: Weighed): boolean {
  const [a, b] = [Math.abs(link.a - other.a), Math.abs(link.b - other.b)];
  return Math.max(a, b) <= NEAR && Math.abs(a - b) <= Math.max(4, Math.max(a, b) / 3);
}

function linksByWords({ original, pieces, weights, inOriginal, inPieces }: SharedWords): Weighed[] {
  const isOnce = (word: number) => inOriginal[word] === 1 && inPieces[word] === 1;
  const pieceOf = new Map<number, number>();
  pieces.forEach((words, piece) => {
    for (const word of words) if (isOnce(word)) pieceOf.set(word, piece);
  });
  const links = new Map<string, Weighed>();
  original.forEach((words, a) => {
    for (const word of words) {
      const b = pieceOf.get(word);
      if (b === undefined) continue;
      const known = links.get(`${a} ${b}`);
      const weight = (known?.weight ?? 0) + (weights[word] as number);
      links.set(`${a} ${b}`, { a, b, weight });
    }
  });
  return [...links.values()];
}

function linksByHeadings(original: readonly Sized[], pieces: readonly Sized[]): Weighed[] {
  const [of, there] = [headingsOf(original), headingsOf(pieces)];
  if (of.length !== there.length) return [];
  return of.map((a, at) => ({ a, b: there[at] as number, weight: BY_ORDER }));
}

const headingsOf = (paragraphs: readonly Sized[]): number[] =>
  paragraphs.flatMap(({ kind }, at) => (kind === "heading" ? [at] : []));

/** The least that is looked at on either side of the way, and how much more for each paragraph to the next level place. */
const BAND = { least: 60, growth: 0.05 };

/** Of the longest texts no more is tried than takes some seconds. */
const PLACES = 6_000_000;

export type Band = { from: Int32Array; to: Int32Array };

/**
 * Which pieces are tried for each place of the original: between two level places all, and some beyond them. Where that
 * would be too many, those around the way that leads straight from the one to the other.
 */
export function bandAround(
  levels: readonly Level[],
  lengths: { original: Float64Array; pieces: Float64Array },
): Band {
  const [rows, count] = [lengths.original.length - 1, lengths.pieces.length - 1];
  const band: Band = { from: new Int32Array(rows + 1), to: new Int32Array(rows + 1) };
  const most = Math.max(BAND.least / 2, PLACES / (2 * rows));
  let [at, there] = [0, 0];
  for (let row = 0; row <= rows; row++) {
    while (at < levels.length - 2 && (levels[at + 1] as Level).a <= row) at++;
    const [before, after] = [levels[at] as Level, levels[at + 1] as Level];
    if (after.b - before.b <= most) {
      band.from[row] = Math.max(0, before.b - BAND.least);
      band.to[row] = Math.min(count, after.b + BAND.least);
      continue;
    }
    const share = shareOf(lengths.original, before.a, after.a, row);
    const wanted =
      (lengths.pieces[before.b] as number) +
      share * ((lengths.pieces[after.b] as number) - (lengths.pieces[before.b] as number));
    there = Math.max(there, before.b);
    while (there < after.b && (lengths.pieces[there] as number) < wanted) there++;
    const gap = Math.max(
      Math.min(row - before.a, after.a - row),
      Math.min(there - before.b, after.b - there),
    );
    const half = Math.ceil(Math.min(most, BAND.least + BAND.growth * gap));
    band.from[row] = Math.max(0, there - half);
    band.to[row] = Math.min(count, there + half);
  }
  band.from[0] = 0;
  band.to[rows] = count;
  for (let row = rows - 1; row >= 0; row--)
    band.from[row] = Math.min(band.from[row] as number, band.from[row + 1] as number);
  for (let row = 1; row <= rows; row++) {
    band.to[row] = Math.max(band.to[row] as number, band.to[row - 1] as number);
    band.from[row] = Math.min(band.from[row] as number, band.to[row - 1] as number);
  }
  return band;
}

/** How far `row` is from one place to another, by the length of what stands between. */
function shareOf(lengths: Float64Array, from: number, to: number, row: number): number {
  const whole = (lengths[to] as number) - (lengths[from] as number);
  return whole <= 0 ? 0 : ((lengths[row] as number) - (lengths[from] as number)) / whole;
}
