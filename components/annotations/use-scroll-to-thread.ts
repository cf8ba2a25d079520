import { useEffect } from "react";
import { bringParagraph } from "../reading/load-section";
import { useRoom, useRoomState } from "../reading/room";
import { paragraphAt } from "../reading/text-places";

/** A note that gives way takes as long as `--motion`; a long one is looked at when it has arrived. */
const ARRIVED = 200;

/** When a thread is asked for: its passage is brought into view, since it stands beside it, and it takes the focus. */
export function useScrollToThread() {
  const scroll = useRoomState((state) => state.scroll);
  const { annotations } = useRoom();
  const thread = scroll?.to === "thread" ? annotations.find(({ id }) => id === scroll.id) : undefined;
  const index = thread?.placement.index ?? null;
  const isHere = thread !== undefined;

  useEffect(() => {
    if (!isHere || scroll?.to !== "thread") return;
    const show = (paragraph: HTMLElement | null) => {
      if (paragraph && !isInView(paragraph)) paragraph.scrollIntoView({ block: "center" });
    };
    if (index !== null && paragraphAt(index)) show(paragraphAt(index));
    else if (index !== null) void bringParagraph(index).then(show);
    const focus = () => targetOf(scroll)?.focus({ preventScroll: true });
    const frame = requestAnimationFrame(focus);
    const arrival = setTimeout(() => {
      const target = targetOf(scroll);
      // The browser lets go of the focus when it has found the place that the address names.
      if (document.activeElement === document.body || holds(target, document.activeElement)) focus();
      if (target && scroll.post && !isInView(target)) target.scrollIntoView({ block: "nearest" });
    }, ARRIVED);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(arrival);
    };
  }, [scroll, isHere, index]);
}

const targetOf = ({ id, post }: { id: string; post: string | null }): HTMLElement | null =>
  (post === null ? null : document.getElementById(`post-${post}`)) ?? document.getElementById(`thread-${id}`);

/** The thread was there before the post that is meant. */
const holds = (target: HTMLElement | null, active: Element | null): boolean =>
  active !== null && active !== target && active === target?.closest("article");

function isInView(element: HTMLElement): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 80 && top < window.innerHeight - 80;
}
