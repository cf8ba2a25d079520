import type { Block, Body, Inline } from "./body-schema";

/** The plain words of a body: blocks divided by a blank line, items of a list by a line. */
export function textOf(body: Body): string {
  return textOfBlocks(body.content, "\n\n");
}

function textOfBlocks(blocks: Block[], between: string): string {
  return blocks.map(textOfBlock).filter(Boolean).join(between);
}

function textOfBlock(block: Block): string {
  switch (block.type) {
    case "paragraph":
    case "codeBlock":
      return (block.content ?? []).map(textOfInline).join("");
    case "blockquote":
      return textOfBlocks(block.content, "\n\n");
    case "bulletList":
    case "orderedList":
      return block.content
        .map((item) => textOfBlocks(item.content, "\n"))
        .filter(Boolean)
        .join("\n");
  }
}

function textOfInline(inline: Inline): string {
  if (inline.type === "mention") return `@${inline.attrs.label ?? ""}`;
  return inline.type === "text" ? inline.text : "\n";
}
