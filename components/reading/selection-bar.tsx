"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { signInHref } from "../sign-in-href";
import { isTyping } from "./is-typing";
import { useRoom } from "./room";
import styles from "./selection-bar.module.css";
import { type PassageSelection, readSelection, usePassageSelection } from "./use-passage-selection";
import { useSelectionActions } from "./use-selection-actions";

/** The four words beside a selection; by touch at the bottom of the window, out of the way of the system's own menu. */
export function SelectionBar({ keys }: { keys: boolean }) {
  const { selection, look } = usePassageSelection();
  const { can, focusParagraph } = useRoom();
  const { write, highlight } = useSelectionActions();
  const bar = useRef<HTMLDivElement>(null);

  /** The bar goes; a focus that was in it goes back to the text. */
  function leave({ stretch }: PassageSelection) {
    if (bar.current?.contains(document.activeElement)) focusParagraph(stretch.startIndex);
  }

  const letters: Record<string, (chosen: PassageSelection) => void> = {
    a: (chosen) => write("comment", chosen),
    q: (chosen) => write("question", chosen),
    h: (chosen) => {
      leave(chosen);
      void highlight(chosen);
    },
  };
  /** Tab goes into the bar, wherever it stands in the page. */
  function enterBar(): boolean {
    if (bar.current?.contains(document.activeElement)) return false;
    if (selection === null) look();
    const first = bar.current?.querySelector<HTMLElement>("button, a");
    first?.focus();
    return first !== undefined && first !== null;
  }

  useKeys(({ key, shiftKey }) => {
    if (key === "Tab" && !shiftKey) return enterBar();
    const act = keys && can.annotate ? letters[key] : undefined;
    // What is chosen now: whoever types fast is ahead of the bar.
    const chosen = act ? readSelection(false) : null;
    if (chosen) act?.(chosen);
    return chosen !== null;
  });

  return selection && <Bar ref={bar} selection={selection} keys={keys} leave={leave} />;
}

type BarProps = {
  ref: RefObject<HTMLDivElement | null>;
  selection: PassageSelection;
  keys: boolean;
  leave: (chosen: PassageSelection) => void;
};

function Bar({ ref: bar, selection, keys, leave }: BarProps) {
  const t = useTranslations("reading.selection");
  const { can, me, reading } = useRoom();
  const { write, highlight, copyLink } = useSelectionActions();
  const [isDismissed, setIsDismissed] = useState(false);
  useBeside(bar, selection);
  useKeys(({ key }) => {
    if (key !== "Escape") return false;
    window.getSelection()?.removeAllRanges();
    leave(selection);
    setIsDismissed(true);
    return true;
  });

  function done(act: (chosen: PassageSelection) => Promise<void>) {
    leave(selection);
    void act(selection);
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

/** Keys wherever nobody types; `pressed` answers whether one meant something. */
function useKeys(pressed: (event: KeyboardEvent) => boolean) {
  const current = useRef(pressed);
  useEffect(() => {
    current.current = pressed;
  });

  useEffect(() => {
    function hear(event: KeyboardEvent) {
      const hasModifier = event.altKey || event.ctrlKey || event.metaKey;
      if (hasModifier || event.defaultPrevented || isTyping(event.target)) return;
      if (!current.current(event)) return;
      event.preventDefault();
      event.stopPropagation();
    }
    window.addEventListener("keydown", hear, { capture: true });
    return () => window.removeEventListener("keydown", hear, { capture: true });
  }, []);
}
