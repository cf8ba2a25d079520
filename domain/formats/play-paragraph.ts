import type { Mark, ProposedParagraph } from "../paragraphs";
import type { Words } from "./markup/inline-words";
import { spokenBy } from "./markup/plays";
import type { SortedUnit } from "./set-aside-units";
import { withoutCommonIndent } from "./text-lines";

/** A speech or a stage direction of a play that is typed, as of one that is an e-book. */
export function playParagraph({ text, layout, lines, inPlay, speaker = "" }: SortedUnit): ProposedParagraph {
  const isVerse = layout === "verse";
  const typed = isVerse ? withoutCommonIndent(lines).join("\n") : text.slice(speaker.length).trim();
  const words = inPlay === "direction" ? slanted(typed) : withDirections(typed);
  const spoken = spokenBy(speaker === "" ? null : marked(speaker, "small-caps"), words);
  return { kind: isVerse ? "verse" : "paragraph", text: spoken.text.trim(), marks: spoken.marks };
}

const marked = (text: string, kind: Mark["kind"]): Words => ({
  text,
  marks: [{ start: 0, end: text.length, kind }],
  ids: [],
  pictures: [],
});

/** What typewriting puts around slanted words goes where they are slanted. */
const slanted = (typed: string): Words => marked(typed.replaceAll("_", ""), "emphasis");

const SLANTED = /\[_?\p{L}[^[\]]*\]|_[^_]+_/gu;

function withDirections(typed: string): Words {
  let text = "";
  let at = 0;
  const marks: Mark[] = [];
  for (const { index, 0: found } of typed.matchAll(SLANTED)) {
    text += typed.slice(at, index);
    const words = found.replaceAll("_", "");
    marks.push({ start: text.length, end: text.length + words.length, kind: "emphasis" });
    text += words;
    at = index + found.length;
  }
  return { text: text + typed.slice(at), marks, ids: [], pictures: [] };
}
