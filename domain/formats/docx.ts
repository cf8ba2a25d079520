import type { Element, Root } from "hast";
import mammoth from "mammoth";
import { type Parsed, rejected } from "../parsed";
import { type Archive, Damaged, openArchive } from "./archive";
import { completeText } from "./complete-text";
import type { ImportedText } from "./imported-text";
import { isElement } from "./markup/elements";
import { paragraphsOf } from "./markup/paragraphs-of";
import { isTooDeep, parseFragment } from "./markup/parse-markup";
import { picturesLeftOut } from "./markup/pictures-left-out";
import { withLevels } from "./markup/with-levels";
import { elementsNamed, parseXml, textIn } from "./markup/xml-elements";
import { aboutLine, dateLine, titleLine } from "./said-of-itself";

/** What Word's own styles mean to a reader; those for headings, lists and notes mammoth knows. */
const STYLES = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "small-caps => span.smallcaps",
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
    const html = await toHtml(bytes);
    if (isTooDeep(html)) return rejected("import.too-deep");
    const tree = parseFragment(html);
    markNotes(tree);
    const { paragraphs: all, pictures } = paragraphsOf(tree);
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
        excluded: [],
        warnings: picturesLeftOut(pictures),
      },
      name,
    );
  } catch (thrown) {
    if (thrown instanceof Damaged) return rejected("import.damaged");
    throw thrown;
  }
}

/** @throws Damaged where a part is missing, or is no XML: mammoth finds that out while it reads. */
async function toHtml(bytes: Uint8Array): Promise<string> {
  const converted = mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
    {
      styleMap: STYLES,
      // What a file brings along may map its paragraphs to anything.
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      // Their descriptions are kept, and their bytes never unpacked.
      convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
    },
  );
  try {
    return (await converted).value;
  } catch (cause) {
    throw new Damaged("word/document.xml", { cause });
  }
}

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
    authors: lines("dc:creator").flatMap((line) => line.split(/\s*;\s*/)),
    // When the file was made and saved says nothing of when its words were written.
    date: dateLine(lines("dcterms:issued")[0]),
    origin: aboutLine(lines("dc:source")[0]),
    licence: aboutLine(lines("dc:rights")[0]),
  };
}

const SAYS_NOTHING =
  /^(?:microsoft(?: office)?(?: word)?(?: user)?|python-docx|user|admin|author|word document|untitled.*|un-?named)$/i;
