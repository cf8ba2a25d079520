import type { ProposedParagraph } from "../../paragraphs";

/** The highest heading of a text is of the first level, as its title stands above all; and none is left out in between. */
export function withLevels(paragraphs: readonly ProposedParagraph[]): ProposedParagraph[] {
  const used = [
    ...new Set(
      paragraphs.flatMap(({ kind, attrs }) =>
        kind === "heading" && attrs?.level ? [Number(attrs.level)] : [],
      ),
    ),
  ].sort((a, b) => a - b);
  return paragraphs.map((paragraph) => {
    const { kind, attrs } = paragraph;
    if (kind !== "heading" || !attrs?.level) return paragraph;
    return { ...paragraph, attrs: { ...attrs, level: used.indexOf(Number(attrs.level)) + 1 } };
  });
}
