import { useEffect, useRef } from "react";
import { useRoom } from "./room";
import { paragraphAround } from "./text-places";

/** The focus on a paragraph shows the threads about it, as the pointer does. A click, which also focuses, does not. */
export function useMarkFocus() {
  const { hover, annotations } = useRoom();
  const known = useRef(annotations);
  useEffect(() => {
    known.current = annotations;
  });

  useEffect(() => {
    const text = document.getElementById("text");
    if (!text) return;

    function show({ target }: FocusEvent) {
      if (!(target instanceof HTMLElement) || !target.matches(":focus-visible")) return;
      const at = Number(paragraphAround(target)?.dataset.index);
      const about = known.current.filter(
        ({ placement: { index, endIndex } }) => index !== null && index <= at && at <= (endIndex ?? index),
      );
      hover(...about.map(({ id }) => id));
    }
    const leave = () => hover();

    text.addEventListener("focusin", show);
    text.addEventListener("focusout", leave);
    return () => {
      text.removeEventListener("focusin", show);
      text.removeEventListener("focusout", leave);
    };
  }, [hover]);
}
