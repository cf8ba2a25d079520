import type { Element } from "hast";
import { holdsBlocks, isBlock, isElement, type Node, rolesOf, wordsOf } from "./elements";

/** A line of verse is seldom longer; an address or a signature has as many lines, and is read as well line by line. */
const LONGEST_LINE = 80;

/** Whether lines that somebody broke by hand are meant to stand by themselves. */
export function isStanza(text: string): boolean {
  const lines = text.split("\n");
  return lines.length > 1 && lines.every((line) => line.trim().length <= LONGEST_LINE);
}

/** What says of itself that its lines stand by themselves. */
export const isPoem = (element: Element): boolean =>
  rolesOf(element).some((role) => /^z3998:(?:verse|poem|song|hymn)$/.test(role)) ||
  wordsOf(element.properties.className).some((name) => /^(?:poem|stanza|verse)$/i.test(name));

/** A stanza that is set as blocks of a line each. */
export const isLineGroup = (element: Element): boolean =>
  wordsOf(element.properties.className).some((name) => /^(?:line-?group|lg|stanza|verse)$/i.test(name)) &&
  element.children.filter(isElement).length > 1 &&
  element.children.every((child) =>
    isElement(child) ? isBlock(child) && !holdsBlocks(child) : !hasWords(child),
  );

export const hasWords = (node: Node): boolean => node.type === "text" && node.value.trim() !== "";

/** The lines of such a stanza, with a line's end between them. */
export const linesOf = ({ children }: Element): Node[] =>
  children
    .filter(isElement)
    .flatMap((line, at): Node[] => [...(at > 0 ? [LINE_END] : []), { ...line, tagName: "span" }]);

const LINE_END: Element = { type: "element", tagName: "br", properties: {}, children: [] };
