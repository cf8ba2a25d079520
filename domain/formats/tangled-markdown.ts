import { TANGLED } from "../limits";
import { tableRows } from "./markdown-table-rows";

/**
 * Whether signs stand in one paragraph as only a machine puts them: for each of them the readers of Markdown look through the
 * others, so that a file of 200 KB may take as long as a library. Asked before anything is made of it, so that it is told
 * soon and in words; what it does not see ends with the time that a file may take.
 */
export function isTangled(markdown: string): boolean {
  let block = fresh();
  let fence: string | null = null;
  let wasQuoted = false;
  const isRow = tableRows();
  for (const line of markdown.split(/\r\n?|\n/)) {
    const isOfTable = isRow(line);
    const marks = FENCE.exec(line)?.[1];
    if (fence !== null) {
      if (marks?.startsWith(fence)) fence = null;
      continue;
    }
    if (marks) {
      fence = marks;
      continue;
    }
    const isQuoted = QUOTED.test(line);
    if (isOfTable || BEGINS_ANEW.test(line) || (isQuoted && !wasQuoted)) block = fresh();
    wasQuoted = isQuoted;
    if (takeIn(block, line)) return true;
  }
  return false;
}

type Block = { emphasis: number; brackets: number; comments: number; ticks: Set<number> };

const fresh = (): Block => ({ emphasis: 0, brackets: 0, comments: 0, ticks: new Set() });

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const QUOTED = /^ {0,3}>/;

/** Nothing, or the first line of an item, a heading or a table's row. */
const BEGINS_ANEW = /^[ \t]*(?:$|[-+*][ \t]|#{1,6}[ \t]|\||\d{1,9}[.)][ \t])/;

const SIGNS = /\]\(?|\[|`+|[*_~]+|\||<[!?]/g;

function takeIn(block: Block, line: string): boolean {
  let [open, deepest, columns] = [0, 0, 0];
  for (const [sign] of line.matchAll(SIGNS))
    if (sign === "[") {
      open += 1;
      deepest = Math.max(deepest, open);
    } else if (sign.startsWith("]")) {
      if (open > 0) open -= 1;
      else block.brackets += 1;
    } else if (sign === "|") columns += 1;
    else if (sign.startsWith("<")) block.comments += 1;
    else if (sign.startsWith("`")) block.ticks.add(sign.length);
    else block.emphasis += 1;
  block.brackets += open;
  return (
    block.emphasis > TANGLED.emphasis ||
    Math.max(block.brackets, deepest) > TANGLED.brackets ||
    block.comments > TANGLED.comments ||
    block.ticks.size > TANGLED.ticks ||
    columns > TANGLED.columns
  );
}
