import Papa from "papaparse";
import { emailSchema } from "../accounts";
import { ROSTER_ROWS } from "../limits";
import { accepted, type Parsed, rejected } from "../parsed";

/** A person as the list says it, nothing mended; `line` is the row's place in the list, counted from 1. */
export type RosterLine = { line: number; name: string; email: string; handle: string; role: string };

export type RosterList = {
  lines: RosterLine[];
  /** Columns that say nothing that we ask for, by their headings. */
  ignored: string[];
};

type Column = "name" | "first" | "last" | "email" | "handle" | "role";

/** As spreadsheets and schools call them; what is no letter does not count. */
const HEADINGS: Record<Column, readonly string[]> = {
  name: ["name", "fullname", "displayname", "student", "person"],
  first: ["firstname", "givenname", "forename"],
  last: ["lastname", "surname", "familyname"],
  email: ["email", "mail", "emailaddress", "mailaddress", "address"],
  handle: ["handle", "username", "login"],
  role: ["role"],
};

/** Without headings. */
const ORDER: readonly Column[] = ["name", "email", "handle", "role"];

/**
 * A list of people: with headings or without, with commas, semicolons or tabs, cells in quotes or not. A list of one
 * column without headings may be one of addresses.
 */
export function parseRoster(text: string): Parsed<RosterList> {
  const { data, errors } = parseCells(text.replace(/^\uFEFF/, ""));
  const broken = errors.find(({ type }) => type === "Quotes");
  if (broken) return rejected("roster.quotes", { line: (broken.row ?? 0) + 1 });
  const rows = data
    .map((cells, at) => ({ line: at + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const [first] = rows;
  if (!first) return rejected("roster.empty");
  const headings = first.cells.map(columnOf);
  const hasHeadings =
    headings.some((column) => column !== null) && !first.cells.some((cell) => cell.includes("@"));
  const people = hasHeadings ? rows.slice(1) : rows;
  if (people.length === 0) return rejected("roster.empty");
  if (people.length > ROSTER_ROWS) return rejected("roster.too-many-rows", { limit: ROSTER_ROWS });
  if (!hasHeadings) return accepted({ lines: people.map(inOrder), ignored: [] });
  if (new Set(headings.filter(Boolean)).size < headings.filter(Boolean).length)
    return rejected("roster.column-twice");
  const ignored = first.cells.filter((cell, at) => headings[at] === null && cell !== "");
  return accepted({ lines: people.map((row) => byHeadings(row, headings)), ignored });
}

/** With the sign that shows most of what a list of people has: addresses, headings, then rows of one length. */
function parseCells(text: string): Papa.ParseResult<string[]> {
  const fits = DELIMITERS.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: ROWS_TRIED });
    return { delimiter, fit: fitOf(data.map((cells) => cells.slice(0, COLUMNS_TRIED))) };
  });
  const { delimiter } = fits.reduce((best, one) => (isBetter(one.fit, best.fit) ? one : best));
  // A few more than there may be, blank ones among them, tell that there are too many.
  return Papa.parse<string[]>(text, { delimiter, preview: 2 * ROSTER_ROWS + 2 });
}

/** The beginning of a list tells how it is written, and no list of people is wider. */
const ROWS_TRIED = 50;
const COLUMNS_TRIED = 40;

const DELIMITERS = [",", ";", "\t"] as const;

function fitOf(rows: readonly string[][]): [known: number, even: number] {
  const headings = rows[0]?.filter((cell) => columnOf(cell) !== null).length ?? 0;
  const addresses = rows.flat().filter((cell) => emailSchema.safeParse(cell).success).length;
  const widest = rows.reduce((most, { length }) => Math.max(most, length), 0);
  return [headings + addresses, widest > 1 ? rows.filter(({ length }) => length === widest).length : 0];
}

const isBetter = (one: [number, number], other: [number, number]): boolean =>
  one[0] > other[0] || (one[0] === other[0] && one[1] > other[1]);

function columnOf(cell: string): Column | null {
  const heading = cell.toLowerCase().replace(/[^\p{L}]/gu, "");
  const found = Object.entries(HEADINGS).find(([, names]) => names.includes(heading));
  return (found?.[0] as Column | undefined) ?? null;
}

type Row = { line: number; cells: string[] };

function byHeadings({ line, cells }: Row, headings: readonly (Column | null)[]): RosterLine {
  const cell = (column: Column) => cells[headings.indexOf(column)] ?? "";
  const name = cell("name") || [cell("first"), cell("last")].filter(Boolean).join(" ");
  return { line, name, email: cell("email"), handle: cell("handle"), role: cell("role") };
}

function inOrder({ line, cells }: Row): RosterLine {
  const [only = "", ...others] = cells;
  if (others.every((cell) => cell === "") && only.includes("@"))
    return { line, name: "", email: only, handle: "", role: "" };
  return byHeadings({ line, cells }, ORDER);
}
