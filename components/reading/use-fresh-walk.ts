import { useCallback, useEffect, useRef } from "react";
import { nextFresh } from "./fresh-walk";
import { useRoom, useRoomState } from "./room";
import { indexOf, paragraphAround, paragraphWithKey } from "./text-places";
import { paragraphBeingRead } from "./where-read";

/** Goes to the next post not seen yet, or back to the one before. */
export function useFreshWalk(): (step: 1 | -1) => void {
  const room = useRoom();
  const activeId = useRoomState((state) => state.activeId);
  const now = useRef({ room, activeId });
  const lastPost = useRef<string | null>(null);
  useEffect(() => {
    now.current = { room, activeId };
  });

  return useCallback((step) => {
    const { room, activeId } = now.current;
    const { annotations, talk } = room;
    const post = lastPost.current;
    const isInThread = annotations.some(
      ({ id, posts }) => id === activeId && posts.some((one) => one.id === post),
    );
    const from = { annotation: activeId, post: isInThread ? post : null, index: indexNow() };
    const next = nextFresh(annotations, talk.fresh, from, step);
    if (!next) {
      goToCount(room, from.index, step);
      return;
    }
    const at = annotations.find(({ id }) => id === next.annotation)?.placement.index;
    lastPost.current = next.post;
    if (at !== null && at !== undefined) room.showParagraph(at);
    room.activate(next.annotation, { scroll: "thread", post: next.post });
  }, []);
}

function indexNow(): number {
  const text = document.getElementById("text");
  const paragraph = paragraphAround(document.activeElement) ?? (text && paragraphBeingRead(text));
  return paragraph ? indexOf(paragraph) : 0;
}

/** In a long talk not every thread has come with the page, but every paragraph's count has: its threads are fetched. */
function goToCount({ talk, showParagraph }: ReturnType<typeof useRoom>, from: number, step: 1 | -1) {
  const waiting = Object.entries(talk.counts)
    .filter(([, { fresh }]) => fresh > 0)
    .map(([key]) => paragraphWithKey(key))
    .filter((paragraph) => paragraph !== null)
    .sort((a, b) => step * (indexOf(a) - indexOf(b)));
  const next = waiting.find((paragraph) => step * (indexOf(paragraph) - from) > 0) ?? waiting[0];
  if (!next) return;
  next.scrollIntoView({ block: "center" });
  showParagraph(indexOf(next));
}
