import type { Block, Body } from "./body-schema";

/** The addresses of a body's links, which its plain words do not show. */
export const linksIn = (body: Body): string[] => [...new Set(body.content.flatMap(linksInBlock))];

function linksInBlock(block: Block): string[] {
  switch (block.type) {
    case "paragraph":
    case "codeBlock":
      return (block.content ?? []).flatMap((inline) =>
        inline.type === "text"
          ? (inline.marks ?? []).flatMap((mark) => (mark.type === "link" ? [mark.attrs.href] : []))
          : [],
      );
    case "blockquote":
      return block.content.flatMap(linksInBlock);
    case "bulletList":
    case "orderedList":
      return block.content.flatMap((item) => item.content.flatMap(linksInBlock));
  }
}
