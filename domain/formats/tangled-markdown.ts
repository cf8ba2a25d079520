import { TANGLED } from "../limits";

/**
 * Whether signs stand in one paragraph as only a machine puts them: for each of them the readers of Markdown look through the
 * others, so that a file of 200 KB may take as long as a library. Asked before anything is made of it.
 */
export function isTangled(markdown: string): boolean {
  let block = fresh();
  for (const line of markdown.split(/\r\n?|\n/)) {
    if (BEGINS_ANEW.test(line)) block = fresh();
    if (takeIn(block, line)) return true;
  }
  return false;
}

type Block = { emphasis: number; brackets: number; ticks: Set<number> };

const fresh = (): Block => ({ emphasis: 0, brackets: 0, ticks: new Set() });

/** Nothing, or the first line of an item, a heading, a quotation or a table's row. */
const BEGINS_ANEW = /^\s*(?:$|[-+#>|]|[*_]\s|\d{1,9}[.)]\s)/;

function takeIn(block: Block, line: string): boolean {
  let open = 0;
  let columns = 0;
  for (const [sign] of line.matchAll(/\](?!\()|\]\(|\[|`+|[*_~]+|\|/g))
    if (sign === "[") open += 1;
    else if (sign.startsWith("]")) {
      if (open > 0) open -= 1;
      else if (sign === "](") block.brackets += 1;
    } else if (sign === "|") columns += 1;
    else if (sign.startsWith("`")) block.ticks.add(sign.length);
    else block.emphasis += 1;
  block.brackets += open;
  return (
    block.emphasis > TANGLED.emphasis ||
    block.brackets > TANGLED.brackets ||
    block.ticks.size > TANGLED.ticks ||
    columns > TANGLED.columns
  );
}
