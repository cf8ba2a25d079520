import type { Archive } from "../archive";
import { pageAddresses } from "../markup/addresses";
import { isElement, type Node, rolesOf } from "../markup/elements";
import { readInline } from "../markup/inline-words";
import { isTooDeep } from "../markup/parse-markup";
import { treeOfXhtml, XHTML, XML } from "../markup/tree-of-xhtml";
import { attributeOf, childNamed, elementsNamed, parseXml, textIn } from "../markup/xml-elements";
import type { Package } from "./package";
import { resolvePath } from "./resolve-path";

/** The first name that the book's contents have for each of its documents. */
export async function readContents(archive: Archive, { nav, ncx }: Package): Promise<Map<string, string>> {
  const found = nav ? await readNav(archive, nav) : [];
  const entries = found.length === 0 && ncx ? await readNcx(archive, ncx) : found;
  const names = new Map<string, string>();
  for (const [path, name] of entries) if (name !== "" && !names.has(path)) names.set(path, name);
  return names;
}

async function readNav(archive: Archive, path: string): Promise<[string, string][]> {
  const nav = (await archive.readText(path)) ?? "";
  const entries: [string, string][] = [];
  if (isTooDeep(nav, XHTML)) return entries;
  const read = (node: Node, isInContents: boolean) => {
    if (!isElement(node)) return;
    const isContents = isInContents || (node.tagName === "nav" && rolesOf(node).includes("toc"));
    const { href } = node.properties;
    if (isContents && node.tagName === "a" && typeof href === "string")
      entries.push([resolvePath(path, href), readInline(node.children, [], pageAddresses(null)).text]);
    for (const child of node.children) read(child, isContents);
  };
  for (const node of treeOfXhtml(nav).children) read(node, false);
  return entries;
}

async function readNcx(archive: Archive, path: string): Promise<[string, string][]> {
  const ncx = (await archive.readText(path)) ?? "";
  if (isTooDeep(ncx, XML)) return [];
  return elementsNamed(parseXml(ncx), "navPoint").flatMap((point) => {
    const label = childNamed(childNamed(point, "navLabel"), "text");
    const src = attributeOf(childNamed(point, "content"), "src");
    return label && src
      ? [[resolvePath(path, src), textIn(label).replace(/\s+/g, " ").trim()] as [string, string]]
      : [];
  });
}
