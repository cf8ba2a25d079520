import type { Element } from "hast";
import type { Mark } from "../../paragraphs";
import { placedCells } from "./cell-places";
import { isElement, isUnread, rolesOf } from "./elements";
import type { Words } from "./inline-words";

/**
 * Whether a table holds figures and words side by side, and does not only lay out a page: it has more than one column and no
 * cell with a table, list or several paragraphs of its own.
 */
export function isGrid(table: Element): boolean {
  if (rolesOf(table).some((role) => role === "presentation" || role === "none")) return false;
  const rows = groupsOf(table).flat();
  const isWide = rows.some((cells) => cells.length > 1);
  return isWide && rows.every((cells) => cells.every((cell) => !isLaidOut(cell)));
}

/** The cells joined by tabs, the rows by lines' ends, with the marks where their words stand now. */
export function readTable(table: Element, read: (cell: Element) => Words): Words {
  let text = "";
  const marks: Mark[] = [];
  const ids: string[] = [];
  const pictures: Element[] = [];
  for (const placed of placedCells(groupsOf(table))) {
    let row = "";
    let column = 0;
    const start = text === "" ? 0 : text.length + 1;
    for (const { cell, at } of placed) {
      row += "\t".repeat(at - column);
      column = at;
      const words = read(cell);
      const from = start + row.length;
      for (const mark of words.marks) marks.push({ ...mark, start: mark.start + from, end: mark.end + from });
      ids.push(...words.ids);
      pictures.push(...words.pictures);
      row += words.text.replaceAll(/[\n\t]/g, " ");
    }
    // A row of empty cells is a gap that somebody drew.
    if (row.trim() !== "") text += start === 0 ? row : `\n${row}`;
  }
  return { text, marks, ids, pictures };
}

/** The rows of cells, those together that cells may reach over. */
function groupsOf(table: Element): Element[][][] {
  const groups: Element[][][] = [];
  let isOpen = false;
  for (const part of table.children.filter(isElement)) {
    if (isUnread(part)) continue;
    if (part.tagName === "tr") {
      if (!isOpen) groups.push([]);
      isOpen = true;
      groups.at(-1)?.push(cellsOf(part));
    } else if (["thead", "tbody", "tfoot"].includes(part.tagName)) {
      isOpen = false;
      groups.push(groupsOf(part).flat());
    }
  }
  return groups;
}

const cellsOf = (row: Element): Element[] =>
  row.children
    .filter(isElement)
    .filter((cell) => !isUnread(cell) && (cell.tagName === "td" || cell.tagName === "th"));

const LAID_OUT = ["table", "ul", "ol", "blockquote", "pre", "figure", "h1", "h2", "h3", "h4", "h5", "h6"];

function isLaidOut(cell: Element): boolean {
  const inside = cell.children.filter(isElement).filter((child) => !isUnread(child));
  if (inside.filter(({ tagName }) => tagName === "p").length > 1) return true;
  return inside.some((child) => LAID_OUT.includes(child.tagName) || isLaidOut(child));
}
