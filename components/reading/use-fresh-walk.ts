import { useCallback, useEffect, useRef } from "react";
import { type FreshPlace, nextFresh } from "./fresh-walk";
import { bringParagraph } from "./load-section";
import { type Room, useRoom, useRoomState } from "./room";
import { indexOf, paragraphAround } from "./text-places";
import { paragraphBeingRead } from "./where-read";

type Now = { room: Room; activeId: string | null };

/** Goes to the next post not seen yet, or back to the one before. */
export function useFreshWalk(): (step: 1 | -1) => void {
  const room = useRoom();
  const activeId = useRoomState((state) => state.activeId);
  const now = useRef<Now>({ room, activeId });
  const lastPost = useRef<string | null>(null);
  useEffect(() => {
    now.current = { room, activeId };
  });

  return useCallback((step) => {
    const post = lastPost.current;
    const { room, activeId } = now.current;
    const isInThread = room.annotations.some(
      ({ id, posts }) => id === activeId && posts.some((one) => one.id === post),
    );
    const from = { annotation: activeId, post: isInThread ? post : null, index: indexNow() };
    void walk(now, from, step).then((reached) => {
      lastPost.current = reached ?? lastPost.current;
    });
  }, []);
}

/** Where the threads are not known yet, they are fetched, and the walk goes on from there. Gives the post it reached. */
async function walk(now: { current: Now }, from: FreshPlace, step: 1 | -1): Promise<string | null> {
  const { room } = now.current;
  const next = nextFresh(waysOf(room, step), from, step);
  if (!next) return null;
  const paragraph = await bringParagraph(next.index);
  room.showParagraph(next.index);
  if (next.post !== null) {
    room.activate(next.annotation, { scroll: "thread", post: next.post });
    return next.post;
  }
  paragraph?.scrollIntoView({ block: "center" });
  await room.talk.load([{ from: next.index, through: next.index }]);
  if (!room.talk.isLoaded(next.index)) return null;
  await new Promise(requestAnimationFrame);
  const there = { annotation: null, post: null, index: next.index + (step > 0 ? 0 : 1) };
  return walk(now, there, step);
}

/** Forward through what is not seen yet; back also through what has been since the page was opened. */
function waysOf({ annotations, talk }: Room, step: 1 | -1) {
  const fresh = step > 0 ? new Set([...talk.fresh].filter((id) => !talk.seen.has(id))) : talk.fresh;
  const unknown = Object.entries(talk.counts)
    .filter(([index, { fresh }]) => fresh > 0 && !talk.loaded.has(Number(index)))
    .map(([index]) => Number(index));
  return { threads: annotations, fresh, unknown };
}

function indexNow(): number {
  const text = document.getElementById("text");
  const paragraph = paragraphAround(document.activeElement) ?? (text && paragraphBeingRead(text));
  return paragraph ? indexOf(paragraph) : 0;
}
