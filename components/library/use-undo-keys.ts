import { useEffect } from "react";

/** Ctrl or Cmd+Z takes back, with Shift (or Ctrl+Y) it does again; in a field these keys belong to the field. */
export function useUndoKeys(onStep: (direction: "undo" | "redo") => void) {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const isInField = event.target instanceof Element && event.target.matches("input, textarea, select");
      if (isInField || event.altKey || !(event.ctrlKey || event.metaKey)) return;
      const key = event.key.toLowerCase();
      const direction = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : null;
      if (!direction) return;
      event.preventDefault();
      onStep(direction);
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [onStep]);
}
