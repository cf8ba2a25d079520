import type { Mark } from "../../paragraphs";
import { type Hyphenation, jointOf } from "../line-joins";
import { emphasisIn, type StyledWords } from "./emphasis";
import type { FaceStyle } from "./face-style";
import type { LineGroup } from "./line-groups";
import { type Line, movedBy, type RaisedSign } from "./page-lines";
import type { LinkedWords } from "./page-links";

export type Joined = { text: string; marks: Mark[] };

/** A note's place among the pages. */
export const noteAnchor = (page: number, marker: string): string => `note-${page}-${marker}`;

/**
 * The words of some lines as one text, with what is raised or stands out in them. `main` is how most of the file is set, `notes`
 * are the places that raised signs may lead to.
 */
export function joinedLines(
  { kind, lines }: LineGroup,
  hyphenation: Hyphenation,
  main: FaceStyle,
  notes: ReadonlySet<string> = new Set(),
): Joined {
  if (kind === "table") return { text: lines.map(({ cells }) => cells.join("\t")).join("\n"), marks: [] };
  const parts: string[] = [];
  const marks: Mark[] = [];
  const styled: StyledWords[] = [];
  let length = 0;
  let before: Line | null = null;
  for (const line of lines) {
    const { cut, glue } =
      before === null
        ? { cut: 0, glue: "" }
        : kind === "verse"
          ? { cut: 0, glue: "\n" }
          : jointOf(before.text, line.text, hyphenation);
    if (cut > 0) parts.push((parts.pop() ?? "").slice(0, -cut));
    parts.push(glue, line.text);
    const end = length - cut;
    for (let last = styled.at(-1); last && last.end > end; last = styled.at(-1)) {
      styled.pop();
      if (last.start < end) styled.push({ ...last, end });
    }
    length += glue.length - cut;
    for (const link of line.links) addLink(marks, movedBy(link, length));
    for (const words of line.styled) styled.push(movedBy(words, length));
    for (const sign of line.raised) marks.push(markOf(sign, line.page, length, notes));
    length += line.text.length;
    before = line;
  }
  const text = parts.join("");
  return { text, marks: [...marks, ...emphasisIn(text, styled, main)] };
}

/** A link that goes on over the end of a line is one. */
function addLink(marks: Mark[], { start, end, href }: LinkedWords): void {
  const last = marks.findLast(({ kind }) => kind === "link");
  if (last?.attrs?.href === href && start - last.end <= 1) last.end = end;
  else marks.push({ start, end, kind: "link", attrs: { href } });
}

function markOf(
  { start, end, text }: RaisedSign,
  page: number,
  offset: number,
  notes: ReadonlySet<string>,
): Mark {
  const place = { start: start + offset, end: end + offset };
  const anchor = noteAnchor(page, text);
  return notes.has(anchor)
    ? { ...place, kind: "note", attrs: { href: `#${anchor}` } }
    : { ...place, kind: "superscript" };
}
