/** All formats that a text may come in, by what the command line and REST call them. */
export const IMPORT_FORMATS = ["text", "markdown", "html", "docx", "epub", "pdf"] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

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

type NamedFile = { bytes: Uint8Array; name?: string | undefined; format?: ImportFormat | undefined };

/** What a file is read as: what it is said to be, else what its first bytes say, else its name. */
export const formatOfFile = ({ bytes, name, format }: NamedFile): ReturnType<typeof formatOf> =>
  format ?? packedFormatIn(bytes) ?? formatOf(name);

/** A file that begins as only one kind does may be called what it likes. */
function packedFormatIn(bytes: Uint8Array): ImportFormat | null {
  const start = latin1.decode(bytes.subarray(0, 1_024));
  if (start.startsWith("%PDF-")) return "pdf";
  if (!start.startsWith("PK\x03\x04")) return null;
  if (start.includes("mimetypeapplication/epub+zip")) return "epub";
  // The index is at the end of a packed file.
  return latin1.decode(bytes.subarray(-65_536)).includes("word/document.xml") ? "docx" : null;
}

const latin1 = new TextDecoder("latin1");

const MEDIA_TYPES: Record<ImportFormat, string> = {
  text: "text/plain",
  markdown: "text/markdown",
  html: "text/html",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  epub: "application/epub+zip",
  pdf: "application/pdf",
};

/** What kind of file it is kept as, by what it was read as. */
export const mediaTypeOf = (file: NamedFile): string =>
  MEDIA_TYPES[formatOfFile(file) as ImportFormat] ?? MEDIA_TYPES.text;
