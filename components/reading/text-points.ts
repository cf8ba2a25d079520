import type { Stretch } from "@/domain/passages";
import type { Chosen, ChosenFrom } from "./choose-passage";
import { indexOf, isInBeside, keyOf, paragraphAround, paragraphAt, wordsOf } from "./text-places";

/** Side by side: in the second column, whose words are the translation's. */
type InColumn = { isBeside?: boolean | undefined };

/** A place in the text: an offset in UTF-16 units into the words of a paragraph. */
export type TextPoint = { index: number; offset: number } & InColumn;

/** A stretch of what one column of the page has. */
export type ColumnStretch = Stretch & InColumn;

/** Words chosen in one column of the page. */
export type ChosenInColumn = Chosen & { stretch: ColumnStretch };

/** The text node and the offset in it where `offset` falls; at a seam, the end of the earlier node unless `atStart`. */
export function nodeAt(
  words: Element,
  offset: number,
  atStart: boolean,
): { node: Text; offset: number } | null {
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  let left = offset;
  let last: Text | null = null;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (left < node.length || (left === node.length && !atStart)) return { node, offset: left };
    left -= node.length;
    last = node;
  }
  return last && { node: last, offset: last.length };
}

/** Offset of a DOM position within the words it stands in. */
export function offsetIn(words: Element, node: Node, offset: number): number {
  const before = document.createRange();
  before.selectNodeContents(words);
  before.setEnd(node, offset);
  return before.toString().length;
}

/** One range a paragraph, so that numbers and counts between paragraphs stay unmarked. */
export function rangesOf({ startIndex, startOffset, endIndex, endOffset, isBeside }: ColumnStretch): Range[] {
  const ranges: Range[] = [];
  for (let index = startIndex; index <= endIndex; index++) {
    const words = wordsOf(paragraphAt(index), isBeside);
    if (!words) continue;
    const start = nodeAt(words, index === startIndex ? startOffset : 0, true);
    const end =
      index === endIndex ? nodeAt(words, endOffset, false) : nodeAt(words, Number.MAX_SAFE_INTEGER, false);
    if (!start || !end) continue;
    const range = document.createRange();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    if (!range.collapsed) ranges.push(range);
  }
  return ranges;
}

/** The text under the pointer; null over anything else. */
export function pointUnder(x: number, y: number): TextPoint | null {
  const caret = caretUnder(x, y);
  const paragraph = paragraphAround(caret?.node ?? null);
  const isBeside = isInBeside(caret?.node ?? null);
  const words = wordsOf(paragraph, isBeside);
  if (!caret || !paragraph || !words?.contains(caret.node)) return null;
  return { index: indexOf(paragraph), offset: offsetIn(words, caret.node, caret.offset), isBeside };
}

function caretUnder(x: number, y: number): { node: Node; offset: number } | null {
  if ("caretPositionFromPoint" in document) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret && { node: caret.offsetNode, offset: caret.offset };
  }
  const range = (document as Document).caretRangeFromPoint(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}

/** The paragraphs a range touches, in order, as text of one column. */
export function chosenFrom(elements: readonly HTMLElement[], isBeside = false): ChosenFrom[] {
  return elements.map((paragraph) => ({
    key: keyOf(paragraph),
    index: indexOf(paragraph),
    text: wordsOf(paragraph, isBeside)?.textContent ?? "",
  }));
}
