import { type RefObject, useEffect, useRef } from "react";
import { useRoom } from "../reading/room";
import { isInView } from "./is-in-view";
import type { ThreadPost } from "./thread";

/** Long enough to have begun reading. */
const LOOKED_AT = 1_500;

/** Often enough to hear of a tall post when it fills the window. */
const STEPS = Array.from({ length: 101 }, (_, at) => at / 100);

/**
 * Marks a new post as read: once it has been in view for a while, in a page somebody looks at, or when the focus or a
 * click comes to it.
 */
export function useSeen(post: ThreadPost): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const { me, talk } = useRoom();
  const marks = useRef(talk.markRead);
  const shown = useRef(post);
  useEffect(() => {
    marks.current = talk.markRead;
    shown.current = post;
  });
  const isWatched = me !== null && post.number !== null && talk.fresh.has(post.id) && !talk.seen.has(post.id);

  useEffect(() => {
    const watched = element.current;
    if (!isWatched || !watched) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isShown = false;
    const mark = () => marks.current({ posts: [shown.current] });
    function look() {
      if (!isShown || document.visibilityState === "hidden") {
        clearTimeout(timer);
        timer = undefined;
      } else timer ??= setTimeout(mark, LOOKED_AT);
    }
    const observer = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        isShown = entry !== undefined && !isCut(watched) && isInView(heightsOf(entry));
        look();
      },
      { threshold: STEPS },
    );
    observer.observe(watched);
    watched.addEventListener("focusin", mark);
    watched.addEventListener("click", mark);
    document.addEventListener("visibilitychange", look);
    if (watched.contains(document.activeElement)) mark();
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      watched.removeEventListener("focusin", mark);
      watched.removeEventListener("click", mark);
      document.removeEventListener("visibilitychange", look);
    };
  }, [isWatched]);

  return element;
}

function heightsOf({ target, boundingClientRect, intersectionRect }: IntersectionObserverEntry) {
  const sheet = target.closest("[data-scrolls]");
  return {
    height: boundingClientRect.height,
    shown: intersectionRect.height,
    room: Math.min(window.innerHeight, sheet?.clientHeight ?? window.innerHeight),
  };
}

/** In a folded card stand only the first lines of what is long. */
function isCut(post: HTMLElement): boolean {
  const brief = post.querySelector("[data-brief]");
  return brief !== null && brief.scrollHeight > brief.clientHeight + 1;
}
