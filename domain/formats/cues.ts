import { isDivision } from "./heading-lines";

/** Who speaks, as it is written at a line's beginning, and what of their words is on the same line. */
export type Cue = { name: string; speaker: string; words: string };

const TITLE = "(?:MRS?|MS|DR|ST|MM?|MME|MLLE|CAPT|LT|SGT|REV|COL|GEN|PROF|HR|FR)\\.";
const WORD = `(?:${TITLE}|[\\p{Lu}\\d][\\p{Lu}\\p{M}\\d’'-]*)`;
const NAMES = `${WORD}(?:,? (?:${WORD}|and|und|et|&)){0,5}`;
const CUE = new RegExp(`^\\s*((${NAMES})(?: ?[[(][^\\][()]{1,80}[\\])])?[.:])(?:\\s+(\\S.*))?$`, "u");

/** What stands in capitals before a full stop in plays, and speaks no word. */
const NOBODY =
  /^(?:the )?(?:act|scene|scène|szene|place|time|enter|exit|exeunt|curtain|end|finis)(?!\p{L})/iu;

/** "ARTICLE. IV." and "SEC. 2." count, and "HAMLET. I am" does not. */
const NUMBER = /^(?:\d+|[IVXLCDM]{2,})(?![\p{L}\p{N}])|^[IVX][.:]/u;

/** The name in capitals that a line of a play begins with: "BERNARDO.", "MRS. HIGGINS: What?" */
export function cueOf(line: string): Cue | null {
  const [, speaker = "", name = "", words = ""] = CUE.exec(line) ?? [];
  if (!/\p{Lu}.*\p{Lu}/u.test(name) || NOBODY.test(name) || isDivision(name) || NUMBER.test(words))
    return null;
  return { name, speaker, words };
}

/** Who speaks again and again. */
export type Cast = ReadonlySet<string>;

/** Two who answer each other and no more are a scene; fewer names than these in a text of `pieces` are none of a play. */
const LEAST_CUES = 5;
const LEAST_SHARE = 0.2;

/** Null where the text is no play: names in capitals that do not recur, or seldom, are headings. */
export function castOf(lines: readonly string[], pieces: number): Cast | null {
  const times = new Map<string, number>();
  for (const line of lines) {
    const name = cueOf(line)?.name;
    if (name) times.set(name, (times.get(name) ?? 0) + 1);
  }
  const recurring = [...times].filter(([, count]) => count > 1);
  const cues = recurring.reduce((sum, [, count]) => sum + count, 0);
  const isPlay = recurring.length > 1 && cues >= LEAST_CUES && cues >= LEAST_SHARE * pieces;
  return isPlay ? new Set(recurring.map(([name]) => name)) : null;
}

const COMES_OR_GOES = /^(?:(?:re-?)?enter|exit|exeunt|manet|manent|flourish|alarums?|sennet)(?![\p{L}'’,])/iu;

/** "[_Exeunt._]", "Enter HAMLET." */
export function isDirection(text: string): boolean {
  return COMES_OR_GOES.test(text) || /^(?:\[[^[\]]+\]|\([^()]+\)|_[^_]+_)\.?$/.test(text);
}

/** "SCENE II. A room of state in the Castle." */
export function isScene(line: string): boolean {
  const [number = ""] = line.split(/[.:]/, 1);
  return /^\P{L}*(?:act|scene|acte|scène|akt|aufzug|szene|auftritt)\s/iu.test(number) && isDivision(number);
}
