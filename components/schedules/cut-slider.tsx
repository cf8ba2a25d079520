"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { useTranslations } from "use-intl";
import type { Beginnings } from "@/domain/schedules/portions";
import styles from "./cut-slider.module.css";

type Props = {
  beginnings: Beginnings;
  /** Where the cut stands, and where it may, as places in the beginnings; the portions beside it go from `start` to `end`. */
  place: number;
  start: number;
  end: number;
  label: string;
  /** "Week 3 begins at ¶41". */
  valueText: string;
  /** `isOneMove`: the drag goes on. */
  onMove: (place: number, isOneMove: boolean) => void;
};

/** Pixels around a heading in which a drag comes to stand at it. */
const NEAR_HEADING = 5;
const PAGE = 10;

/** The two portions beside a cut as a line, and the cut on it: dragged, or moved by keys. */
export function CutSlider({ beginnings, place, start, end, label, valueText, onMove }: Props) {
  const t = useTranslations("schedules.cuts");
  const track = useRef<HTMLDivElement>(null);
  const drag = useRef<{ offset: number; hasMoved: boolean } | null>(null);
  const { wordsBefore, isHeading } = beginnings;
  const [first, last] = [start + 1, end - 1];
  const before = wordsBefore[start] ?? 0;
  const total = Math.max(1, (wordsBefore[end] ?? 0) - before);
  const shareOf = (at: number) => ((wordsBefore[at] ?? 0) - before) / total;
  const headings = Array.from({ length: end - start - 1 }, (_, at) => start + 1 + at).filter(
    (at) => isHeading[at],
  );

  const moveTo = (wanted: number, isOneMove = false) => {
    const next = Math.min(last, Math.max(first, wanted));
    if (next === place) return false;
    onMove(next, isOneMove);
    return true;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
    const next = {
      ArrowUp: place + 1,
      ArrowDown: place - 1,
      ArrowRight: place + (isRtl ? -1 : 1),
      ArrowLeft: place + (isRtl ? 1 : -1),
      PageUp: place + PAGE,
      PageDown: place - PAGE,
      Home: first,
      End: last,
    }[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    moveTo(next);
  };

  /** Pixels from the beginning of the line, whichever way it runs. */
  const alongOf = (event: PointerEvent<HTMLElement>) => {
    const box = track.current?.getBoundingClientRect() ?? new DOMRect();
    const isRtl = getComputedStyle(event.currentTarget).direction === "rtl";
    return { along: isRtl ? box.right - event.clientX : event.clientX - box.left, width: box.width };
  };

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { along, width } = alongOf(event);
    drag.current = { offset: along - shareOf(place) * width, hasMoved: false };
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!drag.current) return;
    const { along, width } = alongOf(event);
    const wanted = along - drag.current.offset;
    const far = (at: number) => Math.abs(shareOf(at) * width - wanted);
    const nearest = (places: number[]) =>
      places.reduce<number | null>((best, at) => (best === null || far(at) < far(best) ? at : best), null);
    const heading = nearest(headings);
    const all = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    const next = heading !== null && far(heading) <= NEAR_HEADING ? heading : (nearest(all) ?? place);
    if (moveTo(next, drag.current.hasMoved)) drag.current.hasMoved = true;
  };

  const onPointerEnd = () => {
    drag.current = null;
  };

  return (
    <div className={styles.cut}>
      <Step label={t("earlier", { cut: label })} isOff={place === first} onStep={() => moveTo(place - 1)}>
        −
      </Step>
      <div ref={track} className={styles.track}>
        {headings.map((at) => (
          <span key={at} className={styles.heading} style={{ insetInlineStart: `${100 * shareOf(at)}%` }} />
        ))}
        <span className={styles.read} style={{ inlineSize: `${100 * shareOf(place)}%` }} />
        <span
          role="slider"
          tabIndex={0}
          className={styles.thumb}
          style={{ insetInlineStart: `${100 * shareOf(place)}%` }}
          aria-label={label}
          aria-valuemin={first}
          aria-valuemax={last}
          aria-valuenow={place}
          aria-valuetext={valueText}
          onKeyDown={onKeyDown}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerEnd}
          onPointerCancel={onPointerEnd}
        />
      </div>
      <Step label={t("later", { cut: label })} isOff={place === last} onStep={() => moveTo(place + 1)}>
        +
      </Step>
    </div>
  );
}

/** For a finger, which cannot tell one paragraph of a long text from the next. The keys of the slider do the same. */
function Step({
  label,
  isOff,
  onStep,
  children,
}: {
  label: string;
  isOff: boolean;
  onStep: () => void;
  children: string;
}) {
  return (
    <button
      type="button"
      className={styles.step}
      tabIndex={-1}
      aria-label={label}
      aria-disabled={isOff}
      onClick={onStep}
    >
      {children}
    </button>
  );
}
