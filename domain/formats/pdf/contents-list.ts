import { hasWords } from "../text-lines";
import type { Line } from "./page-lines";

/** Three lines that lead to pages are a list of contents. */
const FEWEST = 3;

const TITLE =
  /^(?:(?:table of )?contents|inhalt(?:sverzeichnis)?|sommaire|table des matières|índice|indice|sommario|содержание|оглавление|目\s*[次录錄])$/iu;

/** The lines of lists that lead to a file's pages, with their heading: the pages are gone, and headings make the contents here. */
export function contentsLists(lines: readonly Line[]): Set<Line> {
  const found = new Set<Line>();
  let run: Line[] = [];
  let last = 0;
  const end = (at: number) => {
    if (run.length >= FEWEST) {
      const heading = lines[at - run.length - 1];
      for (const line of run) found.add(line);
      if (heading && TITLE.test(heading.text)) found.add(heading);
    }
    run = [];
    last = 0;
  };
  for (const [at, line] of lines.entries()) {
    const page = pageLedTo(line);
    if (page === null || page < last) end(at);
    if (page === null) continue;
    run.push(line);
    last = page;
  }
  end(lines.length);
  return found;
}

function pageLedTo({ text, cells, right, column, size }: Line): number | null {
  const led = /^(.*?)(?:\s?[.·…]){4,}\s*(\d{1,4})$/u.exec(text);
  if (led) return hasWords(led[1] ?? "") ? Number(led[2]) : null;
  const last = cells.at(-1) ?? "";
  const isAtMargin = column.right - right < size;
  return cells.length > 1 && /^\d{1,4}$/.test(last) && isAtMargin && /\p{L}/u.test(cells[0] ?? "")
    ? Number(last)
    : null;
}
