import type { Element, ElementContent, Properties, Root } from "hast";
import { type ParserOptions, parseDocument } from "htmlparser2";

type Found = ReturnType<typeof parseDocument>["children"][number];

/** As forgiving as browsers are, and with tags that close themselves. */
export const XHTML: ParserOptions = { recognizeSelfClosing: true };

/** Names as they are written. */
export const XML: ParserOptions = { xmlMode: true };

/** XHTML as a tree of HTML. Entities of its own stay unread. */
export function treeOfXhtml(xhtml: string): Root {
  const document = parseDocument(xhtml, XHTML);
  return { type: "root", children: document.children.flatMap(nodesOf) };
}

function nodesOf(found: Found): ElementContent[] {
  if (found.type === "text") return [{ type: "text", value: found.data }];
  if (!("attribs" in found)) return "children" in found ? (found.children as Found[]).flatMap(nodesOf) : [];
  const element: Element = {
    type: "element",
    // Some books give each tag the prefix of its namespace.
    tagName: found.name.replace(/^.*:/, "").toLowerCase(),
    properties: propertiesOf(found.attribs),
    children: found.children.flatMap(nodesOf),
  };
  return [element];
}

const NAMES: Record<string, string> = {
  ...{ class: "className", "aria-hidden": "ariaHidden", "xml:lang": "lang" },
  ...{ colspan: "colSpan", rowspan: "rowSpan" },
};

function propertiesOf(attributes: Record<string, string>): Properties {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [NAMES[name] ?? name, value]));
}
