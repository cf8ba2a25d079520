import type { ExcludedReason } from "../imported-text";
import type { Line } from "./page-lines";
import { extentOf, type PageRegions } from "./page-regions";
import { PAGE_NUMBER, wordsOf } from "./running-heads";

const NUMBER_IN_WORDS = /^[\s\-–—]*[〇一二三四五六七八九十百千]{1,5}[\s\-–—]*$/u;

/** What stands across pages whose words are set downwards, above or below these: the pages' numbers, and what comes again. */
export function headsAcross(pages: readonly PageRegions[]): Map<Line, ExcludedReason> {
  const outside = pages.flatMap(({ above, downwards, others }) => {
    const { bottom } = extentOf(downwards.flat());
    const below = others.flat().filter((line) => line.y - line.size >= bottom);
    return downwards.length > 0 ? [...above.flat(), ...below] : [];
  });
  const seenOn = new Map<string, Set<number>>();
  for (const line of outside) {
    const pagesSeen = seenOn.get(wordsOf(line)) ?? new Set();
    seenOn.set(wordsOf(line), pagesSeen.add(line.page));
  }
  const found = new Map<Line, ExcludedReason>();
  for (const line of outside) {
    const isNumber = PAGE_NUMBER.test(line.text) || NUMBER_IN_WORDS.test(line.text);
    if (isNumber) found.set(line, "page-number");
    else if ((seenOn.get(wordsOf(line))?.size ?? 0) >= 2) found.set(line, "running-head");
  }
  return found;
}
