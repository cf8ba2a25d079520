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
  /** Read once only, and only where they are asked for: a formula may be nested deeply. */
  const part = (at: number): Node[] => (parts[at] ? read(parts[at]) : []);
  switch (element.tagName) {
    case "mfrac":
      return [...bracketed(part(0)), text("/"), ...bracketed(part(1))];
    case "msqrt":
      return [text("√"), ...bracketed(parts.flatMap(read))];
    case "mroot":
      return [standing("sup", part(1)), text("√"), ...bracketed(part(0))];
    case "msup":
    case "mover":
      return [...part(0), standing("sup", part(1))];
    case "msub":
    case "munder":
      return [...part(0), standing("sub", part(1))];
    case "msubsup":
    case "munderover":
      return [...part(0), standing("sub", part(1)), standing("sup", part(2))];
    case "mtable":
    case "mtr":
      return parts.flatMap((_, at) => (at > 0 ? [text(" "), ...part(at)] : part(at)));
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
