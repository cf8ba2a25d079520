import { type RefObject, useLayoutEffect } from "react";
import { asItStands, isOfBeside } from "../reading/in-read";
import { useRoom, useRoomState } from "../reading/room";
import { paragraphAt } from "../reading/text-places";
import { rangesOf } from "../reading/text-points";
import { whereOf } from "./where";

/** Below the page's header, and a line of context. */
const CLEAR_ABOVE = 88;
const CLEAR_BELOW = 24;

/** Makes room for a sheet, and keeps what it is about in view: beside it, or above it and with room for the last paragraphs. */
export function usePassageInView(sheet: RefObject<HTMLElement | null>, index: number) {
  const { annotations, reading } = useRoom();
  const activeId = useRoomState((state) => state.activeId);
  const composer = useRoomState((state) => state.composer);
  const thread = annotations.find(({ id }) => id === activeId);
  const stands = thread && asItStands(thread, reading);
  const composing = composer && whereOf(composer.passage).start;
  const active = stands?.placement.start;
  const isBeside = composer ? isOfBeside(composer.passage, reading) : stands?.isBeside;

  useLayoutEffect(() => {
    const paragraph = paragraphAt(index);
    stayingPut(paragraph, () => {
      document.body.dataset.sheet = reading.direction;
    });
    return () =>
      stayingPut(paragraph, () => {
        delete document.body.dataset.sheet;
      });
  }, [index, reading.direction]);

  useLayoutEffect(() => {
    const paragraph = paragraphAt(index);
    if (!sheet.current || !paragraph) return;
    const cover = sheet.current.getBoundingClientRect();
    const isAtBottom = cover.width >= window.innerWidth - 1;
    const before = document.body.style.paddingBlockEnd;
    if (isAtBottom) document.body.style.paddingBlockEnd = `${cover.height}px`;
    const offset = composing ?? active ?? 0;
    const [words] = rangesOf({
      startIndex: index,
      startOffset: offset,
      endIndex: index,
      endOffset: offset + 1,
      isBeside,
    });
    const { top } = (words ?? paragraph).getBoundingClientRect();
    const end = isAtBottom ? cover.top : window.innerHeight;
    if (top < CLEAR_ABOVE || top > end - CLEAR_BELOW - 40)
      window.scrollBy({ top: top - CLEAR_ABOVE, behavior: "instant" });
    return () => {
      document.body.style.paddingBlockEnd = before;
    };
  }, [sheet, index, composing, active, isBeside]);
}

/** The text takes another width, and the paragraph keeps its place in the window. */
function stayingPut(paragraph: HTMLElement | null, change: () => void) {
  const before = paragraph?.getBoundingClientRect().top ?? 0;
  change();
  const moved = (paragraph?.getBoundingClientRect().top ?? 0) - before;
  if (moved !== 0) window.scrollBy({ top: moved, behavior: "instant" });
}
