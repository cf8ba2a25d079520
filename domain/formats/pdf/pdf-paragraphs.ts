import type { ProposedParagraph } from "../../paragraphs";
import { hyphenationIn } from "../line-joins";
import { markerOf, withoutMarker } from "../list-markers";
import { mainStyle } from "./emphasis";
import { type Joined, joinedLines, noteAnchor } from "./joined-lines";
import { settingOf } from "./line-flow";
import { groupsOf, type LineGroup } from "./line-groups";
import { cutBefore, type Line } from "./page-lines";
import type { PageNote } from "./page-notes";
import { headingsIn, type Outline } from "./pdf-headings";
import type { Placed } from "./placed";

/** The paragraphs that lines make, each page's notes behind what begins on it. */
export function paragraphsOf(lines: readonly Line[], notes: readonly PageNote[], outline: Outline): Placed[] {
  const setting = settingOf(lines);
  const main = mainStyle(lines);
  const groups = groupsOf(lines, setting);
  const words = [...lines, ...notes.flatMap((note) => note.lines)].map(({ text }) => text).join("\n");
  const hyphenation = hyphenationIn(words, "dropped");
  const anchors = new Set(notes.map(({ page, marker }) => noteAnchor(page, marker)));
  const joined = new Map(groups.map((group) => [group, joinedLines(group, hyphenation, main, anchors)]));
  const texts = new Map([...joined].map(([group, { text }]) => [group, text]));
  const headings = headingsIn(groups, texts, setting, outline);
  const placed = groups.flatMap((group): Placed[] => {
    const [first] = group.lines;
    const said = joined.get(group);
    if (!first || !said || said.text === "") return [];
    const paragraph = paragraphOf(group, said, headings.get(group));
    return [{ paragraph, page: first.page, y: first.y, size: first.size }];
  });
  return withNotes(
    placed,
    notes.map((note) =>
      placedNote(note, joinedLines({ kind: "words", lines: note.lines }, hyphenation, main)),
    ),
  );
}

function paragraphOf(
  { kind }: LineGroup,
  { text, marks }: Joined,
  level: number | undefined,
): ProposedParagraph {
  if (level !== undefined)
    return { kind: "heading", text: text.replaceAll("\n", " "), marks, attrs: { level } };
  if (kind !== "words") return { kind, text, marks };
  const marker = markerOf(text);
  if (marker === null) return { kind: "paragraph", text, marks };
  const rest = withoutMarker(text);
  const cut = text.length - rest.length;
  return { kind: "list-item", text: rest, marks: cutBefore(marks, cut), attrs: { marker } };
}

function placedNote({ marker, page, lines }: PageNote, { text, marks }: Joined): Placed {
  const attrs = { marker, anchor: noteAnchor(page, marker) };
  const { y = 0, size = 0 } = lines[0] ?? {};
  return { paragraph: { kind: "footnote", text, marks, attrs }, page, y, size };
}

function withNotes(placed: readonly Placed[], notes: readonly Placed[]): Placed[] {
  const waiting = notes.filter(({ paragraph }) => paragraph.text !== "");
  const all: Placed[] = [];
  for (const one of placed) {
    while (waiting[0] && waiting[0].page < one.page) all.push(waiting.shift() as Placed);
    all.push(one);
  }
  return [...all, ...waiting];
}
