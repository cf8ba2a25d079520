import chardet from "chardet";
import iconv from "iconv-lite";

/** Enough to know a language by; more only takes time. */
const SAMPLE_BYTES = 64 * 1024;

const CANDIDATES = [
  "windows-1252",
  "windows-1250",
  "windows-1251",
  "windows-1253",
  "windows-1254",
  "windows-1255",
  "windows-1256",
  "windows-1257",
  "windows-1258",
  "iso-8859-2",
  "iso-8859-5",
  "iso-8859-6",
  "iso-8859-7",
  "koi8-u",
  "macintosh",
  "shift_jis",
  "euc-jp",
  "gb18030",
  "big5",
  "euc-kr",
];

const MULTIBYTE = new Set(["shift_jis", "euc-jp", "gb18030", "big5", "euc-kr"]);

/**
 * Which encoding from before Unicode a text is in: what chardet's statistics say, weighed against how the text reads
 * when it is decoded so. The statistics know languages; the reading knows nonsense. Null if nothing reads as text.
 */
export function guessLegacyEncoding(bytes: Uint8Array): string | null {
  const sample = sampleOf(bytes);
  const confidence = new Map<string, number>();
  for (const { name, confidence: points } of chardet.analyse(sample)) {
    const encoding = windowsNameOf(name.toLowerCase());
    confidence.set(encoding, Math.max(points / 100, confidence.get(encoding) ?? 0));
  }
  const scored = CANDIDATES.map((encoding) => {
    const text = iconv.decode(Buffer.from(sample), encoding);
    return { encoding, score: readability(text, encoding) + (confidence.get(encoding) ?? 0) };
  }).sort((a, b) => b.score - a.score);
  const best = scored[0];
  return best && best.score > 0 ? best.encoding : null;
}

/** The lines with bytes beyond ASCII: the others say nothing, and hide what these say. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(Math.min(bytes.length, SAMPLE_BYTES));
  let filled = 0;
  let start = 0;
  while (start < bytes.length && filled < sample.length) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found + 1;
    const line = bytes.subarray(start, Math.min(end, start + sample.length - filled));
    if (line.some((byte) => byte >= 0x80)) {
      sample.set(line, filled);
      filled += line.length;
    }
    start = end;
  }
  return sample.subarray(0, filled);
}

/** The Windows pages hold everything their ISO elders hold, so the older name says nothing more. */
function windowsNameOf(name: string): string {
  const names: Record<string, string> = {
    "iso-8859-1": "windows-1252",
    "iso-8859-8": "windows-1255",
    "iso-8859-9": "windows-1254",
    "koi8-r": "koi8-u",
  };
  return names[name] ?? name;
}

/** What no text has, and signs that stand against a letter where only another letter can. */
const NONSENSE =
  /[\ufffd\u0080-\u0084\u0086-\u009f\ue000-\uf8ff\u2500-\u259f]|\p{L}[¤¦§¨©¬®¯°±²³µ¶¸¹¼½¾¿¡×÷†‡‰•™€£¥¢]+\p{Ll}|[¤¦¨¬¯±¸¹¼½¾×÷¢¥»\u00ad]\p{Ll}/gu;
const CASE_TURNED = /\p{Ll}\p{Lu}/gu;
const SCRIPTS_MIXED =
  /\p{Script=Latin}(?=[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}])|[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}](?=\p{Script=Latin})/gu;
const RARE_HALFWIDTH = /[\uff61-\uff9f]/gu;

/** From about 1, reads as text, down to far below 0. Per character beyond ASCII, since only those are in question. */
function readability(text: string, encoding: string): number {
  const beyond = count(text, /[^\0-\x7f]/gu);
  if (beyond === 0) return 1;
  const wrong =
    3 * count(text, NONSENSE) +
    count(text, CASE_TURNED) +
    2 * count(text, SCRIPTS_MIXED) +
    count(text, RARE_HALFWIDTH);
  return (MULTIBYTE.has(encoding) ? commonIdeographs(text, beyond) : 0.5) - wrong / beyond;
}

const IDEOGRAPHS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/gu;
const VERY_COMMON =
  /[的一是不了在人有我他这中大来上国们到说時個這為們來說國會的的、。，のにをはがでとたしてれらなるも이다는의가을를에고한]/gu;

/** Text in another encoding also decodes to ideographs, but to rare ones. */
function commonIdeographs(text: string, beyond: number): number {
  const share = count(text, IDEOGRAPHS) / beyond;
  return share - 0.9 + 4 * Math.min(0.15, count(text, VERY_COMMON) / beyond);
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
