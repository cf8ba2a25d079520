import type { Block, Body, Inline } from "./body-schema";

/** The same body with other words in its paragraphs; code is not among them. */
export const mapInlines = (body: Body, map: (inlines: Inline[]) => Inline[]): Body => ({
  type: "doc",
  content: body.content.map((block) => mapBlock(block, map)),
});

function mapBlock(block: Block, map: (inlines: Inline[]) => Inline[]): Block {
  switch (block.type) {
    case "paragraph":
      return block.content ? { ...block, content: map(block.content) } : block;
    case "blockquote":
      return { ...block, content: block.content.map((one) => mapBlock(one, map)) };
    case "bulletList":
    case "orderedList":
      return {
        ...block,
        content: block.content.map((item) => ({
          ...item,
          content: item.content.map((one) => mapBlock(one, map)),
        })),
      };
    case "codeBlock":
      return block;
  }
}
