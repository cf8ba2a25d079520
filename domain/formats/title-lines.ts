import { isAllCapitals, isDivision, isOrnament, readsLikeTitle } from "./heading-lines";
import type { SortedUnit } from "./set-aside-units";

/** Which units are the title, which name the author, and which stood above the page's own navigation. */
export type FrontLines = { title: number[]; byline: number | null; aboveNavigation: ReadonlySet<number> };

const NOTHING: FrontLines = { title: [], byline: null, aboveNavigation: new Set() };

/** Finds the title among the short lines before the first words of the text. */
export function frontLines(units: readonly SortedUnit[]): FrontLines {
  const candidates = units.flatMap((unit, index) => (isCandidate(unit) ? [index] : []));
  const last = candidates.at(-1) ?? -1;
  // What stands above the page's own menu is the name of the site.
  const menu = units
    .slice(0, last + 1)
    .findLastIndex(({ reason }) => reason === "navigation" || reason === "account");
  const [first, second] = candidates.filter((index) => index > menu);
  if (first === undefined) return NOTHING;
  const aboveNavigation = candidates.filter((index) => index < menu);
  return { ...titleAmong(units, first, second), aboveNavigation: new Set(aboveNavigation) };
}

function isCandidate({ zone, reason, layout, text }: SortedUnit): boolean {
  const isOpen = zone === "front" && reason === null && layout === "line";
  return isOpen && readsLikeTitle(text) && !isDivision(text) && !isOrnament(text) && byName(text) === null;
}

function titleAmong(
  units: readonly SortedUnit[],
  first: number,
  second: number | undefined,
): Pick<FrontLines, "title" | "byline"> {
  const one = units[first];
  const two = second === first + 1 ? units[second] : undefined;
  const isOneBlock = one?.block === two?.block;
  if (one && two && second !== undefined) {
    if (isName(one.text) && !isName(two.text)) return { title: [second], byline: first };
    if (isOneBlock && isName(two.text)) return { title: [first], byline: second };
    if (isOneBlock && isAllCapitals(one.text) && isAllCapitals(two.text))
      return { title: [first, second], byline: null };
  }
  const next = units[first + 1];
  const isBy = next?.zone === "front" && byName(next.text) !== null;
  return { title: [first], byline: isBy ? first + 1 : null };
}

const NAME =
  /^(?:(?:\p{Lu}[\p{Ll}’'-]+(?:-?\p{Lu}[\p{Ll}’'-]+)*|\p{Lu}\.)(?:\s+|$)|(?:de|del|della|di|du|des|la|le|van|von|der|den|ten|bin|ibn|al|y|e|und|and|&)\s+){2,6}$/u;

/** Two to five words with capitals, as people's names are. "Great Expectations" reads the same: only place tells. */
function isName(text: string): boolean {
  return NAME.test(text) && !/^(?:The|A|An|On|Of|In|Der|Die|Das|Le|La|Les|El|Los|Il|Lo)\s/.test(text);
}

const BY =
  /^(?:(?:written by|by|von|par|por|автор:?|מאת|بقلم|تأليف)\s+|(?:作者|著者|지은이)\s*[:\uff1a]\s*)(.{2,80})$/iu;

/** The name in "by Mary Shelley". */
export function byName(text: string): string | null {
  const name = BY.exec(text.trim())?.[1] ?? null;
  const isName = name !== null && /^[\p{Lu}\p{Lo}\p{Script=Georgian}]/u.test(name);
  return isName && !/[.!?;:。]$/u.test(name.replace(/\b\p{Lu}\.$/u, "")) ? name : null;
}

/** Names as they stand in a byline, one by one. */
export function authorsIn(byline: string): string[] {
  return (byName(byline) ?? byline)
    .split(/\s*(?:,|&|\band\b|\bund\b|\bet\b)\s*/u)
    .map((name) => name.trim())
    .filter(Boolean);
}
