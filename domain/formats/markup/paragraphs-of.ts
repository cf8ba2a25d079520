import type { Element, Root } from "hast";
import { beginningOf } from "../../cut-between-characters";
import { PICTURE_ALT } from "../../limits";
import { listDepth } from "../../list-depth";
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
  picturesIn,
  rolesOf,
  wordsOf,
} from "./elements";
import { withTitleAsHeading } from "./heading-groups";
import {
  descriptionOf,
  languageOf,
  type Meaning,
  meaningsOf,
  onOneLine,
  readInline,
  type Words,
} from "./inline-words";
import { markersOf } from "./list-items";
import { isNamedSpeaker } from "./play-classes";
import { isDialogue, isSpeaker, spokenBy } from "./plays";
import { isGrid, readTable } from "./tables";
import { hasWords, isLineGroup, isPoem, isStanza, linesOf } from "./verse-lines";

/** What of a marked-up file became paragraphs; a figure's `src` among its attrs says where its picture lies. */
export type ReadMarkup = { paragraphs: ProposedParagraph[] };

/** What stands around a block and tells what it is. */
type Around = {
  kind: Extract<ParagraphKind, "paragraph" | "quote" | "footnote">;
  /** The list item whose first words come next; they bear its marker. */
  item: { marker: string; isBegun: boolean } | null;
  /** In how many lists. */
  depth: number;
  /** Its lines stand by themselves, however long they are. */
  isVerse: boolean;
  marks: Meaning[];
};

/**
 * The paragraphs of a tree of HTML, in reading order: what each block is, its words and their marks. An `anchor` among the
 * attrs says by which ids links in the same text lead to it.
 */
