import type { ThreadWire } from "@/domain/wire/thread";
import { inRead } from "../reading/in-read";
import { paragraphAt, wordsOf } from "../reading/text-places";

/** About a paragraph as a whole, so that there are no words to quote. */
export function isOnWholeParagraph({ placement }: Pick<ThreadWire, "placement">, length?: number): boolean {
  const { state, index, endIndex, start, end } = placement;
  if (state === "paragraph") return true;
  if (index === null || end === null || state === "lost") return false;
  const all = length ?? wordsOf(paragraphAt(index))?.textContent?.length ?? 0;
  return (endIndex ?? index) === index && start === 0 && end >= all;
}

/** The same, of the words that are read; what was chosen in another language is always quoted. */
export const isAboutWhole = (
  thread: Pick<ThreadWire, "placement" | "chosenIn">,
  translation: string | null,
): boolean => inRead(thread, translation).some((here) => isOnWholeParagraph(here));
