import type { ThreadWire } from "@/domain/wire/thread";
import { paragraphAt, wordsOf } from "../reading/text-places";

/** About a paragraph as a whole, so that there are no words to quote. */
export function isOnWholeParagraph({ placement }: Pick<ThreadWire, "placement">, length?: number): boolean {
  const { state, index, endIndex, start, end } = placement;
  if (state === "paragraph") return true;
  if (index === null || end === null || state === "lost") return false;
  const all = length ?? wordsOf(paragraphAt(index))?.textContent?.length ?? 0;
  return (endIndex ?? index) === index && start === 0 && end >= all;
}
