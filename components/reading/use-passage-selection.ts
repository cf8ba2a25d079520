import { useCallback, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { passageFromRange } from "./passage-from-range";
import { snapSelection } from "./snap-selection";
import { type ChosenInColumn, type ColumnStretch, rangesOf } from "./text-points";

/** Words chosen on the page. `start` and `end` are its first and last line, in coordinates of the window. */
export type PassageSelection = ChosenInColumn & {
  start: DOMRect;
  end: DOMRect;
  isBackward: boolean;
  byTouch: boolean;
};

/** A selection drawn by touch is quiet between two moves of a handle. */
const TOUCH_REST = 200;

/** What is selected in the text, once the pointer has let go; null otherwise. `look` draws at once what is selected now. */
export function usePassageSelection(): { selection: PassageSelection | null; look: () => void } {
  const [selection, setSelection] = useState<PassageSelection | null>(null);

  useEffect(() => {
    let isDrawing = false;
    let byTouch = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const read = () => setSelection(readSelection(byTouch));

    function changed() {
      clearTimeout(timer);
      if (window.getSelection()?.isCollapsed ?? true) setSelection(null);
      else if (!isDrawing) timer = setTimeout(read, byTouch ? TOUCH_REST : 0);
    }

    function pressed(event: PointerEvent) {
      byTouch = event.pointerType !== "mouse";
      isDrawing = !byTouch && event.button === 0;
    }

    function released() {
      if (!isDrawing) return;
      isDrawing = false;
      // A click inside a selection collapses it only after this event.
      timer = setTimeout(() => {
        if (readSelection(false)) snapSelection();
        read();
      }, 0);
    }

    function keyed() {
      byTouch = false;
    }

    document.addEventListener("selectionchange", changed);
    document.addEventListener("pointerdown", pressed, { capture: true });
    document.addEventListener("pointerup", released, { capture: true });
    document.addEventListener("pointercancel", released, { capture: true });
    document.addEventListener("keydown", keyed, { capture: true });
    return () => {
      clearTimeout(timer);
      document.removeEventListener("selectionchange", changed);
      document.removeEventListener("pointerdown", pressed, { capture: true });
      document.removeEventListener("pointerup", released, { capture: true });
      document.removeEventListener("pointercancel", released, { capture: true });
      document.removeEventListener("keydown", keyed, { capture: true });
    };
  }, []);

  const look = useCallback(() => flushSync(() => setSelection(readSelection(false))), []);
  return { selection, look };
}

/** What is selected in the text at this moment; null where nothing is. */
export function readSelection(byTouch: boolean): PassageSelection | null {
  const selection = window.getSelection();
  const text = document.getElementById("text");
  if (!selection || !text || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const chosen = passageFromRange(range, text, selection.anchorNode);
  if (!chosen) return null;
  const isBackward =
    selection.focusNode === range.startContainer && selection.focusOffset === range.startOffset;
  const around = range.getBoundingClientRect();
  const [start, end] = edgeLinesOf(chosen.stretch);
  return { ...chosen, start: start ?? around, end: end ?? around, isBackward, byTouch };
}

/** The first and the last line of the words themselves: what is selected may reach out of the text. */
function edgeLinesOf(stretch: ColumnStretch): [DOMRect | undefined, DOMRect | undefined] {
  const { startIndex, endIndex } = stretch;
  const isInOne = startIndex === endIndex;
  const first = isInOne ? stretch : { ...stretch, endIndex: startIndex, endOffset: Number.MAX_SAFE_INTEGER };
  const last = isInOne ? stretch : { ...stretch, startIndex: endIndex, startOffset: 0 };
  return [linesOf(first)[0], linesOf(last).at(-1)];
}

const linesOf = (stretch: ColumnStretch): DOMRect[] =>
  rangesOf(stretch).flatMap((range) => [...range.getClientRects()].filter(({ width }) => width > 0));
