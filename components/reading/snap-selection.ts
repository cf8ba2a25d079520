import { wordAround } from "./snap-to-words";
import { isInBeside, paragraphAround, wordsOf } from "./text-places";
import { nodeAt, offsetIn } from "./text-points";

/** A pointer that let go within a word meant the whole of it. Keys choose parts of words all the same. */
export function snapSelection(): void {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  const isBackward =
    selection.focusNode === range.startContainer && selection.focusOffset === range.startOffset;
  const start = wholeWord(range.startContainer, range.startOffset, "start");
  const end = wholeWord(range.endContainer, range.endOffset, "end");
  const [from, to] = isBackward ? [end, start] : [start, end];
  selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

function wholeWord(node: Node, offset: number, edge: "start" | "end"): { node: Node; offset: number } {
  const words = wordsOf(paragraphAround(node), isInBeside(node));
  if (!words?.contains(node)) return { node, offset };
  const language = words.closest<HTMLElement>("[lang]")?.lang;
  const word = wordAround(words.textContent ?? "", offsetIn(words, node, offset), language);
  return (word && nodeAt(words, word[edge], edge === "start")) ?? { node, offset };
}
