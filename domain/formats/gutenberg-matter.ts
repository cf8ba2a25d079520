import type { Block } from "./text-lines";

/** What Project Gutenberg puts around its books, in its present form and in that of the nineties. */
const START = /^\s*\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG\b|^\s*\*END\*?\s*THE SMALL PRINT/i;
const END =
  /^\s*\*{3}\s*END OF (?:THE|THIS) PROJECT GUTENBERG\b|^\s*End of (?:the |this )?Project Gutenberg/i;

/** The book is the blocks from `start` up to, not with, `end`. */
export type GutenbergMatter = {
  start: number;
  end: number;
  title: string | null;
  authors: string[];
  origin: string | null;
};

/** Finds the book in a Project Gutenberg file, and what its header says of it; null for any other file. */
export function gutenbergMatter(blocks: readonly Block[]): GutenbergMatter | null {
  const last = blocks.findIndex((block) => block.some((line) => START.test(line)));
  const end = blocks.findIndex((block, index) => index > last && block.some((line) => END.test(line)));
  if (last < 0 && end < 0) return null;
  const header = blocks.slice(0, last + 1);
  const number = /\[?\be-?(?:book|text) #(\d{1,7})\b/i.exec(header.flat().join("\n"))?.[1];
  const author = fieldIn(header, "Author");
  return {
    start: last + 1,
    end: end < 0 ? blocks.length : end,
    title: fieldIn(header, "Title"),
    authors: author ? [author] : [],
    origin: number ? `https://www.gutenberg.org/ebooks/${number}` : null,
  };
}

/** `Title: …`, which may go on in the next line, indented. */
function fieldIn(blocks: readonly Block[], name: string): string | null {
  for (const block of blocks) {
    const at = block.findIndex((line) => line.startsWith(`${name}: `));
    if (at < 0) continue;
    const more = block.slice(at + 1);
    const end = more.findIndex((line) => !/^\s/.test(line));
    const lines = [block[at]?.slice(name.length + 2) ?? "", ...more.slice(0, end < 0 ? undefined : end)];
    return lines.map((line) => line.trim()).join(" ");
  }
  return null;
}
