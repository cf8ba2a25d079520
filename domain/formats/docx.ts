import type { Element, Root } from "hast";
import mammoth from "mammoth";
import { type Parsed, rejected } from "../parsed";
import { type Archive, Damaged, openArchive } from "./archive";
import { completeText } from "./complete-text";
import type { ImportedText } from "./imported-text";
import { isElement, isOnlyPictures, wordsOf } from "./markup/elements";
import { paragraphsOf } from "./markup/paragraphs-of";
import { isTooDeep, parseFragment } from "./markup/parse-markup";
import { withLevels } from "./markup/with-levels";
import { elementsNamed, parseXml, textIn } from "./markup/xml-elements";
import { Album } from "./pictures/album";
import { withPictures } from "./pictures/with-pictures";
import { aboutLine, dateLine, titleLine } from "./said-of-itself";
import { asMammothKnows, countUnread } from "./word-elements";

/** What Word's own styles mean to a reader; those for headings, notes, and lists five deep mammoth knows. */
const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='caption'] => p.caption:fresh",
  "small-caps => span.smallcaps",
  ...[6, 7, 8, 9].flatMap((level) => {
    const within = "ul|ol > li > ".repeat(level - 1);
    return [
      `p:unordered-list(${level}) => ${within}ul > li:fresh`,
      `p:ordered-list(${level}) => ${within}ol > li:fresh`,
    ];
  }),
];

/**
 * Reads a Word file: what was struck while changes were tracked is gone, what was put in stays, remarks are left out. Nothing
 * outside the file is looked at.
 */
export async function parseDocx(
  bytes: Uint8Array,
  { name }: { name?: string } = {},
): Promise<Parsed<ImportedText>> {
  const opened = await openArchive(bytes);
  if (!opened.ok) return opened;
  const archive = opened.value;
  if (!archive.names.includes("word/document.xml")) return rejected("import.not-this", { format: "DOCX" });
  try {
    if (await hasEntities(archive)) return rejected("import.damaged");
    const album = new Album();
    const { html, unread } = await toHtml(archive, album);
    if (isTooDeep(html)) return rejected("import.too-deep");
    const tree = parseFragment(html);
    markNotes(tree);
    joinCaptions(tree);
    const { paragraphs: all, pictures, warnings } = withPictures(paragraphsOf(tree).paragraphs, album);
    const core = await readCore(archive);
    const [first, ...rest] = all;
    const isTitled = first?.attrs?.level === 1 && html.startsWith('<h1 class="title"') && rest.length > 0;
    return completeText(
      {
        title: isTitled ? first.text : core.title,
        authors: core.authors,
        date: core.date,
        origin: core.origin,
        licence: core.licence,
        paragraphs: withLevels(isTitled ? rest : all),
        pictures,
        excluded: [],
        warnings:
          unread > 0 ? [...warnings, { code: "import.words-left-out", values: { count: unread } }] : warnings,
      },
      name,
    );
  } catch (thrown) {
    if (thrown instanceof Damaged) return rejected("import.damaged");
    throw thrown;
  }
}

/** @throws Damaged where a part is missing, or is no XML: mammoth finds that out while it reads. */
async function toHtml(archive: Archive, album: Album): Promise<{ html: string; unread: number }> {
  let pictures = 0;
  const parts: string[] = [];
  const converted = mammoth.convertToHtml({ file: readBy(archive, parts) } as unknown as { buffer: Buffer }, {
    styleMap: STYLES,
    // What a file brings along may map its paragraphs to anything.
    includeEmbeddedStyleMap: false,
    externalFileAccess: false,
    convertImage: mammoth.images.imgElement(async (image) => {
      const src = `picture:${++pictures}`;
      // One that lies elsewhere is not fetched, and mammoth says so by failing.
      const bytes = album.isFull ? NOTHING : await image.readAsBuffer().catch(() => null);
      if (bytes) album.add(src, bytes);
      return { src };
    }),
  });
  try {
    const { value: html, messages } = await converted;
    const said = messages.map(({ message }) => message);
    return { html, unread: countUnread(said, parts) };
  } catch (cause) {
    throw new Damaged("word/document.xml", { cause });
  }
}

/** In place of mammoth's own way to unpack, which believes what a file says of its length. `parts` are those that it read. */
function readBy(archive: Archive, parts: string[]) {
  const names = new Set(archive.names);
  return {
    exists: (name: string) => names.has(name),
    read: async (name: string, encoding?: string) => {
      const bytes = await archive.read(name);
      if (!bytes) throw new Damaged(name);
      if (encoding === "base64") return Buffer.from(bytes).toString("base64");
      if (!encoding) return bytes;
      const part = asMammothKnows(new TextDecoder(encoding).decode(bytes));
      parts.push(part);
      return part;
    },
  };
}

const NOTHING = new Uint8Array();

/** Word writes no document types; who does wants a reader to expand them. */
async function hasEntities(archive: Archive): Promise<boolean> {
  for (const name of archive.names) {
    if (!/\.(?:xml|rels)$/.test(name)) continue;
    const start = (await archive.readText(name))?.slice(0, 4_096) ?? "";
    if (/<!(?:DOCTYPE|ENTITY)/i.test(start)) return true;
  }
  return false;
}

/** What mammoth makes of notes and of the numbers that lead to them, told in the words of HTML. */
function markNotes(tree: Root): void {
  const visit = (element: Element) => {
    const { id, href } = element.properties;
    if (element.tagName === "li" && typeof id === "string" && /^(?:foot|end)note-\d+$/.test(id))
      element.properties.role = "doc-footnote";
    if (element.tagName === "a" && typeof href === "string" && /^#(?:foot|end)note-\d+$/.test(href))
      element.properties.role = "doc-noteref";
    for (const child of element.children) if (isElement(child)) visit(child);
  };
  for (const child of tree.children) if (isElement(child)) visit(child);
}

/** Word's captions are paragraphs under their pictures. */
function joinCaptions(tree: Root): void {
  const children: Root["children"] = [];
  for (const child of tree.children) {
    const before = children.at(-1);
    const isCaption = isElement(child) && wordsOf(child.properties.className).includes("caption");
    if (isCaption && before && isElement(before) && isOnlyPictures([before]))
      children.splice(-1, 1, figureOf(before, child));
    else children.push(child);
  }
  tree.children = children;
}

const figureOf = (picture: Element, caption: Element): Element => ({
  type: "element",
  tagName: "figure",
  properties: {},
  children: [picture, { ...caption, tagName: "figcaption" }],
});

type Core = {
  title: string | null;
  authors: string[];
  date: string | null;
  origin: string | null;
  licence: string | null;
};

/** What the file says of itself. Programs write their own names as title and author where nobody did. */
async function readCore(archive: Archive): Promise<Core> {
  const xml = parseXml((await archive.readText("docProps/core.xml")) ?? "");
  const lines = (name: string) =>
    elementsNamed(xml, name)
      .map((element) => titleLine(textIn(element)))
      .filter((line) => line !== "" && !SAYS_NOTHING.test(line));
  return {
    title: lines("dc:title")[0] ?? null,
    authors: lines("dc:creator").flatMap((line) => line.split(/\s*;\s*/).filter((author) => author !== "")),
    // When the file was made and saved says nothing of when its words were written.
    date: dateLine(lines("dcterms:issued")[0]),
    origin: aboutLine(lines("dc:source")[0]),
    licence: aboutLine(lines("dc:rights")[0]),
  };
}

const SAYS_NOTHING =
  /^(?:microsoft(?: office)?(?: word)?(?: user)?|python-docx|user|admin|author|word document|untitled.*|un-?named)$/i;
