import iconv from "iconv-lite";
import { accepted, type Parsed } from "../parsed";
import { type DecodedText, decodeText } from "./decode-text";

/** How much of a page is looked through for what it says of its encoding, as browsers do. */
const DECLARED_WITHIN = 1_024;

const DECLARED =
  /<meta[^>]+charset\s*=\s*["']?\s*([a-z0-9_:.-]+)|<\?xml[^>]+encoding\s*=\s*["']([a-z0-9_:.-]+)/i;

/** What browsers take them for, as most pages do that say them. */
const MEANT: Record<string, string> = {
  ...{ "iso-8859-1": "windows-1252", latin1: "windows-1252", "us-ascii": "windows-1252" },
  ...{ "iso-8859-9": "windows-1254", "iso-8859-11": "windows-874", "tis-620": "windows-874" },
};

/** The characters of a page: by its byte order mark, else by what is true UTF-8, else as it says, else by a guess. */
export function decodeHtml(bytes: Uint8Array): Parsed<DecodedText> {
  const decoded = decodeText(bytes);
  if (decoded.ok && decoded.value.encoding === "utf-8") return decoded;
  const said = declaredIn(bytes);
  const declared = said && (MEANT[said] ?? said);
  if (!declared || !iconv.encodingExists(declared) || declared.startsWith("utf-16")) return decoded;
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), declared);
  const damaged = text.match(/\ufffd/g)?.length ?? 0;
  // What it says cannot be true of most of it: then a guess is better.
  if (damaged * 20 > text.length) return decoded;
  const warnings = damaged > 0 ? [{ code: "import.damaged-characters", values: { count: damaged } }] : [];
  return accepted({ text: text.replaceAll("\0", "\ufffd"), encoding: declared, warnings });
}

function declaredIn(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, DECLARED_WITHIN)).toString("latin1");
  const [, meta, xml] = DECLARED.exec(start) ?? [];
  return (meta ?? xml)?.toLowerCase() ?? null;
}
