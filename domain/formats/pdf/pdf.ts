import type { PDFDocumentProxy } from "pdfjs-dist";
import { type Parsed, rejected } from "../../parsed";
import { completeText } from "../complete-text";
import type { ImportWarning } from "../decode-text";
import type { ImportedText } from "../imported-text";
import { withLevels } from "../markup/with-levels";
import { languageTag } from "../said-of-itself";
import { contentsLists } from "./contents-list";
import { Faces } from "./faces";
import { headsAcross } from "./heads-across";
import { settingOf } from "./line-flow";
import { openPdf } from "./open-pdf";
import type { Line } from "./page-lines";
import { notesAtFoot, type PageNote } from "./page-notes";
import { mostFrequent, type PageOfPdf, readPage } from "./page-pieces";
import { type PageRegions, pageRegions } from "./page-regions";
import { type Outline, outlineOf } from "./pdf-headings";
import { paragraphsOf } from "./pdf-paragraphs";
import type { Aside } from "./placed";
import { runningHeads } from "./running-heads";
import { saidOfPdf } from "./said-of-pdf";
import { setAsidePieces } from "./set-aside-pieces";
import { titleAmong } from "./title-among";

/**
 * Reads the words of a PDF, in the order they are read in: column by column, lines joined to paragraphs over the ends of
 * pages, heads, feet and numbers of pages set aside. Of a PDF that is made of pictures it says so.
 */
export async function parsePdf(
  bytes: Uint8Array,
  { name }: { name?: string } = {},
): Promise<Parsed<ImportedText>> {
  const opened = await openPdf(bytes);
  if (!opened.ok) return opened;
  const pdf = opened.value;
  try {
    const { pages, unreadable } = await readPages(pdf);
    if (unreadable === pages.length) return rejected("import.damaged");
    if (pages.every(isWordless)) return rejected("import.pdf-without-text");
    const said = await saidOfPdf(pdf);
    const text = arranged(pages, await outlineOf(pdf));
    const { title, paragraphs } = titleAmong(text.paragraphs, said.title);
    const excluded = setAsidePieces(text.aside, paragraphs);
    const wordless = pages.filter(isWordless).length - unreadable;
    return completeText(
      {
        title,
        authors: said.authors,
        language: languageTag(said.language),
        paragraphs: withLevels(paragraphs.map(({ paragraph }) => paragraph)),
        excluded,
        warnings: [
          ...warned("import.pages-without-text", wordless),
          ...warned("import.pages-unreadable", unreadable),
        ],
      },
      name,
    );
  } finally {
    await pdf.destroy();
  }
}

const warned = (code: string, count: number): ImportWarning[] =>
  count > 0 ? [{ code, values: { count } }] : [];

const isWordless = ({ pieces, downwards }: PageOfPdf): boolean => pieces.length + downwards.length === 0;

/** A page that cannot be read is left out, and counted. */
async function readPages(pdf: PDFDocumentProxy): Promise<{ pages: PageOfPdf[]; unreadable: number }> {
  const pages: PageOfPdf[] = [];
  const faces = new Faces();
  let unreadable = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    try {
      const page = await pdf.getPage(number);
      pages.push(await readPage(page, faces));
      page.cleanup();
    } catch {
      pages.push({ pieces: [], downwards: [], ruby: [], askew: [] });
      unreadable++;
    }
  }
  return { pages, unreadable };
}

function arranged(pages: readonly PageOfPdf[], outline: Outline) {
  const size = mostFrequent(
    pages.flatMap(({ pieces, downwards }) => [...pieces, ...downwards]),
    (piece) => Math.round(piece.size * 2) / 2,
  );
  const regions = pages.map((one, page) => pageRegions(one, page, size ?? 0));
  const lines = regions.map(({ above, downwards, others }) => [...above, ...downwards, ...others]);
  const all = settingOf(lines.flat(2));
  const heads = headsOf(regions, all.pitchOf(all.size));
  const contents = contentsLists(lines.flat(2).filter((line) => !heads.has(line)));
  const aside: Aside[] = pages.flatMap(({ askew, ruby }, page) =>
    [...askew, ...(ruby.length > 0 ? [ruby.join(" · ")] : [])].map((text) => ({
      text,
      reason: "furniture" as const,
      page,
      y: 0,
    })),
  );
  const notes: PageNote[] = [];
  const kept: Line[] = [];
  for (const region of lines.flat()) {
    const text: Line[] = [];
    for (const line of region) {
      const reason = heads.get(line) ?? (contents.has(line) ? "navigation" : null);
      if (reason === null) text.push(line);
      else aside.push({ text: line.text, reason, page: line.page, y: line.y });
    }
    const found = notesAtFoot(text, all.size);
    kept.push(...found.lines);
    notes.push(...found.notes);
  }
  return { paragraphs: paragraphsOf(kept, notes, outline), aside };
}

/** Those of pages that are read across, and of those that are read downwards: there they stand either way. */
function headsOf(pages: readonly PageRegions[], pitch: number) {
  const across = pages.map(({ above, downwards, others }) =>
    downwards.length > 0 ? [] : [...above.flat(), ...others.flat()],
  );
  const downwards = pages.map((page) => page.downwards.flat());
  return new Map([...runningHeads(across, pitch), ...runningHeads(downwards, pitch), ...headsAcross(pages)]);
}
