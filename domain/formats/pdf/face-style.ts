/** What a face says of the words that are set in it, beside which letters they are. */
export type FaceStyle = { italic: boolean; bold: boolean; smallCaps: boolean };

export const PLAIN: FaceStyle = { italic: false, bold: false, smallCaps: false };

const ITALIC = /^(?:ita?|ital(?:ic|ica|ique)?|obl(?:ique)?|kursiv|slant(?:ed)?|inclined)$/i;
const BOLD = /^(?:bold|bd|semibold|demibold|extrabold|demi|medi|black|heavy|fett|gras|halbfett)$/i;
const SMALL_CAPS = /^(?:[Cc]aps|[Ss]mcp|SC)$/;

/** Families of Chinese faces end in SC where they are for simplified characters. */
const SIMPLIFIED = /Noto|Han|PingFang|(?:Song|Hei|Kai|Yuan|Xing|Bao)/;

/** TeX’s own: a family, a letter or more for the style, the size that it is made for. */
const OF_TEX = /^(?:CM|EC|SF|PL|CS|LA|VN)([A-Z]{1,4})\d+$/;
const TEX_ITALIC = new Set(["TI", "SL", "BXTI", "BXSL", "SSI", "ITT", "SLTT", "BI", "BL", "SI", "SO", "IT"]);
const TEX_BOLD = new Set(["B", "BX", "BXTI", "BXSL", "SSBX", "SSDC", "BI", "BL", "SX", "SO", "RB", "XC"]);
const TEX_SMALL_CAPS = new Set(["CSC", "CC", "XC", "SC"]);

/** By a face’s PostScript name, as `ABCDEF+MinionPro-SemiboldIt`: few files say it otherwise, and few names keep it to themselves. */
export function styleOfFace(name: string): FaceStyle {
  const own = name.replace(/^[A-Z]{6}\+/, "");
  const tex = OF_TEX.exec(own)?.[1];
  if (tex !== undefined)
    return { italic: TEX_ITALIC.has(tex), bold: TEX_BOLD.has(tex), smallCaps: TEX_SMALL_CAPS.has(tex) };
  // The first word is the family’s: there is one called Blackadder.
  const words = (own.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []).slice(1);
  const has = (style: RegExp) => words.some((word) => style.test(word));
  const smallCaps = has(SMALL_CAPS) && !SIMPLIFIED.test(own);
  return { italic: has(ITALIC), bold: has(BOLD), smallCaps };
}
