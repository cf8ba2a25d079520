import type { ColumnStretch } from "./text-points";

/**
 * Runs in the page as it is read, long before the rest of the scripts: paints the marks of the threads that came with it.
 * `TextMarks` takes them over. It is carried over as text, so that it can use nothing from here.
 */
export function paintFirstMarks(
  layers: [layer: string, stretches: ColumnStretch[]][],
  section: number,
): void {
  if (typeof Highlight !== "function" || !("highlights" in CSS)) return;
  const sections = document.getElementById("text")?.children;
  const textAt = (
    index: number,
    offset: number,
    atEnd: 0 | 1,
    isBeside: ColumnStretch["isBeside"],
  ): [Text, number] | null => {
    const paragraph = sections?.[Math.floor(index / section)]?.children[index % section];
    const words = paragraph?.querySelector(isBeside ? ".beside" : ".words");
    if (!words) return null;
    const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    let left = offset;
    let last: Text | null = null;
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      // Between two nodes, an end is that of the earlier one.
      if (left < node.length + atEnd) return [node, left];
      left -= node.length;
      last = node;
    }
    return last && [last, last.length];
  };
  for (const [layer, stretches] of layers) {
    const highlight = new Highlight();
    for (const { startIndex, startOffset, endIndex, endOffset, isBeside } of stretches)
      for (let index = startIndex; index <= endIndex; index++) {
        const start = textAt(index, index === startIndex ? startOffset : 0, 0, isBeside);
        const end = textAt(index, index === endIndex ? endOffset : Number.POSITIVE_INFINITY, 1, isBeside);
        if (!start || !end) continue;
        const range = document.createRange();
        range.setStart(...start);
        range.setEnd(...end);
        highlight.add(range);
      }
    CSS.highlights.set(layer, highlight);
  }
  performance.mark("colloquy:marks");
}
