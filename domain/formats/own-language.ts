import type { Mark, ProposedParagraph } from "../paragraphs";
import type { ImportedText } from "./imported-text";

type Own = Pick<ImportedText, "language" | "direction">;

/** Pages say again and again what is said of the text as a whole; a paragraph keeps only that it differs, and where not. */
export function withoutOwnLanguage(paragraphs: readonly ProposedParagraph[], own: Own): ProposedParagraph[] {
  return paragraphs.map((paragraph) => {
    const said = paragraph.marks.filter(({ kind }) => kind === "language");
    if (said.length === 0 || !said.every((mark) => isOwn(mark, own))) return paragraph;
    return { ...paragraph, marks: paragraph.marks.filter(({ kind }) => kind !== "language") };
  });
}

const isOwn = ({ attrs = {} }: Mark, { language, direction }: Own): boolean =>
  (attrs.dir === undefined || attrs.dir === direction) &&
  (attrs.lang === undefined || (language !== null && isSame(String(attrs.lang), language)));

/** "en" is said of "en-GB", too; "en-GB" is not said of "en-US". */
function isSame(one: string, other: string): boolean {
  const [a, b] = [`${one.toLowerCase()}-`, `${other.toLowerCase()}-`];
  return a.startsWith(b) || b.startsWith(a);
}
