/** Lines that stand together, without the blank ones around them; their ends are trimmed, their indents kept. */
export type Block = string[];

/** Every kind of line end becomes a newline, every page or paragraph separator a blank line. */
export function withPlainLineEnds(text: string): string {
  return text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?|\u2028|\v/g, "\n")
    .replace(/\f|\u2029/g, "\n\n");
}

export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let block: Block = [];
  for (const line of text.split("\n")) {
    const kept = line.trimEnd();
    if (kept !== "") block.push(kept);
    else if (block.length) {
      blocks.push(block);
      block = [];
    }
  }
  return block.length ? [...blocks, block] : blocks;
}

export function indentOf(line: string): number {
  const white = /^\s*/.exec(line)?.[0] ?? "";
  return [...white].reduce((columns, character) => columns + (character === "\t" ? 4 : 1), 0);
}

/** Columns a line takes in a plain editor: accents stand on their letter, ideographs take two. */
export function widthOf(line: string): number {
  if (/^[ -~]*$/.test(line)) return line.length;
  const accents = line.match(/\p{M}/gu)?.length ?? 0;
  return [...line].length - accents + (line.match(WIDE)?.length ?? 0);
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/gu;

/** A full stop of any script, and whatever closes behind it: quotes, brackets, a note's number. */
const SENTENCE_END = /[.!?…。！？؟۔।׃⁈‼][\s"'”’»›“)\]}」』]*(?:\[\d+\]|\{\d+\}|[\d¹²³⁰-⁹*†↩])*\s*$/u;

/** What closes behind a full stop is short; looking no further keeps long lines of blanks cheap. */
const LONGEST_CLOSE = 60;

export function endsSentence(line: string): boolean {
  return SENTENCE_END.test(line.slice(-LONGEST_CLOSE));
}

/** Georgian letters count as small ones, and begin every sentence. */
const SMALL = "(?!\\p{Script=Georgian})\\p{Ll}";
const BEGINS_LOWER = new RegExp(`^[\\s"'“‘«„([]*${SMALL}`, "u");
const GOES_ON = new RegExp(`^\\s*(?:${SMALL}|[,;)\\]])`, "u");

export function beginsLower(line: string): boolean {
  return BEGINS_LOWER.test(line);
}

/** A line whose beginning could be that of a paragraph; scripts without capitals always could. */
export function beginsParagraph(line: string): boolean {
  return !GOES_ON.test(line);
}

/** Letters and digits make a line of words; without any it is an ornament, such as `* * *`. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Chinese and Japanese put no blanks between their words; two characters are about one. */
const UNDIVIDED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

export function wordCount(text: string): number {
  const words = text.split(/\s+/).filter(hasWords);
  return words.reduce(
    (sum, word) => sum + Math.max(1, Math.ceil((word.match(UNDIVIDED)?.length ?? 0) / 2)),
    0,
  );
}

export function withoutCommonIndent(lines: Block): Block {
  const shared = least(lines.map((line) => /^\s*/.exec(line)?.[0].length ?? 0));
  return lines.map((line) => line.slice(shared));
}

/** Without spreading: a block may have more lines than a call has arguments. */
export function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

export function greatest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), 0);
}
