import { type RefObject, useEffect, useRef } from "react";
import { useRoom } from "../reading/room";
import type { ThreadPost } from "./thread";

/** Long enough to have begun reading. */
const LOOKED_AT = 1_500;

/** Marks a new post as read once it has been on screen for a while, in a page somebody looks at. */
export function useSeen(post: ThreadPost): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const { me, talk } = useRoom();
  const marks = useRef(talk.markRead);
  const shown = useRef(post);
  useEffect(() => {
    marks.current = talk.markRead;
    shown.current = post;
  });
  const isWatched = me !== null && post.number !== null && talk.fresh.has(post.id);

  useEffect(() => {
    if (!isWatched || !element.current) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOnScreen = false;
    function look() {
      clearTimeout(timer);
      if (isOnScreen && document.visibilityState === "visible")
        timer = setTimeout(() => {
          marks.current({ posts: [shown.current] });
          stop();
        }, LOOKED_AT);
    }
    const observer = new IntersectionObserver(([entry]) => {
      isOnScreen = entry?.isIntersecting ?? false;
      look();
    });
    function stop() {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener("visibilitychange", look);
    }
    observer.observe(element.current);
    document.addEventListener("visibilitychange", look);
    return stop;
  }, [isWatched]);

  return element;
}
