import type { PassageInput } from "@/domain/passages";
import type { ThreadWire } from "@/domain/wire/thread";
import { indexOf, keyOf, paragraphAt, paragraphWithKey, wordsOf } from "../reading/text-places";
import type { Where } from "./parcels";
import { isOnWholeParagraph } from "./whole-paragraph";

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

/** The passage of a thread, to be annotated once more, in the language it was chosen in. Null where it is not in the text any more. */
export function passageOf({
  placement,
  chosenIn,
  quote,
}: Pick<ThreadWire, "placement" | "chosenIn" | "quote">): PassageInput | null {
  const inTranslation = chosenIn && chosenIn.state !== "lost" ? chosenIn : null;
  const { state, index, endIndex, start } = inTranslation ?? placement;
  const first = index === null || state === "lost" ? null : paragraphAt(index);
  const last = endIndex === null ? first : paragraphAt(endIndex);
  if (!first || !last) return null;
  if (!inTranslation && isOnWholeParagraph({ placement })) return { paragraph: keyOf(first) };
  const through = first === last ? {} : { throughParagraph: keyOf(last) };
  const of = inTranslation && { translation: inTranslation.id };
  return { paragraph: keyOf(first), ...through, start: start ?? 0, quote, ...of };
}

/** The number a paragraph shows; headings have none. */
export const numberOf = (paragraph: HTMLElement): number | null =>
  Number(paragraph.id.match(/^p(\d+)$/)?.[1]) || null;
