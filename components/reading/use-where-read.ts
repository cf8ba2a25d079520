import { useEffect, useRef } from "react";
import { useRoom } from "./room";
import { keyOf } from "./text-places";
import { paragraphBeingRead, paragraphsInView } from "./where-read";

/** Someone who only flies over a place has not stopped there. */
const RESTED = 2_500;

/** Remembers which paragraphs a member had before them, and where they stopped reading. */
export function useWhereRead() {
  const { me, talk } = useRoom();
  const markRead = useRef(talk.markRead);
  useEffect(() => {
    markRead.current = talk.markRead;
  });
  const isMember = me !== null;

  useEffect(() => {
    if (!isMember) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = { stoppedAt: "", seen: "" };

    function whereStopped(text: HTMLElement) {
      const paragraph = window.scrollY === 0 ? null : paragraphBeingRead(text);
      const stoppedAt = paragraph ? keyOf(paragraph) : last.stoppedAt;
      return stoppedAt === last.stoppedAt ? {} : { stoppedAt };
    }

    function whatWasSeen(text: HTMLElement) {
      const inView = paragraphsInView(text);
      const paragraphs = inView && { from: keyOf(inView.from), through: keyOf(inView.through) };
      if (!paragraphs || last.seen === JSON.stringify(paragraphs)) return {};
      return { paragraphs };
    }

    function rested() {
      const text = document.getElementById("text");
      if (!text || document.visibilityState === "hidden") return;
      const marks = { ...whereStopped(text), ...whatWasSeen(text) };
      if (Object.keys(marks).length === 0) return;
      last = {
        stoppedAt: marks.stoppedAt ?? last.stoppedAt,
        seen: marks.paragraphs ? JSON.stringify(marks.paragraphs) : last.seen,
      };
      markRead.current(marks);
    }
    function scrolled() {
      clearTimeout(timer);
      timer = setTimeout(rested, RESTED);
    }
    scrolled();
    window.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener("scroll", scrolled);
    };
  }, [isMember]);
}
