import {
  type Block,
  beginsLower,
  beginsParagraph,
  endsSentence,
  greatest,
  indentOf,
  least,
  widthOf,
} from "./text-lines";

/** Narrower than any page, wider than any screenful of typewriting: no lines broken by hand at a margin. */
const NARROWEST = 38;
const WIDEST = 120;

/**
 * The column at which the lines of a text were broken, or null when its lines are whole paragraphs or verse.
 * A line broken at a margin is one that the next line's first word would no longer have fitted into.
 */
export function wrapColumn(blocks: readonly Block[]): number | null {
  const several = blocks.filter((block) => block.length > 1);
  const wrapped = several.filter(isBrokenAtMargin);
  const isMost = linesIn(wrapped) >= 0.3 * linesIn(several);
  if (wrapped.length === 0 || !isMost) return null;
  const widths = wrapped.map(widestInner).sort((a, b) => a - b);
  return widths[Math.floor(widths.length * 0.9)] ?? null;
}

function isBrokenAtMargin(whole: Block): boolean {
  const block = beginsWithLabel(whole, widestInner(whole)) ? whole.slice(1) : whole;
  const column = widestInner(block);
  if (column < NARROWEST || column > WIDEST) return false;
  const joints = jointsOf(block);
  const isCased = /\p{Ll}/u.test(block.join(""));
  const runOn = joints.filter((joint) => !isParagraphBreak(joint) || reach(joint) >= column);
  const share = (test: (joint: Joint) => boolean) => runOn.filter(test).length / runOn.length;
  const isFull = share((joint) => reach(joint) >= column) >= 0.75;
  const isEven = share(([line]) => widthOf(line) >= 0.65 * column) >= 0.85;
  const goesOn = joints.filter(([line, next]) => !endsSentence(line) || beginsLower(next)).length;
  const isLower = !isCased || share(([, next]) => beginsLower(next)) >= 0.35;
  return isFull && isEven && goesOn >= 0.6 * joints.length && isLower;
}

/** A very short line above the others, which they do not go on from: "Article 7". */
function beginsWithLabel([first = "", second = "", ...more]: Block, column: number): boolean {
  const isShort = widthOf(first.trim()) <= 0.3 * column && !/[,;-]$/.test(first);
  return isShort && more.length > 0 && beginsParagraph(second);
}

function isParagraphBreak([line, next]: Joint): boolean {
  return endsSentence(line) && beginsParagraph(next);
}

type Joint = [line: string, next: string];

function jointsOf(block: Block): Joint[] {
  return block.slice(1).map((next, index) => [block[index] ?? "", next]);
}

/** How far a line would have gone with the next one's first word, or character where words are not divided. */
function reach([line, next]: Joint): number {
  const word = /^\s*(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|\S+)/u.exec(next)?.[0] ?? "";
  return widthOf(line) + widthOf(word.trimStart()) + (isUnspaced(line, next) ? 0 : 1);
}

function widestInner(block: Block): number {
  return greatest(block.slice(0, -1).map(widthOf));
}

function linesIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.length, 0);
}

/** How much ragged lines, broken by a person and not by a program, may fall short of the margin. */
const RAGGED = 0.86;

/** Whether a line went about as far as a margin let it. */
export const isFull = (joint: Joint, column: number): boolean => reach(joint) >= column * RAGGED;

/**
 * The paragraphs in a block whose lines were broken at a column, or null when its lines were meant as lines. A new
 * paragraph may also begin without a blank line: at an indent, or after a short line that ends a sentence.
 */
export function paragraphsInWrapped(block: Block, column: number): Block[] | null {
  const margin = least(block.map(indentOf));
  const indented = block.filter((line) => indentOf(line) > margin);
  const indentMeansNew = indented.length > 0 && indented.length * 2 <= block.length;
  const paragraphs: Block[] = [[block[0] ?? ""]];
  const isLabelled = beginsWithLabel(block, column);
  let unexplained = 0;
  for (const [index, joint] of jointsOf(block).entries()) {
    const [line, next] = joint;
    const isFullLine = isFull(joint, column);
    const atIndent = indentMeansNew && indentOf(next) > margin && (endsSentence(line) || !isFullLine);
    const afterShort = !isFullLine && isParagraphBreak(joint);
    if (atIndent || afterShort || (index === 0 && isLabelled)) paragraphs.push([next]);
    else {
      paragraphs.at(-1)?.push(next);
      if (!isFullLine) unexplained++;
    }
  }
  const joined = block.length - paragraphs.length;
  return unexplained <= 0.2 * joined && (joined > 0 || block.length === 1) ? paragraphs : null;
}

/**
 * Words with and without a hyphen in a text, to know which is meant where a line ends in one; `otherwise` says what is done
 * with those that stand in it neither way.
 */
export function hyphenationIn(text: string, otherwise: Hyphen = "kept"): Hyphenation {
  let words: Set<string> | null = null;
  return (before, after) => {
    words ??= new Set(text.toLowerCase().match(/\p{L}+(?:[-‐]\p{L}+)*/gu));
    const first =
      /\p{L}+(?:[-‐]\p{L}+)*(?=[-‐]$)/u.exec(before.slice(-LONGEST_WORD))?.[0].toLowerCase() ?? "";
    const second = /^\p{L}+/u.exec(after)?.[0].toLowerCase() ?? "";
    if (!first || !second || words.has(`${first}-${second}`)) return "kept";
    return words.has(first + second) ? "dropped" : otherwise;
  };
}

type Hyphen = "dropped" | "kept";
export type Hyphenation = (before: string, after: string) => Hyphen;

/** A line may be a million letters long, and is looked through from its end. */
const LONGEST_WORD = 100;

/** The lines of one paragraph as one line. */
export function joinLines(lines: Block, hyphenation: Hyphenation): string {
  const trimmed = lines.map((line) => line.trim());
  return trimmed.reduce((joined, after, index) => {
    const { cut, glue } = jointOf(trimmed[index - 1] ?? "", after, hyphenation);
    return (cut ? joined.slice(0, -cut) : joined) + glue + after;
  });
}

/** How two lines of a paragraph are joined: how many letters are taken from the first, and what is put in between. */
export function jointOf(
  before: string,
  after: string,
  hyphenation: Hyphenation,
): { cut: number; glue: string } {
  if (before.endsWith("\u00ad")) return { cut: 1, glue: "" };
  if (/\p{L}[-‐]$/u.test(before) && /^\p{Ll}/u.test(after))
    return { cut: hyphenation(before, after) === "dropped" ? 1 : 0, glue: "" };
  const runsOn = /[^\s-](?:--|—)$/.test(before) || isUnspaced(before, after);
  return { cut: 0, glue: runsOn ? "" : " " };
}

/** Chinese and Japanese have no space where a line goes on. */
export function isUnspaced(before: string, after: string): boolean {
  return (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]$/u.test(before) &&
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u.test(
      after.trimStart(),
    )
  );
}
