import { anchorOf, type Paragraph } from "../paragraphs";
import type { Proposal } from "../proposal";
import type { Text } from "../texts";

type Whole = Pick<Paragraph, "key" | "number" | "kind" | "text" | "marks" | "attrs">;

type Said = Pick<Text, "title" | "authors" | "language" | "direction">;

/** An edition laid out to be corrected: what its links lead to is known by the same names as in a file. */
export function proposalOfEdition(said: Said, paragraphs: readonly Whole[]): Proposal {
  const linked = new Set(
    paragraphs.flatMap(({ marks }) => marks.flatMap(({ attrs }) => (attrs?.href ? [attrs.href] : []))),
  );
  const pieces = paragraphs.map(({ key, number, kind, text: words, marks, attrs }, index) => {
    const anchor = anchorOf({ key, number, kind });
    const led = linked.has(`#${anchor}`) ? { ...attrs, anchor } : attrs;
    return {
      ...{ id: `p${index + 1}`, kind, text: words, marks, isSetAside: false },
      ...(Object.keys(led).length > 0 && { attrs: led }),
    };
  });
  const { title, authors, language, direction } = said;
  return { title, authors, language, direction, pieces, warnings: [], nextPiece: pieces.length + 1 };
}
