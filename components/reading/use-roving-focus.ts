import { useEffect } from "react";
import { paragraphAround, wordsOf } from "./text-places";

/** The text is one stop for Tab: the paragraph one was at last, else the one the address names, else the first. */
export function useRovingFocus() {
  useEffect(() => {
    const text = document.getElementById("text");
    if (!text) return;
    const target = window.location.hash ? document.getElementById(window.location.hash.slice(1)) : null;
    let current = wordsOf(paragraphAround(target)) ?? text.querySelector<HTMLElement>(".words");
    if (current) current.tabIndex = 0;
    for (const count of text.querySelectorAll<HTMLElement>(".count")) count.tabIndex = -1;

    function follow(event: FocusEvent) {
      const words = wordsOf(paragraphAround(event.target as Node));
      if (!words || words === current) return;
      if (current) current.tabIndex = -1;
      words.tabIndex = 0;
      current = words;
    }
    text.addEventListener("focusin", follow);
    return () => text.removeEventListener("focusin", follow);
  }, []);
}
