import { useEffect, useRef } from "react";
import { type Mark, marksAt } from "./marks";
import { useRoom, useRoomState } from "./room";
import { pointUnder, rangesOf } from "./text-points";

type MarksNear = (index: number) => readonly Mark[];

/** Pointing at marks shows their threads; a click opens one, and further clicks the ones it overlaps with. */
export function useMarkPointer(marksNear: MarksNear) {
  const { hover, activate, showParagraph } = useRoom();
  const activeId = useRoomState((state) => state.activeId);
  const current = useRef({ activeId });
  useEffect(() => {
    current.current = { activeId };
  });

  useEffect(() => {
    const text = document.getElementById("text");
    if (!text) return;
    let frame = 0;

    function follow(event: PointerEvent) {
      if (event.pointerType !== "mouse") return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const marks = event.buttons === 0 ? marksUnder(marksNear, event) : [];
        text?.toggleAttribute("data-over-mark", marks.length > 0);
        hover(...marks.map(({ id }) => id));
      });
    }

    function leave() {
      cancelAnimationFrame(frame);
      text?.removeAttribute("data-over-mark");
      hover();
    }

    function open(event: MouseEvent) {
      const isLink = event.target instanceof Element && event.target.closest("a, button");
      if (isLink || !(window.getSelection()?.isCollapsed ?? true)) return;
      const found = marksUnder(marksNear, event);
      const at = found.findIndex(({ id }) => id === current.current.activeId);
      const next = found[(at + 1) % found.length];
      if (!next) {
        activate(null);
        return;
      }
      showParagraph(next.stretch.startIndex);
      activate(next.id, { scroll: "thread" });
    }

    text.addEventListener("pointermove", follow);
    text.addEventListener("pointerleave", leave);
    text.addEventListener("click", open);
    return () => {
      cancelAnimationFrame(frame);
      text.removeEventListener("pointermove", follow);
      text.removeEventListener("pointerleave", leave);
      text.removeEventListener("click", open);
    };
  }, [hover, activate, showParagraph, marksNear]);
}

/** The caret nearest to the pointer may be a line's end far from it, so the mark must really lie under it. */
function marksUnder(marksNear: MarksNear, { clientX: x, clientY: y }: MouseEvent): Mark[] {
  const point = pointUnder(x, y);
  if (!point) return [];
  return marksAt(marksNear(point.index), point).filter(({ stretch }) =>
    rangesOf({ ...stretch, startIndex: point.index, endIndex: point.index, ...clipped(stretch, point.index) })
      .flatMap((range) => [...range.getClientRects()])
      .some((line) => x >= line.left && x <= line.right && y >= line.top && y <= line.bottom),
  );
}

function clipped({ startIndex, startOffset, endIndex, endOffset }: Mark["stretch"], index: number) {
  return {
    startOffset: index === startIndex ? startOffset : 0,
    endOffset: index === endIndex ? endOffset : Number.MAX_SAFE_INTEGER,
  };
}
