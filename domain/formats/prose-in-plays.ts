import { isFull } from "./line-joins";
import { type Block, beginsLower, widthOf } from "./text-lines";

/** Lines of verse are no longer; a play whose longest run-on lines are is written in prose, or some of it. */
const NARROWEST_PROSE = 56;

/** The column at which a play's prose was broken, told by lines that the next one goes on from with a small letter. */
export function proseColumn(blocks: readonly Block[]): number | null {
  const widths: number[] = [];
  let joints = 0;
  for (const block of blocks)
    for (const [at, next] of block.slice(1).entries()) {
      joints += 1;
      if (beginsLower(next)) widths.push(widthOf(block[at] ?? ""));
    }
  widths.sort((a, b) => a - b);
  const column = widths[Math.floor(widths.length * 0.9)] ?? 0;
  return widths.length >= 0.05 * joints && column >= NARROWEST_PROSE ? column : null;
}

/** Whether somebody speaks prose: lines that go as far as the margin lets them. */
export function isProse(lines: Block, column: number | null): boolean {
  if (column === null) return false;
  const full = lines.slice(1).filter((next, at) => isFull([lines[at] ?? "", next], column));
  return full.length * 4 >= 3 * (lines.length - 1);
}
