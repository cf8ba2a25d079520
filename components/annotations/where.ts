import type { PassageInput } from "@/domain/passages";
import { indexOf, keyOf, paragraphWithKey, wordsOf } from "../reading/text-places";
import type { Where } from "./parcels";

/** Where a passage that was chosen on this page stands: good enough until the server says it. */
export function whereOf(passage: PassageInput): Where {
  const nowhere = { index: 0, endIndex: 0, number: null, start: 0, end: 0, quote: "", key: "" };
  if ("selectors" in passage) return nowhere;
  const first = paragraphWithKey(String(passage.paragraph));
  const last = passage.throughParagraph ? paragraphWithKey(String(passage.throughParagraph)) : first;
  if (!first || !last) return nowhere;
  const text = wordsOf(first)?.textContent ?? "";
  const quote = passage.quote ?? text;
  const start = passage.quote === undefined ? 0 : (passage.start ?? Math.max(0, text.indexOf(quote)));
  const lastPart = quote.slice(quote.lastIndexOf("\n\n") + 2);
  return {
    index: indexOf(first),
    endIndex: indexOf(last),
    number: numberOf(first),
    start,
    end: first === last ? start + quote.length : lastPart.length,
    quote,
    key: keyOf(first),
  };
}

/** The number a paragraph shows; headings have none. */
export const numberOf = (paragraph: HTMLElement): number | null =>
  Number(paragraph.id.match(/^p(\d+)$/)?.[1]) || null;
