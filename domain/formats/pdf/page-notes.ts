import { cutBefore, type Line, movedBy } from "./page-lines";

export type PageNote = { marker: string; page: number; lines: Line[] };

/** Notes are set smaller than the text. */
const SMALLER = 0.93;
const PLAIN_MARKER = /^(\d{1,3}|[*†‡§¶]{1,3})[.)]?\s+(?=\S)/u;

/** Divides the lines of a column from the notes at its foot. */
export function notesAtFoot(
  lines: readonly Line[],
  bodySize: number,
): { lines: readonly Line[]; notes: PageNote[] } {
  let first = lines.length;
  while (first > 0 && (lines[first - 1]?.size ?? bodySize) <= SMALLER * bodySize) first--;
  const start = lines.findIndex((line, at) => at >= first && markerAt(line) !== null);
  if (start < 0) return { lines, notes: [] };
  const notes: PageNote[] = [];
  for (const line of lines.slice(start)) {
    const marker = markerAt(line);
    const last = notes.at(-1);
    if (marker === null || (last && !follows(last.marker, marker))) last?.lines.push(line);
    else notes.push({ marker, page: line.page, lines: [withoutMarker(line, marker)] });
  }
  return { lines: lines.slice(0, start), notes };
}

function markerAt({ raised: [sign], text }: Line): string | null {
  return sign?.start === 0 ? sign.text : (PLAIN_MARKER.exec(text)?.[1] ?? null);
}

/** A line of a note may begin with a number of its own. */
const follows = (before: string, after: string): boolean =>
  /^\d+$/.test(before) && /^\d+$/.test(after) ? Number(after) === Number(before) + 1 : before !== after;

function withoutMarker(line: Line, marker: string): Line {
  const isRaised = line.raised[0]?.start === 0;
  const rest = isRaised ? line.text.slice(marker.length) : line.text.replace(PLAIN_MARKER, "");
  const text = rest.trimStart();
  const cut = line.text.length - text.length;
  const raised = line.raised.filter(({ start }) => start >= cut);
  return {
    ...line,
    text,
    raised: raised.map((sign) => movedBy(sign, -cut)),
    links: line.links.filter(({ start }) => start >= cut).map((link) => movedBy(link, -cut)),
    styled: cutBefore(line.styled, cut),
  };
}
