import { createRequire } from "node:module";
import { join } from "node:path";
import type { Passage } from "@/domain/passages";

/** What `approx-string-match` gives back. */
type Match = { start: number; end: number; errors: number };
type Search = (text: string, pattern: string, maxErrors: number) => Match[];

export type MatchQuote = (
  text: string,
  passage: Passage,
  hint: number,
) => { start: number; end: number } | null;

/** What counts for how much when one of several places is taken. */
const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 };

/**
 * The way Hypothesis's client takes, told in our words: the quote letter by letter wherever it stands, else with at most
 * half of its letters wrong; the place is taken whose quote, surroundings and position are most alike.
 */
export function matchQuoteFrom(folder: string): MatchQuote | null {
  const search = searchFrom(folder);
  if (!search) return null;
  const likeness = (there: string, wanted: string): number => {
    if (wanted === "" || there === "") return 0;
    const [best] = search(there, wanted, wanted.length).sort((one, other) => one.errors - other.errors);
    return best ? 1 - best.errors / wanted.length : 0;
  };
  return (text, { quote, prefix, suffix }, hint) => {
    const matches = exactPlaces(text, quote);
    if (matches.length === 0) matches.push(...search(text, quote, Math.min(256, quote.length / 2)));
    let best: { score: number; match: Match } | null = null;
    for (const match of matches) {
      const score =
        WEIGHTS.quote * (1 - match.errors / quote.length) +
        WEIGHTS.prefix *
          (prefix ? likeness(text.slice(Math.max(0, match.start - prefix.length), match.start), prefix) : 1) +
        WEIGHTS.suffix * (suffix ? likeness(text.slice(match.end, match.end + suffix.length), suffix) : 1) +
        WEIGHTS.position * (1 - Math.abs(match.start - hint) / text.length);
      if (!best || score > best.score) best = { score, match };
    }
    return best?.match ?? null;
  };
}

function exactPlaces(text: string, quote: string): Match[] {
  const places: Match[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1))
    places.push({ start: at, end: at + quote.length, errors: 0 });
  return places;
}

function searchFrom(folder: string): Search | null {
  try {
    const required = createRequire(join(folder, "package.json"))("approx-string-match");
    return required.default ?? required.search ?? required;
  } catch {
    return null;
  }
}
