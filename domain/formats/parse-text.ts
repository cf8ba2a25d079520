import type { ImportFormat } from "../import-formats";
import type { Parsed } from "../parsed";
import type { ImportedText } from "./imported-text";
import { parsePlainText } from "./plain-text";

/** `asIs`: of a plain text, every piece between blank lines one paragraph, nothing taken out. `name`: the file's. `origin`: the web address it is from. */
export type ParseOptions = { format: ImportFormat; asIs?: boolean; name?: string; origin?: string };

/** Any file as our own words, or why not. Each parser is loaded when there is something for it. */
export async function parseText(
  bytes: Uint8Array,
  { format, asIs = false, name, origin }: ParseOptions,
): Promise<Parsed<ImportedText>> {
  const options = name === undefined ? {} : { name };
  switch (format) {
    case "text":
      return parsePlainText(bytes, { asIs, ...options });
    case "markdown":
      return (await import("./markdown")).parseMarkdown(bytes, options);
    case "html":
      return (await import("./html")).parseHtml(bytes, {
        ...options,
        ...(origin && { url: new URL(origin) }),
      });
    case "docx":
      return (await import("./docx")).parseDocx(bytes, options);
    case "epub":
      return (await import("./epub/epub")).parseEpub(bytes, options);
    case "pdf":
      return (await import("./pdf/pdf")).parsePdf(bytes, options);
  }
}
