import { formatOf, formatOfFile, IMPORT_FORMATS, type ImportFormat } from "./import-formats";

const BY_TYPE: Record<string, ImportFormat> = {
  "text/html": "html",
  "application/xhtml+xml": "html",
  "text/markdown": "markdown",
  "text/x-markdown": "markdown",
  "text/plain": "text",
  "application/pdf": "pdf",
  "application/epub+zip": "epub",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
};

/** Said of any file by servers that do not know better. */
const SAYS_NOTHING = ["", "application/octet-stream", "binary/octet-stream", "application/zip"];

type Served = { bytes: Uint8Array; type: string; address: string };

/**
 * What something that was fetched is called and read as: its first bytes say it, else the server's word for it, else the end
 * of its address. Null for what is no text.
 */
export function formatServed({
  bytes,
  type,
  address,
}: Served): { name: string; format: ImportFormat } | null {
  const name = nameIn(address);
  const said = type.replace(/;.*/s, "").trim().toLowerCase();
  const isVague = said === "text/plain" || SAYS_NOTHING.includes(said);
  const served = isVague ? formatOf(name) : BY_TYPE[said];
  if (served === undefined) return null;
  const found = formatOfFile({ bytes, name: `file.${served}` });
  const format = IMPORT_FORMATS.find((one) => one === found);
  return format ? { name, format } : null;
}

/** The end of an address as the name of a file; of a page that is a whole site, the site's. */
function nameIn(address: string): string {
  const { pathname, hostname } = new URL(address);
  const last = pathname.split("/").findLast((part) => part !== "");
  try {
    return last ? decodeURIComponent(last).slice(0, 200) : hostname;
  } catch {
    return last?.slice(0, 200) ?? hostname;
  }
}
