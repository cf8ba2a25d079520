import iconv from "iconv-lite";
import { IMPORT_BYTES } from "../limits";
import { accepted, type Parsed, rejected } from "../parsed";
import { guessLegacyEncoding } from "./guess-legacy-encoding";

export type ImportWarning = { code: string; values: Record<string, string | number> };

export type DecodedText = {
  text: string;
  /** The encoding's usual name in lower case: `utf-8`, `utf-16le`, `windows-1252`, `shift_jis` … */
  encoding: string;
  warnings: ImportWarning[];
};

/** The characters of a text file, whatever it was saved as, or why it is no text. */
export function decodeText(bytes: Uint8Array): Parsed<DecodedText> {
  if (bytes.length === 0) return rejected("import.empty-file");
  if (bytes.length > IMPORT_BYTES) {
    return rejected("import.too-large", { limit: Math.floor(IMPORT_BYTES / (1024 * 1024)) });
  }
  const kind = knownBinary(bytes);
  if (kind) return rejected("import.not-text", { kind });
  return decodeMarked(bytes) ?? decodeUtf8(bytes) ?? decodeUtf16(bytes) ?? decodeLegacy(bytes);
}

const MAGIC: [string, string][] = [
  ["PDF", "%PDF-"],
  ["ZIP", "PK\x03\x04"],
  ["ZIP", "PK\x05\x06"],
  ["PNG", "\x89PNG"],
  ["JPEG", "\xff\xd8\xff"],
  ["GIF", "GIF8"],
  ["RIFF", "RIFF"],
  ["gzip", "\x1f\x8b\x08"],
  ["ELF", "\x7fELF"],
  ["Word", "\xd0\xcf\x11\xe0"],
  ["RTF", "{\\rtf"],
  ["SQLite", "SQLite format 3\0"],
];

/** Files that begin as no text does. A text may begin with the word RIFF, but not with a NUL soon after it. */
function knownBinary(bytes: Uint8Array): string | null {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  const [kind] = MAGIC.find(([, magic]) => start.startsWith(magic)) ?? [null];
  return kind === "RIFF" && !start.includes("\0") ? null : kind;
}

const BYTE_ORDER_MARKS: [string, number[]][] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-32le", [0xff, 0xfe, 0, 0]],
  ["utf-32be", [0, 0, 0xfe, 0xff]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

function decodeMarked(bytes: Uint8Array): Parsed<DecodedText> | null {
  const [encoding, mark] =
    BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte)) ?? [];
  if (!encoding || !mark) return null;
  return checked(decodeAs(encoding, bytes.subarray(mark.length)), encoding);
}

/** One damaged character in so many good ones is damage, not another encoding. */
const DAMAGE_AMONG = 50;

function decodeUtf8(bytes: Uint8Array): Parsed<DecodedText> | null {
  const text = decodeAs("utf-8", bytes);
  const damaged = count(text, /\ufffd/g) - countReplacements(bytes);
  if (damaged > 0 && damaged * DAMAGE_AMONG > count(text, /[^\0-\x7f\ufffd]/g)) return null;
  // UTF-16 without its mark is valid UTF-8 full of NULs, or of control characters if it is not in Latin letters.
  if (controlShare(text) > MOST_CONTROLS) return null;
  return checked(text, "utf-8");
}

/** U+FFFD that really stand in the file. */
function countReplacements(bytes: Uint8Array): number {
  let found = 0;
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) found++;
  }
  return found;
}

/** Characters that a text consists of, in any script. */
const COMMON = /[\p{L}\p{M}\p{N}\p{P}\p{Zs}\p{Sc}\p{Sm}\n\r\t]/gu;
const CHINESE_JAPANESE_KOREAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef\n\r\t -~]/gu;

/** UTF-16 without a byte order mark: spaces and line ends give NULs on one side only, or nearly all of it is CJK. */
function decodeUtf16(bytes: Uint8Array): Parsed<DecodedText> | null {
  if (bytes.length % 2 === 1) return null;
  // Two English letters make an ideograph; of bytes that are ideographs at most half are such letters.
  const isPlain = bytes.filter((byte) => byte >= 0x20 && byte < 0x7f).length > 0.75 * bytes.length;
  const nulls = [0, 0];
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) {
    nulls[at % 2] = (nulls[at % 2] ?? 0) + 1;
  }
  for (const [encoding, side] of [
    ["utf-16le", 1],
    ["utf-16be", 0],
  ] as const) {
    const text = decodeAs(encoding, bytes);
    const isOneSided = (nulls[side] ?? 0) > 0 && (nulls[1 - side] ?? 0) * 20 <= (nulls[side] ?? 0);
    const isCommon = isOneSided && count(text, COMMON) >= 0.97 * text.length;
    const isIdeographs = !isPlain && count(text, CHINESE_JAPANESE_KOREAN) >= 0.98 * text.length;
    if (isCommon || isIdeographs) return checked(text, encoding);
  }
  return null;
}

function decodeLegacy(bytes: Uint8Array): Parsed<DecodedText> {
  const guess = guessLegacyEncoding(bytes);
  const text = guess && decodeAs(guess.encoding, bytes);
  if (!text || controlShare(text) > MOST_LEGACY_CONTROLS)
    return rejected("import.not-text", { kind: "binary" });
  const { encoding, rival } = guess;
  const decoded = checked(text, encoding);
  if (decoded.ok && rival)
    decoded.value.warnings.push({ code: "import.encoding-unsure", values: { encoding, rival } });
  return decoded;
}

/** A stray escape sequence is no reason to refuse a text; every twentieth character is. */
const MOST_CONTROLS = 0.05;

/** Where the encoding is a guess anyway, control characters mean that there was no text to guess from. */
const MOST_LEGACY_CONTROLS = 0.005;

function controlShare(text: string): number {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return count(text, /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/g) / Math.max(1, text.length);
}

function checked(decoded: string, encoding: string): Parsed<DecodedText> {
  if (controlShare(decoded) > MOST_CONTROLS) return rejected("import.not-text", { kind: "binary" });
  const text = storable(decoded);
  if (text.trim() === "") return rejected("import.empty-file");
  const warnings: ImportWarning[] = [];
  const damaged = count(text, /\ufffd/g);
  if (damaged) warnings.push({ code: "import.damaged-characters", values: { count: damaged } });
  return accepted({ text, encoding, warnings });
}

/** NUL and half surrogates can be in a string but in no database: they become the replacement character. */
export function storable(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, "\ufffd");
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  return encoding === "utf-8"
    ? new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)
    : iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding, {
        stripBOM: false,
      });
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  pattern.lastIndex = 0;
  while (pattern.test(text)) found++;
  return found;
}
