import type { Element, Root } from "hast";
import { safeHref } from "../../bodies/safe-href";
import type { ProposedParagraph } from "../../paragraphs";
import { type Parsed, rejected } from "../../parsed";
import { type Archive, Damaged, openArchive } from "../archive";
import { completeText } from "../complete-text";
import { decodeHtml } from "../decode-html";
import type { ExcludedPiece, ExcludedReason, ImportedText } from "../imported-text";
import { lettersOf } from "../letters-of";
import { type Addresses, plainFragment } from "../markup/addresses";
import { isElement, type Node, rolesOf, wordsOf } from "../markup/elements";
import { paragraphsOf } from "../markup/paragraphs-of";
import { findElement, isTooDeep } from "../markup/parse-markup";
import { treeOfXhtml, XHTML } from "../markup/tree-of-xhtml";
import { withLevels } from "../markup/with-levels";
import { Album } from "../pictures/album";
import { withPictures } from "../pictures/with-pictures";
import { readContents } from "./contents";
import { packagePath, readPackage } from "./package";
import { resolvePath } from "./resolve-path";

/** Reads an e-book (EPUB 2 or 3): its documents in the order of the spine, as one text. */
export async function parseEpub(
  bytes: Uint8Array,
  { name }: { name?: string } = {},
): Promise<Parsed<ImportedText>> {
  const opened = await openArchive(bytes);
  if (!opened.ok) return opened;
  try {
    return await readBook(opened.value, name);
  } catch (thrown) {
    if (thrown instanceof Damaged) return rejected("import.damaged");
    throw thrown;
  }
}

async function readBook(archive: Archive, name: string | undefined): Promise<Parsed<ImportedText>> {
  const container = await archive.readText("META-INF/container.xml");
  const path = container && packagePath(container);
  const opf = path && (await archive.readText(path));
  if (!path || !opf) return rejected("import.not-this", { format: "EPUB" });
  if (await isLocked(archive)) return rejected("import.encrypted");
  const book = readPackage(opf, path);
  const contents = await readContents(archive, book);
  const parts = new Set(book.spine);
  const paragraphs: ProposedParagraph[] = [];
  const excluded: ExcludedPiece[] = [];
  for (const part of parts) {
    const document = await readPart(archive, part, { parts, language: book.language });
    if (document === "too-deep") return rejected("import.too-deep");
    if (!document) continue;
    const { read, reason } = document;
    if (reason ?? (part === book.nav ? "navigation" : null)) {
      // A picture alone says nothing that could be put back.
      for (const { text } of read.paragraphs.filter((paragraph) => paragraph.text !== ""))
        excluded.push({ text, reason: reason ?? "navigation", before: paragraphs.length });
      continue;
    }
    for (const { text } of document.boilerplate)
      excluded.push({ text, reason: "publisher", before: paragraphs.length });
    for (const paragraph of named(read.paragraphs, part, contents.get(part))) paragraphs.push(paragraph);
  }
  const { title, authors, date, origin, licence, language, direction } = book;
  const said = { title, authors, date, origin, licence, language, direction };
  const shown = withPictures(paragraphs, await unpackPictures(archive, paragraphs));
  const text = {
    ...{ ...said, pictures: shown.pictures, warnings: shown.warnings },
    paragraphs: withLevels(shown.paragraphs),
    excluded: excluded.map((piece) => ({ ...piece, before: shown.placeOf(piece.before) })),
  };
  return completeText(text, name);
}

/** Those that the text shows, one after the other. */
async function unpackPictures(archive: Archive, paragraphs: readonly ProposedParagraph[]): Promise<Album> {
  const album = new Album();
  for (const { attrs } of paragraphs) {
    const src = attrs?.src;
    if (typeof src !== "string" || isElsewhere(src) || album.has(src)) continue;
    album.add(src, album.isFull ? NOTHING : await readPicture(archive, src));
  }
  return album;
}

const NOTHING = new Uint8Array();

/** One that cannot be unpacked is one picture less. */
async function readPicture(archive: Archive, src: string): Promise<Uint8Array | null> {
  try {
    return await archive.read(src);
  } catch (thrown) {
    if (thrown instanceof Damaged) return null;
    throw thrown;
  }
}

