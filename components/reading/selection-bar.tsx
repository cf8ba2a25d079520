"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useRoom } from "./room";
import styles from "./selection-bar.module.css";
import { signInHref } from "./sign-in-href";
import { type PassageSelection, usePassageSelection } from "./use-passage-selection";
import { useSelectionActions } from "./use-selection-actions";

/** The four words beside a selection; by touch at the bottom of the window, out of the way of the system's own menu. */
export function SelectionBar() {
  const selection = usePassageSelection();
  return selection && <Bar selection={selection} />;
}

function Bar({ selection }: { selection: PassageSelection }) {
  const t = useTranslations("reading.selection");
  const { can, me, reading } = useRoom();
  const { write, highlight, copyLink } = useSelectionActions();
  const bar = useRef<HTMLDivElement>(null);
  const [isDismissed, setIsDismissed] = useState(false);
  useBeside(bar, selection);
  useBarKeys(bar, {
    a: can.annotate ? () => write("comment", selection) : null,
    q: can.annotate ? () => write("question", selection) : null,
    h: can.annotate ? () => void highlight(selection) : null,
    Escape: () => {
      window.getSelection()?.removeAllRanges();
      setIsDismissed(true);
    },
  });
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
          <button type="button" aria-keyshortcuts="a" onClick={() => write("comment", selection)}>
            {t("annotate")}
          </button>
          <button type="button" aria-keyshortcuts="q" onClick={() => write("question", selection)}>
            {t("ask")}
          </button>
          <button type="button" aria-keyshortcuts="h" onClick={() => void highlight(selection)}>
            {t("highlight")}
          </button>
        </>
      )}
      <button type="button" onClick={() => void copyLink(selection)}>
        {t("copy-link")}
      </button>
      {!me && <a href={signInHref(reading.url)}>{t("sign-in")}</a>}
    </div>
  );
}

/** Stands by the line where the selection ended and moves with the page; docked, the stylesheet places it. */
function useBeside(bar: RefObject<HTMLDivElement | null>, { end, isBackward, byTouch }: PassageSelection) {
  useLayoutEffect(() => {
    const element = bar.current;
    if (!element || byTouch) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const gap = 8;
    const above = end.top - height - gap;
    const below = end.bottom + gap;
    const prefersAbove = isBackward || below + height > window.innerHeight;
    const top = prefersAbove && above > 0 ? above : below;
    const centred = (isBackward ? end.left : end.right) - width / 2;
    const left = Math.max(gap, Math.min(centred, document.documentElement.clientWidth - width - gap));
    element.style.top = `${top + window.scrollY}px`;
    element.style.left = `${left + window.scrollX}px`;
  }, [bar, end, isBackward, byTouch]);
}

/** One key each while something is selected; Tab goes into the bar, wherever it stands in the page. */
function useBarKeys(bar: RefObject<HTMLDivElement | null>, keys: Record<string, (() => void) | null>) {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });

  useEffect(() => {
    function pressed(event: KeyboardEvent) {
      if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
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
