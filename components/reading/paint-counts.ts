import type { Counts } from "./opening";
import { paragraphWithKey, wordsOf } from "./text-places";

type Words = (count: { threads: number; fresh: number }) => string;

/** Brings the counts in the page up to what is known now. The same link as `section-html.ts` makes on the server. */
export function paintCounts(text: HTMLElement, counts: Counts, words: Words): void {
  for (const link of text.querySelectorAll<HTMLElement>(".count")) {
    const key = link.id.slice("c-".length);
    if (counts[key]?.threads) continue;
    wordsOf(link.parentElement)?.removeAttribute("aria-describedby");
    link.remove();
  }
  for (const [key, count] of Object.entries(counts)) {
    if (count.threads === 0) continue;
    const link = document.getElementById(`c-${key}`) ?? addLink(key);
    if (!link) continue;
    const [shown, said] = [String(count.threads), words(count)];
    if (link.textContent !== shown) link.textContent = shown;
    if (link.getAttribute("aria-label") !== said) link.setAttribute("aria-label", said);
    link.toggleAttribute("data-fresh", count.fresh > 0);
  }
}

function addLink(key: string): HTMLElement | null {
  const paragraph = paragraphWithKey(key);
  if (!paragraph) return null;
  const link = document.createElement("a");
  link.className = "count";
  link.id = `c-${key}`;
  link.href = `?p=${encodeURIComponent(key)}#${encodeURIComponent(paragraph.id)}`;
  link.tabIndex = -1;
  paragraph.append(link);
  wordsOf(paragraph)?.setAttribute("aria-describedby", link.id);
  return link;
}
