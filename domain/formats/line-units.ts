import { isAllCapitals, isDivision, readsLikeHeading } from "./heading-lines";
import { paragraphsInWrapped, wrapColumn } from "./line-joins";
import { markerOf } from "./list-markers";
import { playUnits } from "./play-units";
import { type Block, endsSentence, greatest, hasWords, indentOf, widthOf } from "./text-lines";
import type { Unit } from "./unit";

/** Divides blocks into paragraphs: lines broken at a margin belong together, verse keeps its lines, others are each one. */
export function unitsOf(blocks: readonly Block[]): Unit[] {
  const played = playUnits(blocks);
  const column = wrapColumn(blocks.filter((_, index) => !played.has(index)));
  const lineCount = blocks.reduce((sum, block) => sum + block.length, 0);
  const hasFewBlanks = blocks.length * 5 <= lineCount && column === null;
  return blocks.flatMap((block, index) => {
    const inPlay = played.get(index);
    if (inPlay) return inPlay;
    const isHeadings = isHeadingBlock(block) || (index === 0 && isTitlePage(block, blocks[1]));
    const units = isHeadings ? block.map(lineUnit) : unitsInBlock(block, column);
    const standsAlone = units.length === 1 || hasFewBlanks || isHeadings;
    return units.map((unit) => ({
      ...unit,
      standsAlone: standsAlone || isLoneHeading(unit),
      block: index,
    }));
  });
}

/** In a text whose lines are its paragraphs, "Article 7" needs no blank line to be a heading. */
function isLoneHeading({ lines: [line = "", more], layout }: Laid): boolean {
  return layout === "line" && more === undefined && isCertain(line.trim());
}

function isCertain(line: string): boolean {
  return isDivision(line) || isAllCapitals(line);
}

/** A chapter's number and its name beneath, an author's name and a title in capitals. */
function isHeadingBlock(block: Block): boolean {
  const lines = block.map((line) => line.trim());
  return (
    lines.length <= 4 &&
    lines.some(isCertain) &&
    lines.every((line) => isCertain(line) || readsLikeHeading(line))
  );
}

/** A title and a name, in two or three lines above the text; what goes on in short lines is a poem. */
function isTitlePage(block: Block, next: Block | undefined): boolean {
  const goesOnAsVerse = next !== undefined && next.length > 1 && isVerse(next);
  return (
    block.length <= 3 &&
    next !== undefined &&
    !goesOnAsVerse &&
    block.every((line) => readsLikeHeading(line.trim()))
  );
}

type Laid = Pick<Unit, "lines" | "layout">;

function unitsInBlock(block: Block, column: number | null): Laid[] {
  if (block.length === 1) return [{ lines: block, layout: "line" }];
  const items = listItemsIn(block, column);
  if (items) return items.map((lines) => ({ lines, layout: lines.length > 1 ? "prose" : "line" }));
  const paragraphs = column === null ? null : paragraphsInWrapped(block, column);
  if (paragraphs) return paragraphs.map((lines) => ({ lines, layout: lines.length > 1 ? "prose" : "line" }));
  if (isVerse(block)) return [{ lines: block, layout: "verse" }];
  return column === null ? linesAndStanzas(block) : block.map(lineUnit);
}

function lineUnit(line: string): Laid {
  return { lines: [line], layout: "line" };
}

/** Items with their continuation lines; null when the block does not begin with an item or has other lines in it. */
function listItemsIn(block: Block, column: number | null): Block[] | null {
  if (!markerOf(block[0] ?? "")) return null;
  const margin = indentOf(block[0] ?? "");
  const items: Block[] = [];
  for (const line of block) {
    if (markerOf(line)) items.push([line]);
    else if (column !== null || indentOf(line) > margin) items.at(-1)?.push(line);
    else return null;
  }
  return items;
}

const WIDEST_VERSE = 90;
const USUAL_VERSE = 65;

/** Short lines that mostly do not end where a sentence does, and are no talk and no list. */
function isVerse(lines: Block): boolean {
  const widths = lines.map((line) => widthOf(line.trim()));
  const isShort = greatest(widths) <= WIDEST_VERSE && sum(widths) / lines.length <= USUAL_VERSE;
  if (!isShort || lines.some((line) => !isVerseLine(line))) return false;
  const inner = lines.slice(0, -1);
  return inner.filter(endsSentence).length * 2 <= inner.length && !inner.some((line) => line.endsWith(":"));
}

function isVerseLine(line: string): boolean {
  return hasWords(line) && !markerOf(line) && !/^\s*[-–—―]/.test(line) && !isCertain(line.trim());
}

/** Where every line is a paragraph, three or more short ones together may still be a stanza. */
function linesAndStanzas(block: Block): Laid[] {
  const units: Laid[] = [];
  let run: Block = [];
  const closeRun = () => {
    if (run.length >= 3 && isVerse(run)) units.push({ lines: run, layout: "verse" });
    else for (const line of run) units.push(lineUnit(line));
    run = [];
  };
  for (const line of block) {
    if (widthOf(line.trim()) <= USUAL_VERSE && !isCertain(line.trim())) run.push(line);
    else {
      closeRun();
      units.push(lineUnit(line));
    }
  }
  closeRun();
  return units;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
