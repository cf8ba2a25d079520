import { useEffect, useRef } from "react";

/** Escape closes what is open beside the text. Editors, menus and dialogs keep their own Escape. */
export function useEscape(close: () => void) {
  const now = useRef(close);
  useEffect(() => {
    now.current = close;
  });

  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (document.querySelector(":popover-open, dialog[open]")) return;
      now.current();
    }
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);
}
