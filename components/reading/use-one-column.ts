import { useEffect } from "react";
import { isInBeside, paragraphAround } from "./text-places";

/**
 * Side by side, while words of one column are chosen those of the other cannot be selected: in the page they stand between
 * one row and the next.
 */
export function useOneColumn(isSideBySide: boolean) {
  useEffect(() => {
    const text = document.getElementById("text");
    if (!text || !isSideBySide) return;
    let isPressed = false;

    const choose = (from: Node | null) => {
      if (paragraphAround(from)) text.dataset.choosing = isInBeside(from) ? "beside" : "words";
      else delete text.dataset.choosing;
    };

    function changed() {
      const selection = window.getSelection();
      if (selection && !selection.isCollapsed) choose(selection.anchorNode);
      else if (!isPressed) choose(null);
    }

    function pressed({ target, shiftKey }: PointerEvent) {
      isPressed = true;
      // With Shift, what was begun before goes on.
      if (!shiftKey) choose(target as Node);
    }

    function released() {
      isPressed = false;
      changed();
    }

    document.addEventListener("selectionchange", changed);
    text.addEventListener("pointerdown", pressed, { capture: true });
    document.addEventListener("pointerup", released, { capture: true });
    document.addEventListener("pointercancel", released, { capture: true });
    return () => {
      choose(null);
      document.removeEventListener("selectionchange", changed);
      text.removeEventListener("pointerdown", pressed, { capture: true });
      document.removeEventListener("pointerup", released, { capture: true });
      document.removeEventListener("pointercancel", released, { capture: true });
    };
  }, [isSideBySide]);
}
