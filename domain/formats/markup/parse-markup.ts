import type { Element, Root } from "hast";
import { Parser, type ParserOptions } from "htmlparser2";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { NESTED } from "../../limits";
import { isElement } from "./elements";

/**
 * Whether elements are nested as only a machine nests them. Asked before anything is made of it, with the options of what
 * will read it.
 */
export function isTooDeep(html: string, options: ParserOptions = {}): boolean {
  let depth = 0;
  let isDeep = false;
  const counting = {
    onopentag: () => {
      depth += 1;
      if (depth > NESTED.elements) isDeep = true;
    },
    onclosetag: () => {
      depth -= 1;
    },
  };
  const parser = new Parser(counting, options);
  // In pieces, so that what is too deep is not read to its end.
  for (let at = 0; at < html.length && !isDeep; at += PIECE) parser.write(html.slice(at, at + PIECE));
  return isDeep;
}

const PIECE = 64 * 1024;

const pages = unified().use(rehypeParse);
const fragments = unified().use(rehypeParse, { fragment: true });

export const parsePage = (html: string): Root => pages.parse(html);

export const parseFragment = (html: string): Root => fragments.parse(html);

/** The first element of that name, wherever it stands. */
export function findElement(root: Root | Element, name: string): Element | undefined {
  for (const child of root.children) {
    if (!isElement(child)) continue;
    const found = child.tagName === name ? child : findElement(child, name);
    if (found) return found;
  }
  return undefined;
}
