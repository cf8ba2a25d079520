import { paragraphAround } from "./text-places";

/** The paragraph on the reading line, a third down the window: where eyes usually are. */
export const paragraphBeingRead = (text: HTMLElement): HTMLElement | null =>
  firstBelow(text, window.innerHeight / 3);

/** The header's height: what is behind it is not seen. */
const HEADER = 48;

/** The first of which more than a line or two is to be seen. */
export const firstInView = (text: HTMLElement): HTMLElement | null => firstBelow(text, HEADER + 48);

function firstBelow(text: HTMLElement, line: number): HTMLElement | null {
  const section = [...text.children].find((one) => one.getBoundingClientRect().bottom > line);
  const found = [...(section?.children ?? [])].find((one) => one.getBoundingClientRect().bottom > line);
  return paragraphAround(found ?? (section ? null : text.lastElementChild?.lastElementChild) ?? null);
}

/** The first and the last paragraph that end on the screen: whoever rests there has them before their eyes to the end. */
export function paragraphsInView(text: HTMLElement): { from: HTMLElement; through: HTMLElement } | null {
  const isInView = ({ bottom }: DOMRect) => bottom > HEADER && bottom <= window.innerHeight;
  let from: HTMLElement | null = null;
  let through: HTMLElement | null = null;
  for (const section of text.children) {
    const { top, bottom } = section.getBoundingClientRect();
    if (bottom <= HEADER) continue;
    if (top > window.innerHeight) break;
    for (const paragraph of section.querySelectorAll<HTMLElement>(":scope > .paragraph")) {
      if (!isInView(paragraph.getBoundingClientRect())) continue;
      from ??= paragraph;
      through = paragraph;
    }
  }
  return from && through && { from, through };
}

/** How far into the text the reading line is, from 0 to 1. */
export function shareRead(text: HTMLElement): number {
  const { top, height } = text.getBoundingClientRect();
  if (window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 1) return 1;
  return Math.min(1, Math.max(0, (window.innerHeight / 3 - top) / Math.max(1, height)));
}
