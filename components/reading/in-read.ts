import type { PassageInput } from "@/domain/passages";
import type { ThreadWire } from "@/domain/wire/thread";
import type { Opening } from "./opening";

/** What a page is read in: a translation, or the text itself, which may have one beside it. */
export type ReadIn = Pick<Opening["reading"], "translation" | "beside">;

/** Where a thread stands on the page: in the second column, if that has its words. */
type InColumn<Known> = Known & { isBeside?: true };

/**
 * A thread as it stands in what is read; none where its words are of another language: it has its paragraph there, and no
 * words.
 */
export const inRead = <Known extends Pick<ThreadWire, "placement" | "chosenIn">>(
  thread: Known,
  { translation, beside }: ReadIn,
): InColumn<Known>[] => {
  const { chosenIn } = thread;
  if (beside && chosenIn?.id === beside.id) return [{ ...thread, placement: chosenIn, isBeside: true }];
  if ((chosenIn?.id ?? null) !== translation) return [];
  return chosenIn ? [{ ...thread, placement: chosenIn }] : [thread];
};

/** The same thread where its words stand, or else its paragraph. */
export const asItStands = <Known extends Pick<ThreadWire, "placement" | "chosenIn">>(
  thread: Known,
  readIn: ReadIn,
): InColumn<Known> => inRead(thread, readIn)[0] ?? thread;

/** Of which translation the words of a passage are; null for the text's own. */
export const translationOf = (passage: PassageInput): string | null =>
  "selectors" in passage ? null : (passage.translation ?? null);

/** Whether a passage is of the second column. */
export const isOfBeside = (passage: PassageInput, { beside }: ReadIn): boolean =>
  beside !== undefined && translationOf(passage) === beside.id;

/** What language a passage is in, as far as the page knows. */
export function languageOf(passage: PassageInput, reading: Opening["reading"]): string | null {
  const { translation, language, original, beside } = reading;
  const id = translationOf(passage);
  if (id === translation) return language;
  if (id === null) return original;
  return beside?.id === id ? beside.language : null;
}
