"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { signInHref } from "../sign-in-href";
import { isTyping } from "./is-typing";
import { useRoom } from "./room";
import styles from "./selection-bar.module.css";
import { type PassageSelection, usePassageSelection } from "./use-passage-selection";
import { useSelectionActions } from "./use-selection-actions";

/** The four words beside a selection; by touch at the bottom of the window, out of the way of the system's own menu. */
export function SelectionBar({ keys }: { keys: boolean }) {
  const selection = usePassageSelection();
  return selection && <Bar selection={selection} keys={keys} />;
}

function Bar({ selection, keys }: { selection: PassageSelection; keys: boolean }) {
  const t = useTranslations("reading.selection");
  const { can, me, reading, focusParagraph } = useRoom();
  const { write, highlight, copyLink } = useSelectionActions();
  const letters = keys && can.annotate;
  const bar = useRef<HTMLDivElement>(null);
  const [isDismissed, setIsDismissed] = useState(false);
  useBeside(bar, selection);
  useBarKeys(bar, {
    a: letters ? () => write("comment", selection) : null,
    q: letters ? () => write("question", selection) : null,
    h: letters ? () => done(highlight) : null,
    Escape: () => {
      window.getSelection()?.removeAllRanges();
      done();
      setIsDismissed(true);
    },
  });

  /** The bar goes; a focus that was in it goes back to the text. */
  function done(act?: (chosen: PassageSelection) => Promise<void>) {
    if (bar.current?.contains(document.activeElement)) focusParagraph(selection.stretch.startIndex);
    void act?.(selection);
  }

  if (isDismissed) return null;

  return (
    <div
      ref={bar}
      className={selection.byTouch ? `${styles.bar} ${styles.docked}` : styles.bar}
      role="toolbar"
      aria-label={t("label")}
      data-print="no"
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {can.annotate && (
        <>
          <button
            type="button"
            aria-keyshortcuts={keys ? "a" : undefined}
            onClick={() => write("comment", selection)}
          >
            {t("annotate")}
          </button>
          <button
            type="button"
            aria-keyshortcuts={keys ? "q" : undefined}
            onClick={() => write("question", selection)}
          >
            {t("ask")}
          </button>
          <button type="button" aria-keyshortcuts={keys ? "h" : undefined} onClick={() => done(highlight)}>
            {t("highlight")}
          </button>
        </>
      )}
      <button type="button" onClick={() => done(copyLink)}>
        {t("copy-link")}
      </button>
      {!me && <a href={signInHref(reading.url)}>{t("sign-in")}</a>}
    </div>
  );
}

/** The header may come back over what is further up. */
const HEADER = 48;
/** So far the pointer that ends a choice has to go to a bar at its beginning. */
const NEAR = 200;

/**
 * Above the first line, where what it covers has been read; by the last one when that is far from it. It keeps off the margin
 * and moves with the page. Docked, the stylesheet places it.
 */
function useBeside(
  bar: RefObject<HTMLDivElement | null>,
  { start, end, isBackward, byTouch }: PassageSelection,
) {
  useLayoutEffect(() => {
    const element = bar.current;
    const column = document.getElementById("text")?.getBoundingClientRect();
    if (!element || !column || byTouch) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const gap = 8;
    const above = start.top - height - gap;
    const below = end.bottom + gap;
    const isNear = isBackward || end.bottom - start.top < NEAR;
    const hasRoomBelow = below + height <= window.innerHeight;
    const top = above > HEADER && (isNear || !hasRoomBelow) ? above : below;
    const centred = (isBackward ? start.left : end.right) - width / 2;
    const left = Math.max(column.left, gap, Math.min(centred, column.right - width - gap));
    element.style.top = `${top + window.scrollY}px`;
    element.style.left = `${left + window.scrollX}px`;
  }, [bar, start, end, isBackward, byTouch]);
}

/** One key each while something is selected; Tab goes into the bar, wherever it stands in the page. */
function useBarKeys(bar: RefObject<HTMLDivElement | null>, keys: Record<string, (() => void) | null>) {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });

  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      const hasModifier = event.altKey || event.ctrlKey || event.metaKey;
      if (hasModifier || event.defaultPrevented || isTyping(event.target)) return;
      const isInBar = bar.current?.contains(document.activeElement) ?? false;
      const first = bar.current?.querySelector<HTMLElement>("button, a");
      if (event.key === "Tab" && !event.shiftKey && !isInBar && first) first.focus();
      else {
        const run = current.current[event.key];
        if (!run) return;
        run();
      }
      event.preventDefault();
      event.stopPropagation();
    }
    window.addEventListener("keydown", pressed, { capture: true });
    return () => window.removeEventListener("keydown", pressed, { capture: true });
  }, [bar]);
}
