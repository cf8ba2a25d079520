"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Icon } from "../ui/icon";
import styles from "./paragraph-tools.module.css";
import { useRoom } from "./room";
import { paragraphAround } from "./text-places";
import { composeOn } from "./use-text-keys";

/** The `+` beside the paragraph that is pointed at or has the focus: one button that moves, not one for each. */
export function ParagraphTools() {
  const t = useTranslations("reading.paragraph");
  const room = useRoom();
  const button = useRef<HTMLButtonElement>(null);
  const [paragraph, setParagraph] = useState<HTMLElement | null>(null);

  useEffect(() => {
    const text = document.getElementById("text");
    const column = text?.parentElement;
    if (!text || !column) return;
    const follow = (event: Event) => {
      const found = paragraphAround(event.target as Node);
      if (found) setParagraph(found);
    };
    const leave = (event: PointerEvent | FocusEvent) => {
      // While the focus is on its way, nothing has it; the event says where it goes.
      const next = event instanceof FocusEvent ? event.relatedTarget : document.activeElement;
      if (next !== button.current) setParagraph(paragraphAround(next instanceof Node ? next : null));
    };
    text.addEventListener("pointerover", follow);
    text.addEventListener("focusin", follow);
    column.addEventListener("pointerleave", leave);
    text.addEventListener("focusout", leave);
    return () => {
      text.removeEventListener("pointerover", follow);
      text.removeEventListener("focusin", follow);
      column.removeEventListener("pointerleave", leave);
      text.removeEventListener("focusout", leave);
    };
  }, []);

  useEffect(() => {
    const column = button.current?.offsetParent;
    if (!paragraph || !column || !button.current) return;
    const top = paragraph.getBoundingClientRect().top - column.getBoundingClientRect().top;
    button.current.style.insetBlockStart = `${top}px`;
    button.current.style.setProperty("--paragraph-height", `${paragraph.offsetHeight}px`);
  }, [paragraph]);

  if (!room.can.annotate) return null;
  const number = paragraph?.querySelector(".number")?.textContent;
  return (
    <button
      ref={button}
      type="button"
      className={styles.plus}
      hidden={!paragraph}
      aria-label={number ? t("annotate", { number }) : t("annotate-unnumbered")}
      title={t("annotate-hint")}
      data-print="no"
      onClick={() => paragraph && composeOn(room, paragraph)}
    >
      <Icon name="plus" />
    </button>
  );
}
