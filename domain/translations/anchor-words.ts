/** What two languages write alike: numbers and names, as a translator leaves them. */
export type Anchored = { kind: string; text: string };

/** The zeros of digits that people write beside those of Latin script; the others follow each. */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];

const CHINESE_DIGITS = "〇一二三四五六七八九";
const CHINESE_UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1_000 };
const ROMAN_VALUES: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1_000 };

/** Letters of a name that are compared: endings change from language to language. */
const NAME_LETTERS = 5;

/** What begins a sentence is capitalised whatever it is. */
const WITHIN_SENTENCE = /(?<=[\p{L}\p{N},;] )\p{Lu}\p{L}{3,}/gu;

/**
 * The words of a paragraph that may stand in its translation as well: numbers, in a heading also Roman and Chinese ones,
 * and capitalised words by their first letters, without accents.
 */
export function anchorWordsOf({ kind, text }: Anchored): Set<string> {
  const found = new Set<string>();
  for (const [digits] of text.matchAll(/\p{Nd}+/gu)) found.add(`#${numberFrom(digits)}`);
  if (kind === "heading") {
    for (const [numeral] of text.matchAll(/(?<![\p{L}\p{N}])[IVXLCDM]+(?![\p{L}\p{N}])/gu))
      found.add(`#${romanNumber(numeral)}`);
    for (const [numeral] of text.matchAll(/[〇一二三四五六七八九十百千]+/gu))
      found.add(`#${chineseNumber(numeral)}`);
  }
  for (const [name] of text.matchAll(WITHIN_SENTENCE))
    found.add(name.normalize("NFD").replace(/\p{M}/gu, "").slice(0, NAME_LETTERS).toLowerCase());
  return found;
}

function numberFrom(digits: string): string {
  return [...digits]
    .map((digit) => {
      const code = digit.codePointAt(0) as number;
      const zero = ZEROS.find((one) => code >= one && code < one + 10);
      return zero === undefined ? digit : code - zero;
    })
    .join("")
    .replace(/^0+(?=.)/, "");
}

function romanNumber(numeral: string): number {
  const values = [...numeral].map((letter) => ROMAN_VALUES[letter] as number);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

function chineseNumber(numeral: string): number {
  let [sum, digit] = [0, 0];
  for (const letter of numeral) {
    const unit = CHINESE_UNITS[letter];
    if (unit === undefined) digit = digit * 10 + CHINESE_DIGITS.indexOf(letter);
    else [sum, digit] = [sum + (digit || 1) * unit, 0];
  }
  return sum + digit;
}
