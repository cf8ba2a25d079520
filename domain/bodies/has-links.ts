import type { Block, Body, Inline } from "./body-schema";

/** What reads as an address, whether it was made a link or only written out. */
const ADDRESS =
  /\b(?:https?:\/\/|www\.)\S|\b[\p{L}\p{N}-]+\.(?:com|net|org|info|biz|io|co|ru|cn|xyz|top|site|shop)\b/iu;

/** Whether a post leads elsewhere. */
export const hasLinks = (body: Body): boolean => body.content.some(leadsElsewhere);

function leadsElsewhere(block: Block): boolean {
  switch (block.type) {
    case "paragraph":
    case "codeBlock":
      return (block.content ?? []).some(isLink);
    case "blockquote":
      return block.content.some(leadsElsewhere);
    case "bulletList":
    case "orderedList":
      return block.content.some((item) => item.content.some(leadsElsewhere));
  }
}

const isLink = (inline: Inline): boolean =>
  inline.type === "text" &&
  ((inline.marks ?? []).some(({ type }) => type === "link") || ADDRESS.test(inline.text));
