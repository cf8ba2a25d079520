import type { PDFDocumentProxy } from "pdfjs-dist";
import { titleLine } from "../said-of-itself";

export type SaidOfPdf = { title: string | null; authors: string[]; language: string | null };

/** What programs write as title and author where nobody did. */
const SAYS_NOTHING =
  /^(?:untitled.*|microsoft word(?: - .*)?|.*\.(?:docx?|pdf|tex|dvi|indd|qxd|rtf|odt|pages)|user|admin(?:istrator)?|author|unknown|un-?named|document\d*|\W*)$/i;

/** What a PDF says of itself. */
export async function saidOfPdf(pdf: PDFDocumentProxy): Promise<SaidOfPdf> {
  const info = await pdf.getMetadata().then(
    (metadata) => metadata.info as Record<string, unknown>,
    () => ({}) as Record<string, unknown>,
  );
  const line = (name: string): string | null => {
    const said = typeof info[name] === "string" ? titleLine(info[name]) : "";
    return said === "" || SAYS_NOTHING.test(said) ? null : said;
  };
  return {
    title: line("Title"),
    authors: (line("Author") ?? "").split(/\s*(?:;|\band\b|&)\s*/).filter((author) => author !== ""),
    language: line("Language"),
  };
}
