const PAIRS: [string, string][] = [
  ["“", "”"],
  ["„", "“"],
  ["„", "”"],
  ["«", "»"],
  ["»", "«"],
  ["‹", "›"],
  ["‘", "’"],
  ["「", "」"],
  ["『", "』"],
  ['"', '"'],
];

/** After the closing mark: the number of a note, or who said it. */
const ATTRIBUTION = /^\s*(?:\[\d+\]|[\d¹²³⁰-⁹*†]{1,3})?\s*(?:[—–-]{1,2}\s*.{2,80}|\(.{2,80}\))?[.,]?\s*$/u;

/** Whether a paragraph is one quotation from end to end. */
export function isQuotation(text: string): boolean {
  return PAIRS.some(([open, close]) => {
    if (!text.startsWith(open)) return false;
    const closes = text.indexOf(close, 1);
    const isWhole = closes > 0 && text.indexOf(open, 1) === (open === close ? closes : -1);
    return isWhole && text.lastIndexOf(close) === closes && ATTRIBUTION.test(text.slice(closes + 1));
  });
}

export function beginsQuoted(text: string): boolean {
  return /^[“„«‹‘「『"]/u.test(text);
}

/**
 * Which paragraphs are quotations. In a story they are people talking: there, many begin with a quotation mark, and
 * one follows another.
 */
export function quotationsAmong(texts: readonly string[]): boolean[] {
  const whole = texts.map(isQuotation);
  const begun = texts.filter(beginsQuoted).length;
  const quoted = whole.filter(Boolean).length;
  if (begun - quoted > quoted || (texts.length >= 8 && begun >= 0.3 * texts.length))
    return texts.map(() => false);
  return whole.map((isWhole, index) => {
    const before = texts[index - 1] ?? "";
    const after = texts[index + 1] ?? "";
    return isWhole && !beginsQuoted(before) && !beginsQuoted(after);
  });
}
