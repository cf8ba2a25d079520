import type { Element } from "hast";
import type { Mark } from "../../paragraphs";
import type { Addresses } from "./addresses";
import { isElement, isPageBreak, isUnread, type Node, rolesOf, styleOf, wordsOf } from "./elements";
import { FlowingWords } from "./flowing-words";
import { lineOfFormula } from "./formulas";
import { isNamedSpeaker, isStageDirection } from "./play-classes";
import { quotationMarks } from "./quotation-marks";

/** A mark that is on while an element is read. */
export type Meaning = Pick<Mark, "kind" | "attrs">;

const BY_TAG: Record<string, Mark["kind"]> = {
  ...{ em: "emphasis", i: "emphasis", cite: "emphasis", dfn: "emphasis", var: "emphasis" },
  ...{ strong: "strong", b: "strong" },
  ...{ code: "code", kbd: "code", samp: "code", tt: "code" },
  ...{ sup: "superscript", sub: "subscript" },
};

/** What an element says about its words. */
export function meaningsOf(element: Element, addresses: Addresses): Meaning[] {
  const { tagName, properties } = element;
  const kind = BY_TAG[tagName] ?? (isStageDirection(element) ? "emphasis" : undefined);
  const style = styleOf(properties);
  return [
    ...(kind ? [{ kind }] : []),
    ...(tagName === "a" ? linkOf(element, addresses) : []),
    ...(/font-style\s*:\s*(?:italic|oblique)/i.test(style) ? [{ kind: "emphasis" as const }] : []),
    ...(/font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style) ? [{ kind: "strong" as const }] : []),
    ...(isSmallCaps(element) || isNamedSpeaker(element) ? [{ kind: "small-caps" as const }] : []),
    ...languageOf(element),
  ];
}

/** As long as tags of languages are in any use, as each paragraph repeats it. */
const LONGEST_TAG = 35;

/** In which language an element says that its words are, and in which direction they run. */
export function languageOf({ properties: { lang, dir } }: Element): Meaning[] {
  if (lang === undefined && dir === undefined) return [];
  const direction = typeof dir === "string" && /^(?:ltr|rtl)$/i.test(dir) ? dir.toLowerCase() : null;
  const attrs = {
    ...(typeof lang === "string" && lang !== "" && lang.length <= LONGEST_TAG && { lang }),
    ...(direction && { dir: direction }),
  };
  return Object.keys(attrs).length > 0 ? [{ kind: "language", attrs }] : [];
}

const isSmallCaps = ({ properties }: Element): boolean =>
  /font-variant(?:-caps)?\s*:\s*(?:all-)?small-caps/i.test(styleOf(properties)) ||
  wordsOf(properties.className).some((name) => /^(?:small-?caps?|sc|smcap)$/i.test(name));

function linkOf(element: Element, addresses: Addresses): Meaning[] {
  const { href } = element.properties;
  if (typeof href !== "string") return [];
  const isNote =
    rolesOf(element).includes("noteref") ||
    element.properties.dataFootnoteRef !== undefined ||
    wordsOf(element.properties.className).some((name) => /^foot-?note-?ref$/i.test(name));
  const to = addresses.hrefOf(href);
  if (to === null) return isNote ? [{ kind: "note" }] : [];
  return [{ kind: isNote ? "note" : "link", attrs: { href: to } }];
}

/** Words with their marks; `ids` are the places in them that links may lead to, `pictures` are those without words. */
export type Words = { text: string; marks: Mark[]; ids: string[]; pictures: Element[] };

/**
 * Reads a run of inline nodes as it is shown: white space is one space, a line break a line's end. `ambient` is what
 * stands around the run, `language` that of the whole text.
 */
export function readInline(
  nodes: readonly Node[],
  ambient: readonly Meaning[],
  addresses: Addresses,
  language: string | null = null,
): Words {
  const text = new FlowingWords();
  const words: Omit<Words, "text"> = { marks: [], ids: [], pictures: [] };
  /** Outer marks come before inner ones, also where both are on the same words. */
  const open = (meanings: readonly Meaning[]): Mark[] => {
    const opened = meanings.map((meaning) => ({ start: text.length, end: text.length, ...meaning }));
    for (const mark of opened) words.marks.push(mark);
    return opened;
  };
  const close = (opened: Mark[]) => {
    for (const mark of opened) mark.end = text.length;
  };
  /** What is slanted in slanted words is slanted once. */
  const on = new Set(ambient.map(({ kind }) => kind));
  let quotations = 0;
  const read = (node: Node, spoken: string | null) => {
    if (node.type === "text") return text.add(node.value);
    if (!isElement(node) || isUnread(node)) return;
    if (typeof node.properties.id === "string") words.ids.push(addresses.idOf(node.properties.id));
    if (node.tagName === "a" && typeof node.properties.name === "string")
      words.ids.push(addresses.idOf(node.properties.name));
    if (isPageBreak(node)) return;
    if (node.tagName === "br") text.endLine();
    else if (node.tagName === "img") {
      const description = descriptionOf(node);
      if (description === null) words.pictures.push(node);
      else text.add(description);
    } else if (node.tagName === "q") {
      const [before, after] = quotationMarks(node, spoken, quotations);
      text.add(before);
      quotations += 1;
      readWithin(node, node.children, spoken);
      quotations -= 1;
      text.add(after);
    } else readWithin(node, node.tagName === "math" ? lineOfFormula(node) : node.children, spoken);
  };
  const readWithin = (element: Element, children: readonly Node[], around: string | null) => {
    const meanings = meaningsOf(element, addresses).filter(({ kind, attrs }) => attrs || !on.has(kind));
    const opened = open(meanings);
    for (const { kind } of meanings) on.add(kind);
    for (const child of children) read(child, languageIn(meanings) ?? around);
    for (const { kind } of meanings) on.delete(kind);
    close(opened);
  };
  const around = open(ambient);
  for (const node of nodes) read(node, languageIn(ambient) ?? language);
  close(around);
  return trimmed({ ...words, text: text.toString() });
}

const languageIn = (meanings: readonly Meaning[]): string | null =>
  meanings.findLast(({ kind, attrs }) => kind === "language" && attrs?.lang)?.attrs?.lang?.toString() ?? null;

/** A picture in a line speaks by its description, as a letter that was drawn does. */
export const descriptionOf = ({ properties: { alt } }: Element): string | null =>
  typeof alt === "string" && alt.trim() !== "" ? alt : null;

/** Without space at its edges, and without marks on nothing. */
function trimmed(words: Words): Words {
  const from = words.text.length - words.text.trimStart().length;
  const text = words.text.trim();
  const within = (at: number) => Math.min(Math.max(at - from, 0), text.length);
  const marks = words.marks
    .map((mark) => ({ ...mark, start: within(mark.start), end: within(mark.end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  return { ...words, text, marks };
}

/** Lines that are no verse run on. */
export function onOneLine(words: Words): Words {
  return { ...words, text: words.text.replaceAll("\n", " ") };
}
