import type { Token, Tokens } from "marked";
import type { Inline, Mark } from "./body-schema";
import { decodeEntities } from "./decode-entities";
import { joinInlines } from "./join-inlines";
import { safeHref } from "./safe-href";

/** Words with their marks; a link we do not follow and an image we do not load leave their words. */
export function inlinesFromMarkdown(tokens: Token[], marks: Mark[] = []): Inline[] {
  return joinInlines(tokens.flatMap((token) => inlineOf(token as Tokens.Generic, marks)));
}

function inlineOf(token: Tokens.Generic, marks: Mark[]): Inline[] {
  switch (token.type) {
    case "text":
      return token.tokens
        ? inlinesFromMarkdown(token.tokens, marks)
        : words(decodeEntities(token.text), marks);
    case "strong":
      return inlinesFromMarkdown(token.tokens ?? [], [...marks, { type: "bold" }]);
    case "em":
      return inlinesFromMarkdown(token.tokens ?? [], [...marks, { type: "italic" }]);
    case "del":
      return inlinesFromMarkdown(token.tokens ?? [], [...marks, { type: "strike" }]);
    case "codespan":
      return words(token.text, [...marks, { type: "code" }]);
    case "link":
      return inlinesFromMarkdown(token.tokens ?? [], withLink(marks, token.href));
    case "image":
      return words(decodeEntities(token.text) || token.href, withLink(marks, token.href));
    case "br":
      return [{ type: "hardBreak" }];
    case "escape":
      return words(token.text, marks);
    default:
      return words(token.raw, marks);
  }
}

function words(text: string, marks: Mark[]): Inline[] {
  const line = text.replaceAll("\n", " ");
  if (!line) return [];
  const distinct = marks.filter((mark, at) => marks.findIndex(({ type }) => type === mark.type) === at);
  return [distinct.length ? { type: "text", text: line, marks: distinct } : { type: "text", text: line }];
}

function withLink(marks: Mark[], address: string): Mark[] {
  const href = safeHref(decodeEntities(address));
  return href ? [...marks, { type: "link", attrs: { href } }] : marks;
}
