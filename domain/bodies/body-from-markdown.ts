import { POST_LENGTH } from "../limits";
import { blocksFromMarkdown } from "./blocks-from-markdown";
import { type ParsedBody, parseBody, tooLong } from "./parse-body";

export function bodyFromMarkdown(markdown: string): ParsedBody {
  if (markdown.length > POST_LENGTH) return tooLong(markdown.length);
  return parseBody({ type: "doc", content: blocksFromMarkdown(markdown) });
}
