import type { Element, Root } from "hast";
import { marksWithin } from "../../marks-within";
import type { Attrs, ParagraphKind, ProposedParagraph } from "../../paragraphs";
import { type Addresses, pageAddresses } from "./addresses";
import {
  holdsBlocks,
  isBlock,
  isElement,
  isOnlyPictures,
  isPageBreak,
  isUnread,
  type Node,
  rolesOf,
  wordsOf,
} from "./elements";
import { withTitleAsHeading } from "./heading-groups";
import { type Meaning, meaningsOf, onOneLine, readInline, type Words } from "./inline-words";
import { markersOf } from "./list-items";
import { isDialogue, isSpeaker, spokenBy } from "./plays";
import { isGrid, readTable } from "./tables";
import { isLineGroup, isPoem, isStanza, linesOf } from "./verse-lines";

/** What of a marked-up file became paragraphs, and how many pictures say nothing in words. */
export type ReadMarkup = { paragraphs: ProposedParagraph[]; pictures: number };

/** What stands around a block and tells what it is. */
type Around = {
  kind: Extract<ParagraphKind, "paragraph" | "quote" | "footnote">;
  /** The list item whose first words come next; they bear its marker. */
  item: { marker: string; isBegun: boolean } | null;
  /** Its lines stand by themselves, however long they are. */
  isVerse: boolean;
  marks: Meaning[];
};

/**
 * The paragraphs of a tree of HTML, in reading order: what each block is, its words and their marks. An `anchor` among the
 * attrs says by which ids links in the same text lead to it.
 */
export function paragraphsOf(root: Root | Element, addresses: Addresses = pageAddresses(null)): ReadMarkup {
  const read: ReadMarkup = { paragraphs: [], pictures: 0 };
  /** Ids of what has no words of its own: they lead to what comes next. */
  let ids: string[] = [];
  /** Who speaks in a play: stands before the words that come next. */
  let speaker: Words | null = null;

  const push = (kind: ParagraphKind, words: Pick<Words, "text" | "marks" | "ids">, attrs: Attrs = {}) => {
    ids.push(...words.ids);
    if (words.text === "") return;
    const all = ids.length > 0 ? { ...attrs, anchor: [...new Set(ids)].join(" ") } : attrs;
    ids = [];
    const { text, marks } = words;
    read.paragraphs.push({ kind, text, marks, ...(Object.keys(all).length > 0 && { attrs: all }) });
  };

  const inline = (nodes: readonly Node[], marks: readonly Meaning[]): Words => {
    const words = readInline(nodes, marks, addresses);
    read.pictures += words.pictures;
    return words;
  };

  /** A run of words that stands by itself. */
  const pushRun = (nodes: readonly Node[], around: Around) => {
    if (isOnlyPictures(nodes)) return push("figure", onOneLine(inline(nodes, around.marks)));
    for (const words of atBlankLines(inline(nodes, around.marks))) pushWords(words, around);
  };

  const pushWords = (words: Words, { kind, item, isVerse }: Around) => {
    if (words.text === "" && speaker) return;
    const attrs: Attrs = item && !item.isBegun ? { marker: item.marker } : {};
    if (item && words.text !== "") item.isBegun = true;
    if (kind === "footnote") return push("footnote", onOneLine(words), attrs);
    if (item) return push("list-item", onOneLine(words), attrs);
    const said = spokenBy(speaker, words);
    speaker = null;
    if (said.text.includes("\n") && (isVerse || isStanza(said.text))) return push("verse", said);
    push(kind, onOneLine(said));
  };

  const children = (nodes: readonly Node[], around: Around) => {
    let run: Node[] = [];
    const end = () => {
      if (run.length > 0) pushRun(run, around);
      run = [];
    };
    for (const node of nodes) {
      if (!isElement(node) || isUnread(node) || !(isBlock(node) || holdsBlocks(node))) run.push(node);
      else {
        end();
        block(node, around);
      }
    }
    end();
  };

  const list = (element: Element, around: Around) => {
    const markers = markersOf(element);
    for (const child of element.children) {
      const marker = isElement(child) ? markers.get(child) : undefined;
      if (!isElement(child) || isUnread(child)) continue;
      if (marker === undefined) children([child], { ...around, item: null });
      else block(child, { ...around, item: { marker, isBegun: false } });
    }
  };

  const block = (element: Element, outside: Around) => {
    if (typeof element.properties.id === "string") ids.push(addresses.idOf(element.properties.id));
    if (isPageBreak(element)) return;
    const around: Around = {
      ...outside,
      kind: isNote(element) ? "footnote" : outside.kind,
      isVerse: outside.isVerse || isPoem(element),
      marks: [...outside.marks, ...meaningsOf(element, addresses)],
    };
    if (isLineGroup(element)) return pushRun(linesOf(element), { ...around, isVerse: true });
    const level = /^h([1-6])$/.exec(element.tagName)?.[1];
    if (level && !holdsBlocks(element))
      return push("heading", onOneLine(inline(element.children, around.marks)), { level: Number(level) });
    switch (element.tagName) {
      case "ul":
      case "ol":
      case "menu":
        return list(element, around);
      case "blockquote":
        return children(element.children, {
          ...around,
          kind: around.kind === "footnote" ? "footnote" : "quote",
          item: null,
        });
      case "dt":
        return children(element.children, { ...around, marks: [...around.marks, { kind: "strong" }] });
      case "pre":
        return push("code", verbatim(element, addresses));
      case "hr":
        return push("heading", { text: "* * *", marks: [], ids: [] }, { ornament: true });
      case "td":
      case "th":
        if (!isSpeaker(element)) return children(element.children, around);
        speaker = inline(element.children, [...around.marks, { kind: "small-caps" }]);
        return;
      case "table":
        if (isDialogue(element) || !isGrid(element)) return children(element.children, around);
        for (const caption of element.children)
          if (isElement(caption) && caption.tagName === "caption") children(caption.children, around);
        return push(
          "table",
          readTable(element, (cell) => inline(cell.children, around.marks)),
        );
      case "hgroup":
        return children(withTitleAsHeading(element).children, around);
      case "figure":
        return figure(element, around);
      default:
        return children(element.children, around);
    }
  };

  /** A picture is told by its caption, or by its description; what else stands in a figure is read as it is. */
  const figure = (element: Element, around: Around) => {
    if (
      !holdsPicture(element) ||
      element.children.some((child) => isElement(child) && isBlockOfItsOwn(child))
    )
      return children(element.children, around);
    const before = read.pictures;
    const caption = element.children.filter((child) => isElement(child) && child.tagName === "figcaption");
    const described = caption.length > 0 ? caption : element.children;
    const words = onOneLine(
      inline(
        described.flatMap((node) => (isElement(node) ? node.children : [node])),
        around.marks,
      ),
    );
    read.pictures = before + 1;
    push("figure", words);
  };

  children(root.children as Node[], { kind: "paragraph", item: null, isVerse: false, marks: [] });
  return read;
}

