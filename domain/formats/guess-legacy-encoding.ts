import chardet from "chardet";
import iconv from "iconv-lite";
import { likenessToLanguage } from "./latin-languages";

/** Enough to know a language by; more only takes time. */
const SAMPLE_BYTES = 64 * 1024;

/** Hardly anybody used them, so they need a little more to be believed. */
const RARE = [
  ...["iso-8859-3", "iso-8859-4", "iso-8859-10", "iso-8859-13", "iso-8859-14"],
  ...["windows-1258", "macintosh"],
];

const RARENESS = 0.05;

/** Of two that read equally well the first. */
const LATIN = [
  "windows-1252",
  // Before the others of Romanian: it alone has the commas that Romanian is written with, the others have cedillas there.
  "iso-8859-16",
  ...["windows-1250", "windows-1254", "windows-1257", "iso-8859-2", "iso-8859-15"],
  ...RARE,
];

const OTHER_LETTERS = [
  ...["windows-1251", "windows-1253", "windows-1255", "windows-1256"],
  ...["iso-8859-5", "iso-8859-6", "iso-8859-7", "koi8-u", "windows-874"],
];

const MULTIBYTE = ["shift_jis", "euc-jp", "gb18030", "big5", "euc-kr"];

const CANDIDATES = [...LATIN, ...OTHER_LETTERS, ...MULTIBYTE];

/** `rival`: what it may be as well, and would read otherwise. */
type LegacyGuess = { encoding: string; rival: string | null };

/**
 * Which encoding from before Unicode a text is in: what chardet's statistics say, or of Latin letters what their languages
 * do, weighed against how the text reads when it is decoded so. The statistics know languages; the reading knows nonsense.
 * Null if nothing reads as text.
 */
export function guessLegacyEncoding(bytes: Uint8Array): LegacyGuess | null {
  const sample = sampleOf(bytes);
  const confidence = new Map<string, number>();
  for (const { name, confidence: points } of chardet.analyse(sample)) {
    const encoding = windowsNameOf(name.toLowerCase());
    confidence.set(encoding, Math.max(points / 100, confidence.get(encoding) ?? 0));
  }
  const [best, ...others] = CANDIDATES.map((encoding) => {
    const text = iconv.decode(Buffer.from(sample), encoding);
    const likeness = LATIN.includes(encoding) ? likenessToLanguage(text) : (confidence.get(encoding) ?? 0);
    const score = readability(text, encoding) + likeness - (RARE.includes(encoding) ? RARENESS : 0);
    return { encoding, text, score };
  }).sort((a, b) => b.score - a.score);
  if (!best || best.score <= 0) return null;
  const rival = others.find(
    ({ text, score }) => text !== best.text && best.score - score < CERTAIN_BY * shareApart(best.text, text),
  );
  return { encoding: best.encoding, rival: rival?.encoding ?? null };
}

/** Of 624 short texts that were tried 11 were misread: 9 of them by no more than this, as were 39 that were right. */
const CERTAIN_BY = 0.06;

/** How much of what is beyond ASCII two readings differ in: where that is little, it decides by little. */
function shareApart(one: string, other: string): number {
  if (one.length !== other.length) return 1;
  let [apart, beyond] = [0, 0];
  for (let at = 0; at < one.length; at++) {
    if (one.charCodeAt(at) >= 0x80) beyond++;
    if (one[at] !== other[at]) apart++;
  }
  return apart / Math.max(1, beyond);
}

/** The lines with bytes beyond ASCII: the others say nothing, and hide what these say. Of the rest what is only there. */
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
    start += line.length;
  }
  const lines = sample.subarray(0, filled);
  return Buffer.concat([lines, ...rareIn(bytes.subarray(start), new Set(lines))]);
}

/** The surroundings of each byte beyond ASCII that has not been seen. */
function rareIn(bytes: Uint8Array, seen: Set<number>): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80 || seen.has(byte)) continue;
    seen.add(byte);
    found.push(bytes.subarray(Math.max(0, at - 30), at + 30));
  }
  return found;
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

/** What no text has, and signs that stand, a few at most, against a letter where only another letter can. */
const NONSENSE =
  /¤|[\ufffd\u0080-\u0084\u0086-\u009f\ue000-\uf8ff\u2500-\u259f]|\p{L}[˘˙˛˝ˇ¤¦§¨©ª¬®¯°±²³µ¶¸¹º¼½¾¿¡×÷†‡‰‹›•™€£¥¢∆∑∏∫√≈≤≥Ω◊]{1,3}\p{Ll}|[˘˙˛˝ˇ¤¦¨ª¬¯°±²³¸¹º¼½¾×÷¢¥‡‰∆∑∏∫√≈≤≥◊»\u00ad]\p{Ll}|(?<!\p{L})[ŒœŠšŽžŸ](?!\p{L})/gu;

/** Signs of Thai that nothing bears, and letters that are never last or first. */
const NOT_THAI =
  /(?<![\u0e01-\u0e2e])[\u0e31\u0e34-\u0e3a]|(?<![\u0e01-\u0e2e\u0e31\u0e34-\u0e3a])[\u0e47-\u0e4e]|(?<![\u0e01-\u0e4e])[\u0e30\u0e32\u0e33]|[\u0e31\u0e40-\u0e44](?![\u0e01-\u0e4e])/gu;

const CASE_TURNED = /\p{Ll}\p{Lu}/gu;
const SCRIPTS_MIXED =
  /\p{Script=Latin}(?=[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}])|[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}](?=\p{Script=Latin})/gu;
const RARE_HALFWIDTH = /[\uff61-\uff9f]/gu;

/** From about 1, reads as text, down to far below 0. Per character beyond ASCII, since only those are in question. */
function readability(text: string, encoding: string): number {
  const beyond = count(text, /[^\0-\x7f]/gu);
  if (beyond === 0) return 1;
  const wrong =
    3 * count(text, NONSENSE) +
    3 * count(text, NOT_THAI) +
    count(text, CASE_TURNED) +
    2 * count(text, SCRIPTS_MIXED) +
    count(text, RARE_HALFWIDTH);
  return usual(text, encoding, beyond) - wrong / beyond;
}

function usual(text: string, encoding: string, beyond: number): number {
  if (MULTIBYTE.includes(encoding)) return commonIdeographs(text, beyond);
  return encoding === "windows-874" ? commonThai(text, beyond) : 0.5;
}

/** Between half and three quarters of Thai are consonants; what is none has signs where no consonant bears them. */
function commonThai(text: string, beyond: number): number {
  const share = count(text, /[\u0e01-\u0e2e]/gu) / beyond;
  return share > 0.45 && share < 0.85 ? 1 : 0;
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
