const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’‘.·\-‐‑־][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;

/** Scripts that put no space between words: the dictionary of `Intl.Segmenter` finds them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

/** How many words a text has, whatever its script. `language` is a BCP 47 tag or null when unknown. */
export function countWords(text: string, language: string | null): number {
  let unspaced = "";
  const spaced = text.replace(UNSPACED, (run) => {
    unspaced += `${run} `;
    return " ";
  });
  return (spaced.match(WORD)?.length ?? 0) + (unspaced ? countSegments(unspaced, language) : 0);
}

function countSegments(text: string, language: string | null): number {
  let count = 0;
  for (const { isWordLike } of segmenterFor(language).segment(text)) if (isWordLike) count++;
  return count;
}

function segmenterFor(language: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity: "word" });
  } catch {
    return new Intl.Segmenter(undefined, { granularity: "word" });
  }
}
