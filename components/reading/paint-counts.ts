import { placeQuery } from "@/domain/language-choice";
import type { Counts, ParagraphCount } from "./opening";
import { askedInText, paragraphAt, wordsOf } from "./text-places";

export type CountWords = (count: { threads: number; fresh: number }) => string;

/** Brings the counts in the page from what they were to what is known now; a count that is the same object has not changed. */
export function paintCounts(before: Counts, now: Counts, words: CountWords): void {
  for (const index of Object.keys(before)) if (!now[index]) paintCount(Number(index), null, words);
  for (const [index, count] of Object.entries(now))
    if (before[index] !== count) paintCount(Number(index), count, words);
}

/** The same link as `section-html.ts` makes on the server. */
export function paintCount(index: number, count: ParagraphCount | null, words: CountWords): void {
  const paragraph = paragraphAt(index);
  if (!paragraph) return;
  const there = paragraph.querySelector<HTMLElement>(":scope > .count");
  if (!count || count.threads === 0) {
    wordsOf(paragraph)?.removeAttribute("aria-describedby");
    there?.remove();
    return;
  }
  const link = there ?? addLink(paragraph, count.key);
  const [shown, said] = [String(count.threads), words(count)];
  if (link.textContent !== shown) link.textContent = shown;
  if (link.getAttribute("aria-label") !== said) link.setAttribute("aria-label", said);
  link.toggleAttribute("data-fresh", count.fresh > 0);
}

function addLink(paragraph: HTMLElement, key: string): HTMLElement {
  const link = document.createElement("a");
  link.className = "count";
  link.id = `c-${key}`;
  link.href = `${placeQuery(key, askedInText())}#${encodeURIComponent(paragraph.id)}`;
  link.tabIndex = -1;
  paragraph.append(link);
  wordsOf(paragraph)?.setAttribute("aria-describedby", link.id);
  return link;
}
