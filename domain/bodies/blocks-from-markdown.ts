import { Lexer, type Token, type Tokens } from "marked";
import { POST_DEPTH } from "../limits";
import type { Block, CodeBlock, Inline, ListItem, Paragraph } from "./body-schema";
import { inlinesFromMarkdown } from "./inlines-from-markdown";
import { joinInlines } from "./join-inlines";
import { SparingTokenizer } from "./sparing-tokenizer";
import { storableText } from "./storable-text";

/**
 * Markdown as our blocks. What a post cannot hold stays as words: headings become bold lines, tables code,
 * HTML its own source. Meant for at most POST_LENGTH characters. With `keepLines` every line break is one, as people
 * mean it who paste verse.
 */
export function blocksFromMarkdown(markdown: string, { keepLines = false } = {}): Block[] {
  const source = storableText(markdown).replace(BLANK_LINE, (code) => code.trim() && code);
  return isTangled(source)
    ? [plainParagraph(source)]
    : blocksOf(new Lexer({ gfm: true, breaks: keepLines, tokenizer: new SparingTokenizer() }).lex(source), 1);
}

/**
 * What the lexer takes more than linear time or stack for; no person writes so. What is left of 20,000 characters takes
 * at most 0.1 s, as measured on 15,000 sources that repeat one to four pieces of Markdown.
 */
function isTangled(source: string): boolean {
  const styled = source.match(/\*+|_+|~+/g) ?? [];
  const opened = source.match(/[[`<]+/g)?.length ?? 0;
  return (
    styled.length > 1_000 ||
    styled.some((run) => run.length > 1_000) ||
    opened > 2_000 ||
    /^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){30}/m.test(source)
  );
}

/**
 * Without its blanks a line is no less empty, and nobody need read to the end of them again and again. Code between fences,
 * which this finds too, keeps its own.
 */
const BLANK_LINE = /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:\n {0,3}\1|$(?![\s\S]))|^[ \t]+$/gm;

function blocksOf(tokens: Token[], depth: number): Block[] {
  return tokens.flatMap((token) => blockOf(token as Tokens.Generic, depth));
}

function blockOf(token: Tokens.Generic, depth: number): Block[] {
  switch (token.type) {
    case "paragraph":
    case "text":
      return paragraphOf(inlinesFromMarkdown(token.tokens ?? [token as Token]));
    case "heading":
      return paragraphOf(inlinesFromMarkdown(token.tokens ?? [], [{ type: "bold" }]));
    case "code":
      return [codeBlock(token.text, token.lang)];
    case "table":
      return [codeBlock(token.raw.trimEnd(), null)];
    case "hr":
      return [{ type: "paragraph", content: [{ type: "text", text: "* * *" }] }];
    case "blockquote":
    case "list":
      // A container, its item, a paragraph and its words must still fit under it.
      return depth + 3 > POST_DEPTH ? [plainParagraph(token.raw)] : containerOf(token, depth);
    case "html":
      return [plainParagraph(token.raw)];
    default:
      return [];
  }
}

function containerOf(token: Tokens.Generic, depth: number): Block[] {
  if (token.type === "blockquote") {
    const content = blocksOf(token.tokens ?? [], depth + 1);
    return content.length ? [{ type: "blockquote", content }] : [];
  }
  const content = (token as Tokens.List).items.map((item) => listItem(item, depth + 2));
  const start = Number(token.start);
  return token.ordered
    ? [{ type: "orderedList", attrs: { start: Number.isSafeInteger(start) ? start : 1 }, content }]
    : [{ type: "bulletList", content }];
}

function listItem(item: Tokens.ListItem, depth: number): ListItem {
  const blocks = blocksOf(item.tokens, depth);
  const box: Inline[] = item.task ? [{ type: "text", text: item.checked ? "☑ " : "☐ " }] : [];
  const [first] = blocks;
  const words = first?.type === "paragraph" ? (first.content ?? []) : [];
  const [opening = { type: "paragraph" }] = paragraphOf(joinInlines([...box, ...words]));
  return { type: "listItem", content: [opening, ...blocks.slice(first?.type === "paragraph" ? 1 : 0)] };
}

function paragraphOf(content: Inline[]): Paragraph[] {
  return content.length ? [{ type: "paragraph", content }] : [];
}

function codeBlock(text: string, info: string | null | undefined): CodeBlock {
  const language = info?.match(/^[\w+#.-]{1,30}(?=\s|$)/)?.[0] ?? null;
  const attrs = { language };
  return text
    ? { type: "codeBlock", attrs, content: [{ type: "text", text }] }
    : { type: "codeBlock", attrs };
}

function plainParagraph(source: string): Paragraph {
  const content = source
    .trim()
    .split("\n")
    .flatMap((line, at): Inline[] => [
      ...(at ? [{ type: "hardBreak" } as const] : []),
      ...(line ? [{ type: "text", text: line } as const] : []),
    ]);
  return content.length ? { type: "paragraph", content } : { type: "paragraph" };
}
