/** Where paragraphs stand in the page. Each is a `.paragraph` with `data-index`, `data-key`, and its words in `.words`. */
export function paragraphAt(index: number): HTMLElement | null {
  return document.querySelector<HTMLElement>(`.paragraph[data-index="${index}"]`);
}

export function paragraphWithKey(key: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`.paragraph[data-key="${CSS.escape(key)}"]`);
}

export function wordsOf(paragraph: Element | null | undefined): HTMLElement | null {
  return paragraph?.querySelector<HTMLElement>(".words") ?? null;
}

export function paragraphAround(node: Node | null): HTMLElement | null {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest<HTMLElement>(".paragraph") ?? null;
}

export const indexOf = (paragraph: HTMLElement): number => Number(paragraph.dataset.index);

export const keyOf = (paragraph: HTMLElement): string => paragraph.dataset.key ?? "";
