import type { Archive } from "../archive";
import { pageAddresses } from "../markup/addresses";
import { isElement, type Node, rolesOf } from "../markup/elements";
import { readInline } from "../markup/inline-words";
import { treeOfXhtml } from "../markup/tree-of-xhtml";
import { attributeOf, elementsNamed, parseXml, textIn } from "../markup/xml-elements";
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
  const nav = await archive.readText(path);
  const entries: [string, string][] = [];
  const read = (node: Node, isInContents: boolean) => {
    if (!isElement(node)) return;
    const isContents = isInContents || (node.tagName === "nav" && rolesOf(node).includes("toc"));
    const { href } = node.properties;
    if (isContents && node.tagName === "a" && typeof href === "string")
      entries.push([resolvePath(path, href), readInline(node.children, [], pageAddresses(null)).text]);
    for (const child of node.children) read(child, isContents);
  };
  for (const node of treeOfXhtml(nav ?? "").children) read(node, false);
  return entries;
}

async function readNcx(archive: Archive, path: string): Promise<[string, string][]> {
  const ncx = parseXml((await archive.readText(path)) ?? "");
  return elementsNamed(ncx, "navPoint").flatMap((point) => {
    const [label] = elementsNamed(point, "text");
    const [content] = elementsNamed(point, "content");
    const src = attributeOf(content, "src");
    return label && src
      ? [[resolvePath(path, src), textIn(label).replace(/\s+/g, " ").trim()] as [string, string]]
      : [];
  });
}
