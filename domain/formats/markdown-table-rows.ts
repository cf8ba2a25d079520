/**
 * Tells which lines of Markdown are surely rows of a table, even without bars at their ends. Asked of each line in turn. It is
 * careful: a line that may as well go on a paragraph, in a list, a quotation or HTML, is none.
 */
export function tableRows(): (line: string) => boolean {
  let isPlain = true;
  let isTable = false;
  let before = "";
  return (line) => {
    const isBlank = line.trim() === "";
    if (isBlank) isPlain = true;
    else if (IN_OTHERS.test(line)) isPlain = false;
    if (isBlank || !isPlain || !line.includes("|")) isTable = false;
    else if (!isTable && DELIMITERS.test(line))
      isTable = !ENDS_HTML.test(before) && columnsOf(line) === columnsOf(before);
    before = isBlank ? "" : line;
    return isTable;
  };
}

/** What begins or goes on a list or a quotation, or is a note, HTML, a heading, a rule or code. */
const IN_OTHERS = /^(?:[ \t>#<]|\[\^|[-+*](?:[ \t]|$)|\d{1,9}[.)]|(?:[-*_][ \t]*){3,}$|`{3}|~{3})/;

/** HTML may have begun before a blank line; what follows its last line is no row. */
const ENDS_HTML = /[<>]/;

const DELIMITERS = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Bars that divide cells: not those at the ends, nor those behind a backslash. */
function columnsOf(row: string): number {
  const inner = row.trim().replace(/^\|/, "");
  const bars = [...inner.matchAll(/\\[\\|]|\|/g)].filter(([sign]) => sign === "|");
  return bars.at(-1)?.index === inner.length - 1 ? bars.length : bars.length + 1;
}
