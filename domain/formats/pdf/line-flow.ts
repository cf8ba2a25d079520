import { markerOf } from "../list-markers";
import { beginsLower, endsSentence } from "../text-lines";
import type { Line } from "./page-lines";
import { mostFrequent } from "./page-pieces";

/** How the text of a file is set. */
export type Setting = {
  /** Of most letters. */
  size: number;
  face: string;
  /** How far lines of a size are from one another. */
  pitchOf: (size: number) => number;
  /** New paragraphs are told by an indent. */
  isIndented: boolean;
};

/** A gap between lines that is wider than this, in their usual distance, divides paragraphs. */
const GAP = 1.3;
/** What an indent is at least, in the letters' size. */
const INDENT = 0.7;

export function settingOf(lines: readonly Line[]): Setting {
  const size = mostFrequent(lines, (line) => line.size) ?? 0;
  const distances = new Map<number, { text: string; distance: number }[]>();
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (before?.column !== line.column || before.size !== line.size) continue;
    const distance = Math.round((line.y - before.y) * 2) / 2;
    if (distance <= 0) continue;
    const same = distances.get(line.size) ?? [];
    same.push({ text: line.text, distance });
    distances.set(line.size, same);
  }
  const pitches = new Map([...distances].map(([one, all]) => [one, mostFrequent(all, (a) => a.distance)]));
  const setting = {
    size,
    face: mostFrequent(
      lines.filter((line) => line.size === size),
      (line) => line.face,
    ),
    pitchOf: (one: number) => Math.min(pitches.get(one) ?? 1.25 * one, (one === size ? 3 : 1.4) * one),
  };
  return { ...setting, face: setting.face ?? "", isIndented: isIndented(lines, setting.size) };
}

/** Some lines between two others begin further in than both. */
function isIndented(lines: readonly Line[], size: number): boolean {
  const body = lines.filter((line) => line.size === size);
  const first = body.filter((line, at) => {
    const [before, after] = [body[at - 1], body[at + 1]];
    const isWithin = before?.column === line.column && after?.column === line.column;
    return isWithin && endsSentence(before.text) && isFurtherIn(line, before) && isFurtherIn(line, after);
  });
  return first.length >= 2 && first.length * 40 >= body.length;
}

const isFurtherIn = (line: Line, other: Line): boolean => line.x - other.x > INDENT * line.size;

/** Whether a line goes on with what the one before it says. */
export function goesOn(before: Line, line: Line, after: Line | undefined, setting: Setting): boolean {
  if (Math.abs(before.size - line.size) > 0.08 * setting.size) return false;
  if (before.isDownwards !== line.isDownwards) return false;
  if (before.column !== line.column) return goesOnElsewhere(before, line, setting);
  if (line.y - before.y > GAP * setting.pitchOf(line.size)) return false;
  if (markerOf(line.text) && (isShort(before, line) || endsSentence(before.text))) return false;
  const isAlone = line.face !== before.face && (line.face === setting.face || before.face === setting.face);
  if (isAlone && isShort(before, line) && !endsSentence(before.text) && !beginsLower(line.text)) return false;
  if (isFurtherIn(line, before)) {
    const isFirst = after?.column === line.column && isFurtherIn(line, after);
    return !(isFirst || isShort(before, line));
  }
  return !(isShort(before, line) && (endsSentence(before.text) || endsSpeech(before)));
}

/** What people say needs no full stop in Chinese and Japanese, but for its closing sign. */
const endsSpeech = ({ text, isDownwards }: Line): boolean => isDownwards && /[」』]$/u.test(text);

/** In the next column, or on the next page. */
function goesOnElsewhere(before: Line, line: Line, { isIndented }: Setting): boolean {
  if (/\p{L}[-‐\u00ad]$/u.test(before.text) || beginsLower(line.text)) return true;
  if (markerOf(line.text)) return false;
  const isFirst = line.x - line.column.left > INDENT * line.size;
  if (!endsSentence(before.text)) return !isFirst && reaches(before) > 0.6;
  return isIndented && !isFirst && reaches(before) > 0.97;
}

const reaches = ({ right, column }: Line): number =>
  (right - column.left) / Math.max(column.right - column.left, 1);

/** The first word of the next line would have fitted: the line was not broken at the margin. */
export function isShort(line: Line, next: Line): boolean {
  const word = FIRST_WORD.exec(next.text)?.[0].length ?? 0;
  const letter = (next.right - next.x) / Math.max(next.text.length, 1);
  return line.right + (word + 1) * letter + 0.4 * line.size < line.column.right;
}

/** Between most of their letters, Chinese and Japanese may be broken. */
const FIRST_WORD = /^(?:[「『（〈《【]*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|\S+)/u;
