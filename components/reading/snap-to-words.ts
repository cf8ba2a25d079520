/** Scripts that put no spaces between words: what a pointer chose there is meant as it is. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Where the word that `offset` cuts in two begins and ends; null between words. */
export function wordAround(
  text: string,
  offset: number,
  language: string | undefined,
): { start: number; end: number } | null {
  const found = new Intl.Segmenter(language, { granularity: "word" }).segment(text).containing(offset);
  if (!found?.isWordLike || found.index === offset || UNSPACED.test(found.segment)) return null;
  return { start: found.index, end: found.index + found.segment.length };
}
