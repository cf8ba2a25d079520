import { type Chosen, choosePassage } from "./choose-passage";
import { paragraphAround, wordsOf } from "./text-places";
import { chosenFrom, offsetIn } from "./text-points";

/**
 * The passage a browser's range covers. A range may begin and end anywhere, in a number, a count or the space between
 * paragraphs: only words count.
 */
export function passageFromRange(range: Range, text: HTMLElement): Chosen | null {
  if (range.collapsed || !range.intersectsNode(text)) return null;
  // What stands beside the text is read only.
  if (isBeside(range.startContainer) || isBeside(range.endContainer)) return null;
  const paragraphs = paragraphsIn(range, text);
  const [first, last] = [wordsOf(paragraphs[0]), wordsOf(paragraphs.at(-1))];
  if (!first || !last) return null;
  return choosePassage(
    chosenFrom(paragraphs),
    first.contains(range.startContainer) ? offsetIn(first, range.startContainer, range.startOffset) : 0,
    last.contains(range.endContainer)
      ? offsetIn(last, range.endContainer, range.endOffset)
      : (last.textContent?.length ?? 0),
  );
}

const isBeside = (node: Node): boolean =>
  paragraphAround(node)?.querySelector(".beside")?.contains(node) ?? false;

/** Those whose words the range reaches. */
function paragraphsIn(range: Range, text: HTMLElement): HTMLElement[] {
  const all = text.getElementsByClassName("paragraph");
  const found: HTMLElement[] = [];
  let at = firstEndingAfter(range, all);
  for (let words = wordsOf(all[at]); words && range.comparePoint(words, 0) <= 0; words = wordsOf(all[++at])) {
    const paragraph = paragraphAround(words);
    if (paragraph) found.push(paragraph);
  }
  return found;
}

/** By halves: a book has thousands of paragraphs, and this runs while a selection is drawn. */
function firstEndingAfter(range: Range, all: HTMLCollectionOf<Element>): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const words = wordsOf(all[middle]);
    if (words && range.comparePoint(words, words.childNodes.length) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
