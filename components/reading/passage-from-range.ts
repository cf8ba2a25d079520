import { choosePassage } from "./choose-passage";
import { isInBeside, paragraphAround, wordsOf } from "./text-places";
import { type ChosenInColumn, chosenFrom, offsetIn } from "./text-points";

/**
 * The passage a browser's range covers. A range may begin and end anywhere, in a number, a count or the space between
 * paragraphs: only words count. Side by side they are those of one column: the one where the choice began.
 */
export function passageFromRange(range: Range, text: HTMLElement, began: Node | null): ChosenInColumn | null {
  if (range.collapsed || !range.intersectsNode(text)) return null;
  const isBeside = isInBeside(began);
  const paragraphs = paragraphsIn(range, text, isBeside);
  const [first, last] = [wordsOf(paragraphs[0], isBeside), wordsOf(paragraphs.at(-1), isBeside)];
  if (!first || !last) return null;
  const chosen = choosePassage(
    chosenFrom(paragraphs, isBeside),
    first.contains(range.startContainer) ? offsetIn(first, range.startContainer, range.startOffset) : 0,
    last.contains(range.endContainer)
      ? offsetIn(last, range.endContainer, range.endOffset)
      : (last.textContent?.length ?? 0),
  );
  return chosen && { ...chosen, stretch: { ...chosen.stretch, isBeside } };
}

/** Those whose words the range reaches. */
function paragraphsIn(range: Range, text: HTMLElement, isBeside: boolean): HTMLElement[] {
  const all = text.getElementsByClassName("paragraph");
  const found: HTMLElement[] = [];
  for (let at = firstEndingAfter(range, all, isBeside); at < all.length; at++) {
    const words = wordsOf(all[at], isBeside);
    const paragraph = paragraphAround(words);
    if (!words || !paragraph || range.comparePoint(words, 0) > 0) break;
    found.push(paragraph);
  }
  return found;
}

/** By halves: a book has thousands of paragraphs, and this runs while a selection is drawn. */
function firstEndingAfter(range: Range, all: HTMLCollectionOf<Element>, isBeside: boolean): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const words = wordsOf(all[middle], isBeside);
    if (words && range.comparePoint(words, words.childNodes.length) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
