import type { Block, Body, ListItem } from "./body-schema";
import { markdownFromInlines } from "./markdown-from-inlines";

/** The body as Markdown that reads well as it stands, for mail and export, and that we read back as the same body. */
export function markdownFrom(body: Body): string {
  return blocks(body.content);
}

function blocks(content: Block[]): string {
  let markdown = "";
  let marker = 0;
  content.forEach((block, at) => {
    // Two lists in a row are told apart by their markers.
    marker = block.type === content[at - 1]?.type ? 1 - marker : 0;
    const piece = blockMarkdown(block, marker);
    if (piece) markdown += markdown ? `\n\n${piece}` : piece;
  });
  return markdown;
}

function blockMarkdown(block: Block, marker: number): string {
  switch (block.type) {
    case "paragraph":
      return markdownFromInlines(block.content ?? []);
    case "blockquote":
      return blocks(block.content).replace(/^/gm, "> ").replace(/ $/gm, "");
    case "bulletList":
      return items(block.content, () => (marker ? "* " : "- "));
    case "orderedList":
      return items(block.content, (at) => `${block.attrs.start + at}${marker ? ")" : "."} `);
    case "codeBlock": {
      const code = block.content?.[0]?.text ?? "";
      const fence = "`".repeat(Math.max(3, longestRun(code) + 1));
      return `${fence}${block.attrs.language ?? ""}\n${code}\n${fence}`;
    }
  }
}

function items(content: ListItem[], markerAt: (at: number) => string): string {
  const isTight = content.every((item) => item.content.length === 1);
  return content
    .map((item, at) => {
      const marker = markerAt(at);
      const lines = blocks(item.content).split("\n");
      return (
        marker + lines.map((line, n) => (n && line ? " ".repeat(marker.length) + line : line)).join("\n")
      );
    })
    .join(isTight ? "\n" : "\n\n");
}

function longestRun(code: string): number {
  return Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length));
}
