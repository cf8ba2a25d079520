import type {
  Block,
  Body,
  ForeignBlock,
  ForeignBody,
  ForeignListItem,
  ForeignMark,
  ForeignParagraph,
  Inline,
  ListItem,
  Mark,
  Paragraph,
} from "./body-schema";
import { joinInlines } from "./join-inlines";
import { safeHref } from "./safe-href";
import { storableText } from "./storable-text";

/** Outermost first, as TipTap ranks them. */
const MARK_ORDER = ["link", "bold", "italic", "strike", "code"] as const;

/** One document, one form: marks in order, neighbours of one style joined, empty paragraphs at either end gone. */
export function canonicalBody(foreign: ForeignBody): Body {
  return { type: "doc", content: trimmed(foreign.content.map(canonicalBlock)) };
}

function canonicalBlock(block: ForeignBlock): Block {
  switch (block.type) {
    case "paragraph":
      return canonicalParagraph(block);
    case "blockquote":
      return { type: "blockquote", content: block.content.map(canonicalBlock) };
    case "bulletList":
      return { type: "bulletList", content: block.content.map(canonicalItem) };
    case "orderedList":
      return {
        type: "orderedList",
        attrs: { start: block.attrs?.start ?? 1 },
        content: block.content.map(canonicalItem),
      };
    case "codeBlock": {
      const text = storableText(block.content?.map((piece) => piece.text).join("") ?? "");
      const attrs = { language: block.attrs?.language ?? null };
      return text
        ? { type: "codeBlock", attrs, content: [{ type: "text", text }] }
        : { type: "codeBlock", attrs };
    }
  }
}

function canonicalItem(item: ForeignListItem): ListItem {
  return { type: "listItem", content: item.content.map(canonicalBlock) };
}

function canonicalParagraph(paragraph: ForeignParagraph): Paragraph {
  const content: Inline[] = [];
  for (const inline of paragraph.content ?? []) {
    if (inline.type === "hardBreak") {
      content.push({ type: "hardBreak" });
      continue;
    }
    if (inline.type === "mention") {
      const label = storableText(inline.attrs.label ?? "").replaceAll("\n", " ");
      content.push({ type: "mention", attrs: { id: inline.attrs.id, label } });
      continue;
    }
    const text = storableText(inline.text);
    const marks = canonicalMarks(inline.marks ?? []);
    if (text) content.push(marks.length ? { type: "text", text, marks } : { type: "text", text });
  }
  const joined = joinInlines(content);
  return joined.length ? { type: "paragraph", content: joined } : { type: "paragraph" };
}

function canonicalMarks(marks: ForeignMark[]): Mark[] {
  return MARK_ORDER.flatMap((type): Mark[] => {
    const mark = marks.find((candidate) => candidate.type === type);
    if (!mark) return [];
    return [
      mark.type === "link"
        ? { type: "link", attrs: { href: safeHref(mark.attrs.href) ?? "" } }
        : { type: mark.type },
    ];
  });
}

function trimmed(blocks: Block[]): Block[] {
  const isWritten = (block: Block) => block.type !== "paragraph" || block.content !== undefined;
  return blocks.slice(blocks.findIndex(isWritten), blocks.findLastIndex(isWritten) + 1);
}
