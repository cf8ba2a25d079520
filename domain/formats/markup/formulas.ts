import type { Element } from "hast";
import { isElement, isUnread, type Node } from "./elements";

/** A formula as words of a line: as its author tells it, else its letters and signs in their order. */
export function lineOfFormula(math: Element): Node[] {
  const { alttext } = math.properties;
  if (typeof alttext === "string" && alttext.trim() !== "") return [text(alttext)];
  return read(math);
}

const text = (value: string): Node => ({ type: "text", value });

const read = (element: Element): Node[] => {
  const parts = element.children.filter(isElement).filter((part) => !isUnread(part));
  const [first = [], second = [], third = []] = parts.slice(0, 3).map(read);
  switch (element.tagName) {
    case "mfrac":
      return [...bracketed(first), text("/"), ...bracketed(second)];
    case "msqrt":
      return [text("√"), ...bracketed(parts.flatMap(read))];
    case "mroot":
      return [standing("sup", second), text("√"), ...bracketed(first)];
    case "msup":
    case "mover":
      return [...first, standing("sup", second)];
    case "msub":
    case "munder":
      return [...first, standing("sub", second)];
    case "msubsup":
    case "munderover":
      return [...first, standing("sub", second), standing("sup", third)];
    case "mtable":
    case "mtr":
      return parts.flatMap((part, at) => (at > 0 ? [text(" "), ...read(part)] : read(part)));
    case "mspace":
      return [text(" ")];
    default:
      return parts.length > 0 ? parts.flatMap(read) : [text(wordsIn(element).trim())];
  }
};

const standing = (tagName: "sub" | "sup", children: Node[]): Node => ({
  type: "element",
  tagName,
  properties: {},
  children: children as Element["children"],
});

/** What is set over or under a stroke belongs together. */
function bracketed(nodes: Node[]): Node[] {
  const isOneTerm = nodes.every((node) => /^[\p{L}\p{M}\p{N}.,]*$/u.test(wordsIn(node)));
  return isOneTerm ? nodes : [text("("), ...nodes, text(")")];
}

const wordsIn = (node: Node): string => {
  if (node.type === "text") return node.value;
  return isElement(node) ? node.children.map(wordsIn).join("") : "";
};
