import { paragraphAround } from "./text-places";

/** The paragraph on the reading line, a third down the window: where eyes usually are. */
export function paragraphBeingRead(text: HTMLElement): HTMLElement | null {
  const line = window.innerHeight / 3;
  const section = [...text.children].find((one) => one.getBoundingClientRect().bottom > line);
  const found = [...(section?.children ?? [])].find((one) => one.getBoundingClientRect().bottom > line);
  return paragraphAround(found ?? text.lastElementChild?.lastElementChild ?? null);
}

/** How far into the text the reading line is, from 0 to 1. */
export function shareRead(text: HTMLElement): number {
  const { top, height } = text.getBoundingClientRect();
  if (window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 1) return 1;
  return Math.min(1, Math.max(0, (window.innerHeight / 3 - top) / Math.max(1, height)));
}
