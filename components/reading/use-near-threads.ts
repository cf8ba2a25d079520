import { useEffect, useRef } from "react";
import type { Stretch } from "../annotations/threads";
import { SECTION_CAME } from "./load-section";
import { useRoom, useRoomState } from "./room";
import { indexOf, isAway } from "./text-places";

/** While one scrolls on, nothing is asked for. */
const RESTED = 120;

/** Fetches the threads of the paragraphs on the screen, then of those a window above and below. */
export function useNearThreads() {
  const { talk } = useRoom();
  const shown = useRoomState((state) => state.shown);
  const load = useRef(talk.load);
  const asked = useRef(shown);
  const look = useRef(() => {});
  useEffect(() => {
    load.current = talk.load;
    asked.current = shown;
  });

  useEffect(() => {
    const text = document.getElementById("text");
    if (!text) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    look.current = () => {
      clearTimeout(timer);
      const on = stretchWithin(text, 0, window.innerHeight);
      const near = stretchWithin(text, -window.innerHeight, 2 * window.innerHeight);
      const at = asked.current === null ? [] : [{ from: asked.current, through: asked.current }];
      void load.current([...at, ...on, ...near]);
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(look.current, RESTED);
    };
    look.current();
    window.addEventListener("scroll", soon, { passive: true });
    window.addEventListener("resize", soon);
    text.addEventListener(SECTION_CAME, soon);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("scroll", soon);
      window.removeEventListener("resize", soon);
      text.removeEventListener(SECTION_CAME, soon);
    };
  }, []);

  useEffect(() => {
    if (shown !== null) look.current();
  }, [shown]);
}

/** The paragraphs that stand between two heights of the window; none where the text is away. */
function stretchWithin(text: HTMLElement, top: number, bottom: number): Stretch[] {
  const touches = (element: Element) => {
    const place = element.getBoundingClientRect();
    return place.bottom > top && place.top < bottom;
  };
  const paragraphs = [...text.children]
    .filter((section) => section instanceof HTMLElement && !isAway(section) && touches(section))
    .flatMap((section) => [...section.children].filter(touches));
  const [first, last] = [paragraphs[0], paragraphs.at(-1)];
  if (!(first instanceof HTMLElement) || !(last instanceof HTMLElement)) return [];
  return [{ from: indexOf(first), through: indexOf(last) }];
}
