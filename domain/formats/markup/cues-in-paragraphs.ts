import type { Element, ElementContent, Root } from "hast";
import { castOf, cueOf, isDirection } from "../cues";
import { isProse, proseColumn } from "../prose-in-plays";
import { isElement, type Node } from "./elements";

/**
 * A tree in which who speaks in a play, and its directions and lines, are told by elements as on pages, where they were only
 * typed. Of any other text the tree as it was.
 */
export function withCues(root: Root): Root {
  const elements = root.children.filter(isElement);
  const typed = new Map<Node, string[]>();
  for (const element of elements) if (element.tagName === "p") typed.set(element, linesOf(element));
  const cast = castOf([...typed.values()].flat(), elements.length);
  if (!cast) return root;
  const speaks = (node: Node) => cast.has(cueOf(typed.get(node)?.[0] ?? "")?.name ?? "");
  const [first, last] = [root.children.findIndex(speaks), root.children.findLastIndex(speaks)];
  const column = proseColumn([...typed.values()]);
  const children = root.children.map((child, at) => {
    const lines = typed.get(child);
    if (!lines || child.type !== "element") return child;
    if (isDirection(lines.join(" "))) return classed(child, "stage");
    return at >= first && at <= last ? spoken(child, lines, column) : child;
  });
  return { ...root, children };
}

const linesOf = (element: Element): string[] => textOf(element).split("\n");

const textOf = (node: Node): string =>
  node.type === "text" ? node.value : isElement(node) ? node.children.map(textOf).join("") : "";

const classed = (element: Element, name: string): Element => ({
  ...element,
  properties: { ...element.properties, className: [name] },
});

function spoken(paragraph: Element, lines: string[], column: number | null): Element {
  const [first = "", ...more] = lines;
  const cue = cueOf(first);
  const parts = cue && dividedAt(paragraph.children, cue.speaker.length);
  const [name, words] = parts ?? [[], paragraph.children];
  const said = cue?.words === "" ? more : lines;
  const isVerse = said.length > 1 && !isProse(said, column);
  const speaker = classed({ type: "element", tagName: "span", properties: {}, children: name }, "speaker");
  return { ...paragraph, children: [...(parts ? [speaker] : []), ...(isVerse ? withBreaks(words) : words)] };
}

/** Null where the place is in the midst of an element. */
function dividedAt(nodes: ElementContent[], length: number): [ElementContent[], ElementContent[]] | null {
  let left = length;
  for (const [at, node] of nodes.entries()) {
    if (left === 0) return [nodes.slice(0, at), nodes.slice(at)];
    const text = textOf(node);
    if (text.length <= left) left -= text.length;
    else if (node.type !== "text") return null;
    else {
      const [before, after] = [text.slice(0, left), text.slice(left)].map((value) => ({ ...node, value }));
      return before && after
        ? [
            [...nodes.slice(0, at), before],
            [after, ...nodes.slice(at + 1)],
          ]
        : null;
    }
  }
  return [nodes, []];
}

/** Every line's end as one that is seen, unless it follows one. */
function withBreaks(nodes: ElementContent[]): ElementContent[] {
  return nodes.flatMap((node, at): ElementContent[] => {
    if (isElement(node)) return [{ ...node, children: withBreaks(node.children) }];
    if (node.type !== "text") return [node];
    const before = nodes[at - 1];
    const isBroken = before && isElement(before) && before.tagName === "br";
    const pieces = (isBroken ? node.value.replace(/^\n/, "") : node.value).split("\n");
    return pieces.flatMap((value, nth) => [...(nth > 0 ? [LINE_END] : []), { ...node, value }]);
  });
}

const LINE_END: Element = { type: "element", tagName: "br", properties: {}, children: [] };
