import { parseDocument } from "htmlparser2";
import { XML } from "./tree-of-xhtml";

/** XML as such: names as they are written. */
export const parseXml = (xml: string) => parseDocument(xml, XML);

type Document = ReturnType<typeof parseXml>;
type Child = Document["children"][number];
export type XmlElement = Extract<Child, { attribs: unknown }>;

const isElement = (node: Child): node is XmlElement => "attribs" in node;

const isNamed = (element: XmlElement, name: string): boolean =>
  element.name.replace(/^.*:/, "") === name.replace(/^.*:/, "");

/** The first element of a name that stands in this one itself. */
export const childNamed = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  (element?.children as Child[] | undefined)?.find(
    (child): child is XmlElement => isElement(child) && isNamed(child, name),
  );

/** All elements of a name, in their order; `dc:title` stands for `title` under whatever prefix. */
export function elementsNamed(within: Document | XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const waiting: Child[] = [...within.children].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!isElement(node)) continue;
    if (isNamed(node, name)) found.push(node);
    waiting.push(...[...(node.children as Child[])].reverse());
  }
  return found;
}

export const attributeOf = (element: XmlElement | undefined, name: string): string | undefined =>
  element?.attribs[name];

export function textIn(element: XmlElement): string {
  let text = "";
  const waiting: Child[] = [...(element.children as Child[])].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === "text") text += node.data;
    if (isElement(node)) waiting.push(...[...(node.children as Child[])].reverse());
  }
  return text;
}
