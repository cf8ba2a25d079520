import { COMMON_WORDS, WALKS } from "./common-passwords";
import { PASSWORD_MAX, PASSWORD_MIN } from "./limits";

/** Fewer independent pieces than this are found by trying lists: `Password2026!` is a word, a year and a sign. */
const PIECES_NEEDED = 4;
/** Shorter stretches of a walk or a word are as good as chance. */
const SHORTEST_PIECE = 3;
/** What comes after can only add pieces. */
const LENGTH_LOOKED_AT = 64;

export type PasswordProblem = { code: string; values: Record<string, number> };
type Owner = { email?: string | null; name?: string };

/** Why a password cannot be taken; null when it can. There are no rules about kinds of characters. */
export function passwordProblem(password: string, owner: Owner = {}): PasswordProblem | null {
  const length = [...password.normalize("NFC")].length;
  if (length < PASSWORD_MIN) return { code: "password.too-short", values: { length, limit: PASSWORD_MIN } };
  if (length > PASSWORD_MAX) return { code: "password.too-long", values: { length, limit: PASSWORD_MAX } };
  if (isGuessable(password, COMMON_WORDS)) return { code: "password.common", values: {} };
  if (isGuessable(password, [...COMMON_WORDS, ...namesOf(owner)]))
    return { code: "password.personal", values: {} };
  return null;
}

function namesOf({ email, name }: Owner): string[] {
  const address = email ?? "";
  const parts = [address, address.split("@")[0] ?? "", name ?? "", ...address.split(/[@.]/)];
  const words = (name ?? "").split(/\s+/);
  return [...parts, ...words].map(folded).filter((part) => part.length >= SHORTEST_PIECE);
}

const SHIFTED: Record<string, string> = {
  "!": "1",
  "@": "2",
  "#": "3",
  $: "4",
  "%": "5",
  "^": "6",
  "&": "7",
  "*": "8",
  "(": "9",
  ")": "0",
};
const LOOKALIKES: Record<string, string> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
  "8": "b",
};

const mapped = (text: string, table: Record<string, string>): string =>
  [...text].map((character) => table[character] ?? character).join("");

/** Without what changes nothing for a guesser: case, accents, spaces and dividers. */
const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[\p{M}\s._\-–—+,;:/\\|'"]/gu, "")
    .toLowerCase();

function isGuessable(password: string, words: readonly string[]): boolean {
  const plain = folded(password);
  const known = new Set(words);
  const spellings = new Set([plain, mapped(plain, SHIFTED), mapped(plain, LOOKALIKES)]);
  return [...spellings].some((spelling) => countPieces(repeatedPart(spelling), known) < PIECES_NEEDED);
}

/** The shortest beginning whose repetition is the whole: `abcabcab` is `abc`. */
function repeatedPart(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    const part = text.slice(0, length);
    if (part.repeat(Math.ceil(text.length / length)).startsWith(text)) return part;
  }
  return text;
}

/** How few words, walks, runs, repeats and single characters make up a text. */
function countPieces(text: string, words: ReadonlySet<string>): number {
  const end = Math.min(text.length, LENGTH_LOOKED_AT);
  const fewest = [0];
  for (let to = 1; to <= end; to++) {
    let best = (fewest[to - 1] ?? 0) + 1;
    for (let from = to - 2; from >= 0; from--) {
      const before = fewest[from] ?? 0;
      if (before + 1 < best && isPiece(text, from, to, words)) best = before + 1;
    }
    fewest.push(best);
  }
  return fewest[end] ?? 0;
}

function isPiece(text: string, from: number, to: number, words: ReadonlySet<string>): boolean {
  const piece = text.slice(from, to);
  if (/^[^\p{L}]{2,4}$/u.test(piece)) return true;
  if (piece.length < SHORTEST_PIECE) return false;
  const part = repeatedPart(piece);
  const isWhole = piece.length % part.length === 0;
  if (part.length === 1 || (isWhole && words.has(part))) return true;
  return isWalk(piece) || text.slice(0, from).includes(piece);
}

const BOTH_WAYS = WALKS.flatMap((walk) => [walk, [...walk].reverse().join("")]);
const isWalk = (piece: string): boolean => BOTH_WAYS.some((walk) => walk.includes(piece));
