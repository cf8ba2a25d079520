import { beginningOf } from "../cut-between-characters";
import { PASSAGE_LENGTH } from "../limits";
import { PARAGRAPH_BREAK } from "../passages";
import type { PlaceInEdition } from "./carry-passage";

/**
 * The place of paragraphs as a whole, from one on, as far as a passage may reach: a correction may put whole chapters between.
 * Of one paragraph that is longer than that the quote is its beginning.
 */
export function wholeParagraphs(texts: readonly string[], startIndex: number): PlaceInEdition {
  let [length, count] = [texts[0]?.length ?? 0, 1];
  for (const { length: more } of texts.slice(1)) {
    length += PARAGRAPH_BREAK.length + more;
    if (length > PASSAGE_LENGTH) break;
    count++;
  }
  const inside = texts.slice(0, count);
  return {
    ...{ state: "paragraph", startIndex, startOffset: 0, endIndex: startIndex + count - 1 },
    endOffset: inside.at(-1)?.length ?? 0,
    quote: beginningOf(inside.join(PARAGRAPH_BREAK), PASSAGE_LENGTH),
  };
}
