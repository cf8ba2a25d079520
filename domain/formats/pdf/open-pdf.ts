import type { PDFDocumentProxy } from "pdfjs-dist";
import { PDF_PAGES } from "../../limits";
import { accepted, type Parsed, rejected } from "../../parsed";

/** Where a PDF begins may be preceded by what a mail program or a web server put there. */
const BEGINS_WITHIN = 1_024;

/** The library draws pages as well, and asks for what draws; words are read without. */
class NothingToDrawWith {}

export const isPdf = (bytes: Uint8Array): boolean =>
  new TextDecoder("latin1").decode(bytes.subarray(0, BEGINS_WITHIN)).includes("%PDF-");

/** Opens a PDF for its words alone: no scripts run, nothing is fetched, no face and no picture is made ready. */
export async function openPdf(bytes: Uint8Array): Promise<Parsed<PDFDocumentProxy>> {
  if (!isPdf(bytes)) return rejected("import.not-this", { format: "PDF" });
  const { getDocument } = await loadLibrary();
  try {
    const pdf = await getDocument({
      // The library keeps what it is given for itself.
      data: new Uint8Array(bytes),
      verbosity: 0,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      useWorkerFetch: false,
      useWasm: false,
      stopAtErrors: false,
      // No picture is unpacked where a page is asked for its faces.
      maxImageSize: 1,
      ...characterMaps(),
    }).promise;
    return pdf.numPages > PDF_PAGES ? rejected("import.too-many-pages", { limit: PDF_PAGES }) : accepted(pdf);
  } catch (thrown) {
    const isLocked = thrown instanceof Error && thrown.name === "PasswordException";
    return rejected(isLocked ? "import.encrypted" : "import.damaged");
  }
}

async function loadLibrary() {
  const globals = globalThis as { DOMMatrix?: unknown };
  globals.DOMMatrix ??= NothingToDrawWith;
  return import("pdfjs-dist/legacy/build/pdf.mjs");
}

/** Which characters the numbers in many Chinese, Japanese and Korean files mean. */
function characterMaps(): { cMapUrl: string; cMapPacked: boolean } | null {
  try {
    const library = new URL(import.meta.resolve("pdfjs-dist/package.json"));
    return { cMapUrl: decodeURIComponent(new URL("./cmaps/", library).pathname), cMapPacked: true };
  } catch {
    return null;
  }
}
