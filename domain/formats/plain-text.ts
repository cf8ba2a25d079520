import type { ProposedParagraph } from "../paragraphs";
import { accepted, type Parsed, rejected } from "../parsed";
import { completeText } from "./complete-text";
import { type DecodedText, decodeText, storable } from "./decode-text";
import { type GutenbergMatter, gutenbergMatter } from "./gutenberg-matter";
import type { ExcludedPiece, ExcludedReason, ImportedText } from "./imported-text";
import { hyphenationIn, joinLines } from "./line-joins";
import { unitsOf } from "./line-units";
import { proposeParagraphs } from "./paragraph-kinds";
import { type SortedUnit, sortUnits } from "./set-aside-units";
import { blocksOf, withPlainLineEnds } from "./text-lines";
import { authorsIn, frontLines } from "./title-lines";

export type PlainTextOptions = {
  /** Cut at blank lines only: every piece one paragraph, every character kept, nothing set aside, no title taken out. */
  asIs?: boolean;
  /** The file's name, for a title where the text has none. */
  name?: string;
};

/** Reads a plain text as a careful person would: title, paragraphs, and what does not belong to it. */
export function parsePlainText(
  input: Uint8Array | string,
  { asIs = false, name }: PlainTextOptions = {},
): Parsed<ImportedText> {
  const decoded = typeof input === "string" ? decodedString(input) : decodeText(input);
  if (!decoded.ok) return decoded;
  const { text, warnings } = decoded.value;
  const read = asIs ? piecesAsTheyAre(text) : readText(text);
  const completed = completeText({ ...read, warnings }, name);
  if (!asIs || !completed.ok) return completed;
  // Whoever wants it as it is has said so, and is told of no guess.
  return accepted({ ...completed.value, warnings });
}

type Read = Pick<ImportedText, "authors" | "origin" | "paragraphs" | "excluded"> & { title: string | null };

function decodedString(input: string): Parsed<DecodedText> {
  if (input.trim() === "") return rejected("import.empty-file");
  return accepted({ text: storable(input), encoding: "utf-8", warnings: [] });
}

function piecesAsTheyAre(text: string): Read {
  const lines = text
    .replace(/^\ufeff/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
  const pieces: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() !== "") pieces.at(-1)?.push(line);
    else if (pieces.at(-1)?.length) pieces.push([]);
  }
  const paragraphs = pieces
    .filter((piece) => piece.length > 0)
    .map((piece): ProposedParagraph => ({ kind: "paragraph", text: piece.join("\n"), marks: [] }));
  return { title: null, authors: [], paragraphs, excluded: [] };
}

function readText(text: string): Read {
  const blocks = blocksOf(withPlainLineEnds(text));
  const gutenberg = gutenbergMatter(blocks);
  const hyphenation = hyphenationIn(text);
  const units = unitsOf(blocks).map((unit) => {
    const lines = unit.speaker === undefined ? unit.lines : [unit.speaker, ...unit.lines];
    const text =
      unit.layout === "verse" ? lines.map((line) => line.trim()).join("\n") : joinLines(lines, hyphenation);
    return { ...unit, text };
  });
  const [before, book, after] = divided(units, gutenberg);
  const sorted = sortUnits(book);
  const front = frontLines(sorted);
  const reasons = sorted.map(({ reason }, index) => reason ?? frontReason(index, front));
  const takesTitle = !gutenberg?.title && front.title.length > 0;
  const isTitle = (index: number) => takesTitle && front.title.includes(index);
  const kept = sorted.filter((_, index) => reasons[index] === null && !isTitle(index));
  // Where nothing would be left, what looked like a title or like page furniture is the text.
  if (kept.length === 0) return allKept(sortUnits(units));
  return {
    title:
      gutenberg?.title ?? (takesTitle ? front.title.map((index) => sorted[index]?.text).join(" ") : null),
    authors: gutenberg?.authors.length ? gutenberg.authors : authorsOf(sorted, front.byline),
    origin: gutenberg?.origin ?? null,
    paragraphs: proposeParagraphs(kept),
    excluded: [
      ...before.map(({ text }) => ({ text, reason: "publisher" as const, before: 0 })),
      ...excludedAmong(sorted, reasons, isTitle),
      ...after.map(({ text }) => ({ text, reason: "publisher" as const, before: kept.length })),
    ],
  };
}

function divided<T extends { block: number }>(
  units: readonly T[],
  matter: GutenbergMatter | null,
): [T[], T[], T[]] {
  const { start, end } = matter ?? { start: 0, end: Number.POSITIVE_INFINITY };
  return [
    units.filter(({ block }) => block < start),
    units.filter(({ block }) => block >= start && block < end),
    units.filter(({ block }) => block >= end),
  ];
}

function frontReason(index: number, front: ReturnType<typeof frontLines>): ExcludedReason | null {
  if (index === front.byline) return "byline";
  return front.aboveNavigation.has(index) ? "navigation" : null;
}

function authorsOf(units: readonly SortedUnit[], byline: number | null): string[] {
  const line = byline === null ? undefined : units[byline];
  return line ? authorsIn(line.text) : [];
}

function excludedAmong(
  units: readonly SortedUnit[],
  reasons: readonly (ExcludedReason | null)[],
  isTitle: (index: number) => boolean,
): ExcludedPiece[] {
  let before = 0;
  return units.flatMap(({ text }, index) => {
    const reason = reasons[index] ?? null;
    if (reason) return [{ text, reason, before }];
    if (!isTitle(index)) before++;
    return [];
  });
}

function allKept(units: readonly SortedUnit[]): Read {
  return { title: null, authors: [], paragraphs: proposeParagraphs(units), excluded: [] };
}
