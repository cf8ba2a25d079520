import { SECTION } from "@/domain/editions";

/*
 * Where paragraphs stand in the page. The text is made of `.section`s of `SECTION` paragraphs, each a `.paragraph` with
 * `data-index`, `data-key`, and its words in `.words`; side by side, those of the translation stand in `.beside`, the second
 * column. Of a long text some sections are still away: only their room is there.
 */

const sections = (): HTMLCollection | undefined => document.getElementById("text")?.children;

/** The section that a paragraph stands in, or will stand in. */
export function sectionAt(index: number): HTMLElement | null {
  return (sections()?.[Math.floor(index / SECTION)] as HTMLElement | undefined) ?? null;
}

export const isAway = (section: HTMLElement): boolean => section.hasAttribute("data-away");

/** Null where there is no such paragraph, or it is away. */
export function paragraphAt(index: number): HTMLElement | null {
  const section = sectionAt(index);
  if (!section || isAway(section)) return null;
  return (section.children[index % SECTION] as HTMLElement | undefined) ?? null;
}

export function paragraphWithKey(key: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`.paragraph[data-key="${CSS.escape(key)}"]`);
}

/** The section that holds a number, as its frame says. */
export function sectionWithNumber(number: number): HTMLElement | null {
  for (const section of (sections() ?? []) as Iterable<HTMLElement>)
    if (Number(section.dataset.first) <= number && number <= Number(section.dataset.last)) return section;
  return null;
}

/** How the text's links name the language that it is read in, as the server wrote them; empty for the text itself. */
export const askedInText = (): string =>
  /[?&](in=[^&]*(?:&beside)?)/.exec(
    document.querySelector<HTMLAnchorElement>("#text a.number, #text a.part")?.search ?? "",
  )?.[1] ?? "";

/** @param isBeside those of the second column */
export function wordsOf(paragraph: Element | null | undefined, isBeside = false): HTMLElement | null {
  return paragraph?.querySelector<HTMLElement>(isBeside ? ".beside" : ".words") ?? null;
}

/** Whether it stands in the second column. */
export const isInBeside = (node: Node | null): boolean => Boolean(elementAt(node)?.closest(".beside"));

export function paragraphAround(node: Node | null): HTMLElement | null {
  return elementAt(node)?.closest<HTMLElement>(".paragraph") ?? null;
}

const elementAt = (node: Node | null) => (node instanceof Element ? node : node?.parentElement);

export const indexOf = (paragraph: HTMLElement): number => Number(paragraph.dataset.index);

export const keyOf = (paragraph: HTMLElement): string => paragraph.dataset.key ?? "";
