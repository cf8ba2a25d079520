import type { Element } from "hast";
import type { Mark } from "../../paragraphs";
import { isElement, isUnread, rolesOf } from "./elements";
import type { Words } from "./inline-words";

/**
 * Whether a table holds figures and words side by side, and does not only lay out a page: it has more than one column and no
 * cell with a table, list or several paragraphs of its own.
 */
export function isGrid(table: Element): boolean {
  if (rolesOf(table).some((role) => role === "presentation" || role === "none")) return false;
  const rows = rowsOf(table);
  const isWide = rows.some((cells) => cells.length > 1);
  return isWide && rows.every((cells) => cells.every((cell) => !isLaidOut(cell)));
}

/** The cells joined by tabs, the rows by lines' ends, with the marks where their words stand now. */
export function readTable(table: Element, read: (cell: Element) => Words): Words {
  let text = "";
  const marks: Mark[] = [];
  const ids: string[] = [];
  const pictures: Element[] = [];
  for (const cells of rowsOf(table)) {
    let row = "";
    const start = text === "" ? 0 : text.length + 1;
    for (const [at, cell] of cells.entries()) {
      if (at > 0) row += "\t";
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

function rowsOf(table: Element): Element[][] {
  return table.children.filter(isElement).flatMap((part) => {
    if (isUnread(part)) return [];
    if (part.tagName === "tr") return [cellsOf(part)];
    return ["thead", "tbody", "tfoot"].includes(part.tagName) ? rowsOf(part) : [];
  });
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
