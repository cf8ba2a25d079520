import { useEffect, useRef } from "react";
import { useRoom } from "./room";
import { indexOf, paragraphAround, wordsOf } from "./text-places";
import { openThreads } from "./use-text-keys";

/** With scripts, numbers and counts do their work in place; without, they are links to a page that does it. */
export function usePlaceLinks() {
  const room = useRoom();
  const current = useRef(room);
  useEffect(() => {
    current.current = room;
  });

  useEffect(() => {
    const text = document.getElementById("text");
    function follow(event: MouseEvent) {
      const isPlain =
        event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      const link = event.target instanceof Element ? event.target.closest("a.number, a.count") : null;
      const paragraph = paragraphAround(link);
      if (!isPlain || !(link instanceof HTMLAnchorElement) || !paragraph) return;
      event.preventDefault();
      window.history.replaceState(window.history.state, "", link.href);
      if (link.classList.contains("count")) void openThreads(() => current.current, indexOf(paragraph));
      else {
        paragraph.scrollIntoView({ block: "start" });
        wordsOf(paragraph)?.focus({ preventScroll: true });
      }
    }
    text?.addEventListener("click", follow);
    return () => text?.removeEventListener("click", follow);
  }, []);
}
