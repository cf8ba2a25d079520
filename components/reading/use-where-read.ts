import { useEffect, useRef } from "react";
import { useRoom } from "./room";
import { keyOf } from "./text-places";
import { paragraphBeingRead } from "./where-read";

/** Someone who only flies over a place has not stopped there. */
const RESTED = 2_500;

/** Remembers where a member stopped reading. */
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
    let last = "";
    function rested() {
      const text = document.getElementById("text");
      const paragraph = text && paragraphBeingRead(text);
      if (!paragraph || window.scrollY === 0 || keyOf(paragraph) === last) return;
      last = keyOf(paragraph);
      markRead.current({ stoppedAt: last });
    }
    function scrolled() {
      clearTimeout(timer);
      timer = setTimeout(rested, RESTED);
    }
    window.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener("scroll", scrolled);
    };
  }, [isMember]);
}
