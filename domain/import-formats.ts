/** All formats that a text may come in, by what the command line and REST call them. */
export const IMPORT_FORMATS = ["text", "markdown", "html", "docx", "epub", "pdf"] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** Those that can be read so far. */
export const READABLE_FORMATS = [
  "text",
  "markdown",
  "html",
  "docx",
  "epub",
] as const satisfies readonly ImportFormat[];
export type ReadableFormat = (typeof READABLE_FORMATS)[number];

const BY_ENDING: Record<string, ImportFormat> = {
  md: "markdown",
  markdown: "markdown",
  htm: "html",
  html: "html",
  xhtml: "html",
  docx: "docx",
  epub: "epub",
  pdf: "pdf",
};

/** Files that can be read as characters and are no text for people. */
const MARKED_UP = [
  "xml",
  "tei",
  "svg",
  "json",
  "jsonl",
  "csv",
  "tsv",
  "yaml",
  "yml",
  "tex",
  "rtf",
  "odt",
  "fb2",
];

/**
 * What a file most likely is, by its name; without a tell-tale ending it is read as text, which says if it is none. Endings of
 * what is none are told as they are.
 */
export function formatOf(name: string | undefined): ImportFormat | (string & {}) {
  const ending = name?.match(/\.([a-z0-9]+)$/i)?.[1]?.toLowerCase() ?? "";
  return BY_ENDING[ending] ?? (MARKED_UP.includes(ending) ? ending : "text");
}

const MEDIA_TYPES: Record<ImportFormat, string> = {
  text: "text/plain",
  markdown: "text/markdown",
  html: "text/html",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  epub: "application/epub+zip",
  pdf: "application/pdf",
};

/** What kind of file it is kept as, by what it was read as. */
export function mediaTypeOf({
  name,
  format,
}: {
  name?: string | undefined;
  format?: ImportFormat | undefined;
}): string {
  const read = format ?? formatOf(name);
  return MEDIA_TYPES[read as ImportFormat] ?? MEDIA_TYPES.text;
}
