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
export const elementsNamed = (within: Document | XmlElement, name: string): XmlElement[] =>
  elementsThat(within, (element) => isNamed(element, name));

export function elementsThat(
  within: Document | XmlElement,
  isWanted: (element: XmlElement) => boolean,
): XmlElement[] {
  const found: XmlElement[] = [];
  const waiting: Child[] = [...within.children].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!isElement(node)) continue;
    if (isWanted(node)) found.push(node);
    waitFor(waiting, node);
  }
  return found;
}

/** One by one: there may be more than a call takes. */
function waitFor(waiting: Child[], { children }: XmlElement): void {
  for (let at = children.length - 1; at >= 0; at -= 1) waiting.push(children[at] as Child);
}

export const attributeOf = (element: XmlElement | undefined, name: string): string | undefined =>
  element?.attribs[name];

export function textIn(element: XmlElement): string {
  let text = "";
  const waiting: Child[] = [...(element.children as Child[])].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === "text") text += node.data;
    if (isElement(node)) waitFor(waiting, node);
  }
  return text;
}
