import type { ThreadWire } from "@/domain/wire/thread";
import { inRead, type ReadIn } from "../reading/in-read";
import { paragraphAt, wordsOf } from "../reading/text-places";

/** About a paragraph as a whole, so that there are no words to quote. */
export function isOnWholeParagraph({
  placement,
  isBeside,
}: Pick<ThreadWire, "placement"> & { isBeside?: boolean }): boolean {
  const { state, index, endIndex, start, end } = placement;
  if (state === "paragraph") return true;
  if (index === null || end === null || state === "lost") return false;
  const all = wordsOf(paragraphAt(index), isBeside)?.textContent?.length ?? 0;
  return (endIndex ?? index) === index && start === 0 && end >= all;
}

/** The same, of the words that are read; what was chosen in another language is always quoted. */
export const isAboutWhole = (thread: Pick<ThreadWire, "placement" | "chosenIn">, readIn: ReadIn): boolean =>
  inRead(thread, readIn).some(isOnWholeParagraph);
