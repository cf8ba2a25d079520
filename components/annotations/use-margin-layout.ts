import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { paragraphAt, sectionAt } from "../reading/text-places";
import { rangesOf, type TextPoint } from "../reading/text-points";
import { layoutMargin } from "./layout-margin";

/** A note and the place in the text that it belongs beside. */
export type MarginEntry = { id: string } & TextPoint;

export type MarginLayout = {
  tops: ReadonlyMap<string, number>;
  /** Ids of those near enough to the window to be drawn. */
  near: ReadonlySet<string>;
  /** How far down the lowest reaches. */
  bottom: number;
};

/** What a note takes before it has been drawn and measured. */
const GUESSED_HEIGHT = 140;

const nothing: MarginLayout = { tops: new Map(), near: new Set(), bottom: 0 };

/** Keeps notes beside their passages while the text, the window and the notes themselves change. */
export function useMarginLayout(entries: readonly MarginEntry[], activeId: string | null) {
  const root = useRef<HTMLDivElement>(null);
  const heights = useRef(new Map<string, number>());
  const now = useRef({ entries, activeId });
  const [layout, setLayout] = useState<MarginLayout>(nothing);
  const [observer, setObserver] = useState<ResizeObserver | null>(null);

  const lay = useCallback(() => {
    if (!root.current) return;
    const { entries: all, activeId: active } = now.current;
    const base = root.current.getBoundingClientRect().top;
    const sections = new Map<Element, DOMRect>();
    const items = all.map(({ id, ...point }) => ({
      id,
      wantedTop: topOf(point, sections) - base,
      height: heights.current.get(id) ?? GUESSED_HEIGHT,
    }));
    const tops = layoutMargin(items, active);
    const from = -base - window.innerHeight;
    const to = -base + 2 * window.innerHeight;
    const near = items.filter(({ id, height }) => {
      const top = tops.get(id) ?? 0;
      return id === active || (top + height > from && top < to);
    });
    const last = items.at(-1);
    const bottom = last ? (tops.get(last.id) ?? 0) + last.height : 0;
    const next = { tops, near: new Set(near.map(({ id }) => id)), bottom };
    setLayout((before) => (isSame(before, next) ? before : next));
  }, []);

  useLayoutEffect(() => {
    now.current = { entries, activeId };
    lay();
  }, [entries, activeId, lay]);

  useEffect(() => {
    const made = new ResizeObserver((changes) => {
      for (const { target, borderBoxSize } of changes) {
        const { id } = (target as HTMLElement).dataset;
        if (id) heights.current.set(id, borderBoxSize[0]?.blockSize ?? 0);
      }
      lay();
    });
    let frame = 0;
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(lay);
    };
    const text = document.getElementById("text");
    if (text) made.observe(text);
    text?.addEventListener("contentvisibilityautostatechange", soon);
    window.addEventListener("scroll", soon, { passive: true });
    window.addEventListener("resize", soon);
    setObserver(made);
    return () => {
      cancelAnimationFrame(frame);
      made.disconnect();
      text?.removeEventListener("contentvisibilityautostatechange", soon);
      window.removeEventListener("scroll", soon);
      window.removeEventListener("resize", soon);
    };
  }, [lay]);

  /** On the element around each note, which bears its id as `data-id`. */
  const slot = useCallback(
    (element: HTMLElement | null) => {
      if (!element || !observer) return;
      observer.observe(element);
      return () => observer.unobserve(element);
    },
    [observer],
  );

  return { root, slot, layout };
}

/** In a part of the text that the browser has not laid out, as near as its section is: asking closer would lay it out. */
function topOf({ index, offset, isBeside }: TextPoint, sections: Map<Element, DOMRect>): number {
  const paragraph = paragraphAt(index);
  const section = sectionAt(index);
  if (!section) return 0;
  const around = sections.get(section) ?? section.getBoundingClientRect();
  sections.set(section, around);
  const isNear = around.bottom > -2 * window.innerHeight && around.top < 3 * window.innerHeight;
  if (!isNear || !paragraph) return around.top;
  const [first] = rangesOf({
    startIndex: index,
    startOffset: offset,
    endIndex: index,
    endOffset: offset + 1,
    isBeside,
  });
  return (first ?? paragraph).getBoundingClientRect().top;
}

function isSame(one: MarginLayout, other: MarginLayout): boolean {
  return (
    one.bottom === other.bottom &&
    one.tops.size === other.tops.size &&
    one.near.size === other.near.size &&
    [...one.tops].every(([id, top]) => other.tops.get(id) === top) &&
    [...one.near].every((id) => other.near.has(id))
  );
}
