import type { Element, ElementContent, Properties, Root, RootContent } from "hast";

export type Node = RootContent | ElementContent;

/** What stands on lines of its own, as browsers lay it out. */
const BLOCKS = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3
  h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody td
  tfoot th thead title tr ul`.split(/\s+/),
);

/** What is no words for readers: instructions, controls, and what plays or is drawn. */
const WORDLESS = new Set(
  `annotation annotation-xml applet area audio base basefont button canvas col colgroup datalist embed head iframe input link map meta meter noframes noscript
  param progress script select source style svg template textarea title track video`.split(/\s+/),
);

export const isElement = (node: Node | Root): node is Element => node.type === "element";

export const isBlock = ({ tagName }: Element): boolean => BLOCKS.has(tagName);

/** Nothing of it is read: it says nothing, or is not shown. */
export function isUnread(element: Element): boolean {
  const { tagName, properties } = element;
  if (WORDLESS.has(tagName) || isHandle(element)) return true;
  if (properties.hidden !== undefined && properties.hidden !== false) return true;
  if (String(properties.ariaHidden) === "true" && tagName !== "a") return true;
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(styleOf(properties));
}

/** Classes of what is there for machines, or for whoever may change the page. */
const UNSHOWN = new Set([
  ...["mw-editsection", "sr-only", "visually-hidden", "screen-reader-text"],
  ...["lnum", "linenum", "line-number", "lineno"],
]);

/** What pages put beside a heading to link to it, or to change it. */
function isHandle({ tagName, properties, children }: Element): boolean {
  if (wordsOf(properties.className).some((name) => UNSHOWN.has(name))) return true;
  if (tagName !== "a" || !String(properties.href ?? "").startsWith("#")) return false;
  const [only, ...others] = children;
  return others.length === 0 && only?.type === "text" && /^\s*[#¶§🔗]\s*$/u.test(only.value);
}

export const styleOf = ({ style }: Properties): string => (typeof style === "string" ? style : "");

/** An attribute's words: classes, roles and the like, whichever way the parser keeps them. */
export function wordsOf(value: Properties[string]): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "string" ? value.split(/\s+/).filter(Boolean) : [];
}

/** What a part of a book says it is, in the words of EPUB and of DPUB-ARIA. */
export function rolesOf({ properties }: Element): string[] {
  const types = wordsOf(properties["epub:type"] ?? properties.epubType);
  const roles = wordsOf(properties.role).map((role) => role.replace(/^doc-/, ""));
  return [...types, ...roles].map((role) => role.toLowerCase());
}

/** Where a page of the printed book began: a place that links lead to, whose number is none of the text's words. */
export const isPageBreak = (element: Element): boolean => rolesOf(element).includes("pagebreak");

/** Pictures, and no words beside them. */
export function isOnlyPictures(nodes: readonly Node[]): boolean {
  let pictures = 0;
  const holdsWords = (node: Node): boolean => {
    if (node.type === "text") return node.value.trim() !== "";
    if (!isElement(node) || isUnread(node)) return false;
    if (node.tagName === "img") pictures += 1;
    return node.children.some(holdsWords);
  };
  return !nodes.some(holdsWords) && pictures > 0;
}

/** The pictures among these nodes, in their order. */
export const picturesIn = (nodes: readonly Node[]): Element[] =>
  nodes.flatMap((node) => {
    if (!isElement(node) || isUnread(node)) return [];
    return node.tagName === "img" ? [node] : picturesIn(node.children);
  });

const withBlocks = new WeakMap<Element, boolean>();

/** Whether blocks stand anywhere in it, which then cannot be one run of words. Asked of each element once. */
export function holdsBlocks(element: Element): boolean {
  const known = withBlocks.get(element);
  if (known !== undefined) return known;
  const holds = element.children.some(
    (child) => isElement(child) && !isUnread(child) && (isBlock(child) || holdsBlocks(child)),
  );
  withBlocks.set(element, holds);
  return holds;
}
