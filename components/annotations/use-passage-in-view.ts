import { type RefObject, useLayoutEffect } from "react";
import { useRoom, useRoomState } from "../reading/room";
import { paragraphAt } from "../reading/text-places";
import { rangesOf } from "../reading/text-points";

/** Below the page's header, and a line of context. */
const CLEAR_ABOVE = 88;
const CLEAR_BELOW = 24;

/** Keeps what a sheet is about visible above it, and gives the last paragraphs room to be moved there. */
export function usePassageInView(sheet: RefObject<HTMLElement | null>, index: number) {
  const { annotations } = useRoom();
  const activeId = useRoomState((state) => state.activeId);
  const offset = annotations.find(({ id }) => id === activeId)?.placement.start ?? 0;

  useLayoutEffect(() => {
    const paragraph = paragraphAt(index);
    if (!sheet.current || !paragraph) return;
    const cover = sheet.current.getBoundingClientRect();
    const isAtBottom = cover.width >= window.innerWidth - 1;
    const before = document.body.style.paddingBlockEnd;
    if (isAtBottom) document.body.style.paddingBlockEnd = `${cover.height}px`;
    const [words] = rangesOf({
      startIndex: index,
      startOffset: offset,
      endIndex: index,
      endOffset: offset + 1,
    });
    const { top } = (words ?? paragraph).getBoundingClientRect();
    const end = isAtBottom ? cover.top : window.innerHeight;
    if (top < CLEAR_ABOVE || top > end - CLEAR_BELOW - 40)
      window.scrollBy({ top: top - CLEAR_ABOVE, behavior: "instant" });
    return () => {
      document.body.style.paddingBlockEnd = before;
    };
  }, [sheet, index, offset]);
}