const isNote = (element: Element): boolean =>
  rolesOf(element).some((role) => /^(?:foot|end|rear)notes?$/.test(role)) ||
  element.properties.dataFootnotes !== undefined ||
  wordsOf(element.properties.className).some((name) => /^(?:foot|end)-?notes?$/i.test(name));

const isBlockOfItsOwn = ({ tagName }: Element): boolean =>
  ["table", "pre", "blockquote", "ul", "ol"].includes(tagName);

function holdsPicture(element: Element): boolean {
  return element.children.some(
    (child) => isElement(child) && (child.tagName === "img" || holdsPicture(child)),
  );
}

/** As it was typed, but for the line's end that only begins it. */
function verbatim(element: Element, addresses: Addresses): Words {
  let text = "";
  const ids: string[] = [];
  const read = (node: Node) => {
    if (node.type === "text") text += node.value;
    if (!isElement(node) || isUnread(node)) return;
    if (node.tagName === "br") text += "\n";
    if (typeof node.properties.id === "string") ids.push(addresses.idOf(node.properties.id));
    for (const child of node.children) read(child);
  };
  for (const child of element.children) read(child);
  return {
    text: text.replace(/\r\n?/g, "\n").replace(/^(?:[ \t]*\n)+|\s+$/g, ""),
    marks: [],
    ids,
    pictures: 0,
  };
}

/** Two breaks one after the other are how many pages begin a paragraph. */
function atBlankLines({ text, marks, ids }: Words): Words[] {
  const within = marksWithin(marks);
  const gaps = [...text.matchAll(/\n\s*\n\s*/g)];
  const starts = [0, ...gaps.map(({ index, 0: gap }) => index + gap.length)];
  return starts.map((start, at) => {
    const words = text.slice(start, gaps[at]?.index).trimEnd();
    const end = start + words.length;
    const said = within(start, end).map((mark) => ({
      ...mark,
      start: Math.max(mark.start, start) - start,
      end: Math.min(mark.end, end) - start,
    }));
    return { text: words, marks: said, ids: at === 0 ? ids : [], pictures: 0 };
  });
}
