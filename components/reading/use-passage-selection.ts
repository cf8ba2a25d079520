import { useEffect, useState } from "react";
import type { Chosen } from "./choose-passage";
import { passageFromRange } from "./passage-from-range";
import { snapSelection } from "./snap-selection";

/** Words chosen on the page. `start` and `end` are its first and last line, in coordinates of the window. */
export type PassageSelection = Chosen & {
  start: DOMRect;
  end: DOMRect;
  isBackward: boolean;
  byTouch: boolean;
};

/** A selection drawn by touch is quiet between two moves of a handle. */
const TOUCH_REST = 200;

/** What is selected in the text, once the pointer has let go; null otherwise. */
export function usePassageSelection(): PassageSelection | null {
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

  return selection;
}

function readSelection(byTouch: boolean): PassageSelection | null {
  const selection = window.getSelection();
  const text = document.getElementById("text");
  if (!selection || !text || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const chosen = passageFromRange(range, text);
  if (!chosen) return null;
  const isBackward =
    selection.focusNode === range.startContainer && selection.focusOffset === range.startOffset;
  const lines = [...range.getClientRects()].filter(({ width }) => width > 0);
  const around = range.getBoundingClientRect();
  return { ...chosen, start: lines[0] ?? around, end: lines.at(-1) ?? around, isBackward, byTouch };
}