export function paragraphsOf(
  root: Root | Element,
  addresses: Addresses = pageAddresses(null),
  language: string | null = null,
): ReadMarkup {
  const read: ReadMarkup = { paragraphs: [] };
  /** Ids of what has no words of its own: they lead to what comes next. */
  let ids: string[] = [];
  /** Who speaks in a play: stands before the words that come next. */
  let speaker: Words | null = null;

  const push = (kind: ParagraphKind, words: Pick<Words, "text" | "marks" | "ids">, attrs: Attrs = {}) => {
    endSpeaker();
    ids.push(...words.ids);
    if (words.text === "" && attrs.src === undefined) return;
    const all = ids.length > 0 ? { ...attrs, anchor: [...new Set(ids)].join(" ") } : attrs;
    ids = [];
    const { text, marks } = words;
    read.paragraphs.push({ kind, text, marks, ...(Object.keys(all).length > 0 && { attrs: all }) });
  };

  /** Whoever says nothing is named all the same. */
  const endSpeaker = () => {
    const silent = speaker;
    speaker = null;
    if (silent && silent.text !== "") push("paragraph", onOneLine(silent));
  };

  const inline = (nodes: readonly Node[], marks: readonly Meaning[]): Words =>
    readInline(nodes, marks, addresses, language);

  /** A run of words that stands by itself. A picture in it that says nothing in words comes after them. */
  const pushRun = (nodes: readonly Node[], around: Around) => {
    if (isOnlyPictures(nodes)) return pushPictures(picturesIn(nodes));
    const words = inline(afterSpeaker(nodes, around.marks), around.marks);
    for (const some of atBlankLines(words)) pushWords(some, around);
    pushPictures(words.pictures);
  };

  /** What stands behind a name that begins the run, which is kept for what comes next. */
  const afterSpeaker = (nodes: readonly Node[], marks: readonly Meaning[]): readonly Node[] => {
    const at = nodes.findIndex((node) => isElement(node) || hasWords(node));
    const [name, next] = [nodes[at], nodes[at + 1]];
    const goesOn = next?.type === "text" && /^\s*[.,:;]/.test(next.value);
    if (!name || !isElement(name) || !isNamedSpeaker(name) || goesOn) return nodes;
    endSpeaker();
    speaker = inline([name], marks);
    return nodes.slice(at + 1);
  };

  /** Each as a figure of its own, told by its description; the last by its caption, where there is one. */
  const pushPictures = (pictures: readonly Element[], caption?: Words) => {
    for (const [at, picture] of pictures.entries()) {
      const { src } = picture.properties;
      const alt = descriptionOf(picture)?.replace(/\s+/g, " ").trim();
      const told = at === pictures.length - 1 && caption?.text ? caption : null;
      push("figure", told ?? { text: alt ?? "", marks: [], ids: idsOf(picture) }, {
        src: typeof src === "string" ? addresses.srcOf(src) : "",
        ...(alt !== undefined && { alt: beginningOf(alt, PICTURE_ALT) }),
      });
    }
  };

  const idsOf = ({ properties: { id } }: Element) => (typeof id === "string" ? [addresses.idOf(id)] : []);

  const pushWords = (words: Words, { kind, item, depth, isVerse }: Around) => {
    if (words.text === "" && speaker) return;
    const isBegun = item?.isBegun ?? false;
    if (item && words.text !== "") item.isBegun = true;
    if (kind === "footnote")
      return push("footnote", onOneLine(words), item && !isBegun ? { marker: item.marker } : {});
    if (item) return push("list-item", onOneLine(words), itemAttrs(isBegun ? "" : item.marker, depth));
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

  const list = (element: Element, outside: Around) => {
    const markers = markersOf(element);
    const around = { ...outside, depth: outside.depth + 1 };
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
    if (isNamedSpeaker(element)) return pushRun([{ ...element, tagName: "span" }], outside);
    if (isLineGroup(element)) return pushRun(linesOf(element), { ...around, isVerse: true });
    const level = /^h([1-6])$/.exec(element.tagName)?.[1];
    if (level && !holdsBlocks(element)) {
      const words = onOneLine(inline(element.children, around.marks));
      push("heading", words, { level: Number(level) });
      return pushPictures(words.pictures);
    }
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
          depth: 0,
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
        endSpeaker();
        speaker = inline(element.children, [...around.marks, { kind: "small-caps" }]);
        return;
      case "table":
        if (isDialogue(element) || !isGrid(element)) return children(element.children, around);
        return table(element, around);
      case "hgroup":
        return children(withTitleAsHeading(element).children, around);
      case "figure":
        return figure(element, around);
      default:
        return children(element.children, around);
    }
  };

  const table = (element: Element, around: Around) => {
    for (const caption of element.children)
      if (isElement(caption) && caption.tagName === "caption") children(caption.children, around);
    const words = readTable(element, (cell) => inline(cell.children, around.marks));
    push("table", words);
    pushPictures(words.pictures);
  };

  /** A picture is told by its caption, or by its description; what else stands in a figure is read as it is. */
  const figure = (element: Element, around: Around) => {
    if (
      !holdsPicture(element) ||
      element.children.some((child) => isElement(child) && isBlockOfItsOwn(child))
    )
      return children(element.children, around);
    const caption = element.children.filter(isElement).filter(({ tagName }) => tagName === "figcaption");
    const described = caption.length > 0 ? caption.flatMap(({ children }) => children) : others(element);
    pushPictures(picturesIn([element]), onOneLine(inline(described, around.marks)));
  };

  const marks = root.type === "element" ? languageOf(root) : [];
  children(root.children as Node[], { kind: "paragraph", item: null, depth: 0, isVerse: false, marks });
  endSpeaker();
  return read;
}

/** What goes on in an item that has begun bears no marker of its own. */
const itemAttrs = (marker: string, depth: number): Attrs => ({
  marker,
  ...(depth > 1 && { depth: listDepth({ depth }) }),
});

const isNote = (element: Element): boolean =>
  rolesOf(element).some((role) => /^(?:foot|end|rear)notes?$/.test(role)) ||
  element.properties.dataFootnotes !== undefined ||
  wordsOf(element.properties.className).some((name) => /^(?:foot|end)-?notes?$/i.test(name));

/** What stands beside the pictures. */
const others = ({ children }: Element): Node[] =>
  children.flatMap((child) =>
    isElement(child) && child.tagName !== "img" && holdsPicture(child)
      ? others(child)
      : isElement(child) && child.tagName === "img"
        ? []
        : [child],
  );

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
    pictures: [],
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
    return { text: words, marks: said, ids: at === 0 ? ids : [], pictures: [] };
  });
}