const isElsewhere = (src: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(src) || src.startsWith("//");

/** Books that only their seller's programs can read say so; fonts alone may be scrambled. */
async function isLocked(archive: Archive): Promise<boolean> {
  const encryption = await archive.readText("META-INF/encryption.xml");
  return encryption !== null && /\.x?html?["'#]/i.test(encryption);
}

type Book = { parts: ReadonlySet<string>; language: string | null };

async function readPart(archive: Archive, path: string, { parts, language }: Book) {
  const bytes = await archive.read(path);
  const decoded = bytes && bytes.length > 0 ? decodeHtml(bytes) : null;
  if (!decoded?.ok) return null;
  const xhtml = decoded.value.text;
  if (isTooDeep(xhtml, XHTML)) return "too-deep" as const;
  const tree = treeOfXhtml(xhtml);
  const body = findElement(tree, "body") ?? tree;
  if (isElement(body)) inheritLanguage(body, findElement(tree, "html"));
  unwrapDrawn(body);
  const boilerplate = takeBoilerplate(body);
  const addresses = addressesIn(path, parts);
  return {
    read: paragraphsOf(body, addresses, language),
    boilerplate: boilerplate.flatMap((element) => paragraphsOf(element, addresses).paragraphs),
    reason: reasonFor(body),
  };
}

/** A chapter says for all of it, mostly above its body, in which language it is and how it runs. */
function inheritLanguage(body: Element, html: Element | undefined): void {
  const { lang, dir } = html?.properties ?? {};
  body.properties = { ...(lang && { lang }), ...(dir && { dir }), ...body.properties };
}

/** A place is told by its file and its id, so that the books' own links go on leading there. */
const addressesIn = (path: string, parts: ReadonlySet<string>): Addresses => ({
  hrefOf(href) {
    const trimmed = href.trim();
    if (isElsewhere(trimmed)) return safeHref(trimmed);
    const to = trimmed.startsWith("#") ? path : resolvePath(path, trimmed);
    if (!parts.has(to)) return null;
    const fragment = trimmed.split("#")[1];
    return `#${placeIn(to, fragment)}`;
  },
  idOf: (id) => placeIn(path, id),
  srcOf(src) {
    const trimmed = src.trim();
    return isElsewhere(trimmed) ? trimmed : resolvePath(path, trimmed);
  },
});

const placeIn = (path: string, id: string | undefined): string =>
  id ? `${plainFragment(path)}/${plainFragment(id)}` : plainFragment(path);

/** What the publisher put around the book. */
const AROUND: Record<string, ExcludedReason> = {
  ...{
    titlepage: "publisher",
    halftitlepage: "publisher",
    "copyright-page": "copyright",
    imprint: "publisher",
  },
  ...{
    colophon: "publisher",
    cover: "publisher",
    toc: "navigation",
    landmarks: "navigation",
    "page-list": "navigation",
  },
};

/** Why nothing of a document is the text; only where all of it is one such part. */
function reasonFor(body: Root | Element): ExcludedReason | null {
  const within = (body.children as Node[]).filter(isElement);
  const candidates = isElement(body) ? [body, ...(within.length === 1 ? within : [])] : within;
  for (const role of candidates.flatMap(rolesOf)) {
    const reason = AROUND[role];
    if (reason) return reason;
  }
  return null;
}

/** Covers and plates are often a drawing that holds one picture and nothing else. */
function unwrapDrawn(parent: Root | Element): void {
  for (const child of parent.children as Node[]) {
    if (!isElement(child)) continue;
    const drawn = child.tagName === "svg" ? child.children.filter(isElement) : [];
    const [image, ...others] = drawn.filter(({ tagName }) => !["title", "desc"].includes(tagName));
    const src = image?.properties["xlink:href"] ?? image?.properties.href;
    if (child.tagName !== "svg") unwrapDrawn(child);
    else if (image?.tagName === "image" && others.length === 0 && typeof src === "string") {
      child.tagName = "img";
      child.properties = { src };
      child.children = [];
    }
  }
}

/** Project Gutenberg's words before and after each of its books. */
function takeBoilerplate(body: Root | Element): Element[] {
  const taken: Element[] = [];
  body.children = (body.children as Element["children"]).filter((child) => {
    const isBoilerplate = isElement(child) && wordsOf(child.properties.className).includes("pg-boilerplate");
    if (isBoilerplate) taken.push(child);
    return !isBoilerplate;
  });
  return taken;
}

/** With a place for links to the document as a whole, and the name that the contents have for it where it has no heading. */
function named(paragraphs: ProposedParagraph[], path: string, name: string | undefined): ProposedParagraph[] {
  const [first, ...rest] = paragraphs;
  if (!first) return [];
  const anchor = [placeIn(path, undefined), first.attrs?.anchor].filter(Boolean).join(" ");
  const hasHeading = paragraphs.some(({ kind, attrs }) => kind === "heading" && !attrs?.ornament);
  if (hasHeading || name === undefined) return [{ ...first, attrs: { ...first.attrs, anchor } }, ...rest];
  const heading: ProposedParagraph = { kind: "heading", text: name, marks: [], attrs: { level: 2, anchor } };
  return lettersOf(first.text) === lettersOf(name)
    ? [{ ...heading, marks: first.marks, text: first.text }, ...rest]
    : [heading, first, ...rest];
}
