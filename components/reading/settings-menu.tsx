"use client";

import { type RefObject, useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { latePart, useLatePart } from "../late-part";
import type { ReaderSettings } from "./reader-settings";
import { useRoom } from "./room";
import styles from "./settings-menu.module.css";

type Props = { settings: ReaderSettings; onChange: (changes: Partial<ReaderSettings>) => void };

const late = latePart(() => import("./settings-panel").then(({ SettingsPanel }) => ({ SettingsPanel })));
const fetchAhead = () => void late.fetch();

/** How the text is set: every choice shows at once on the page behind. What is in its panel comes when it is about to be opened. */
export function SettingsMenu({ settings, onChange }: Props) {
  const t = useTranslations("reading.header");
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [isDrawn, setIsDrawn] = useState(false);
  const part = useLatePart(late, isDrawn);
  const printing = usePrintKey(panel, settings.printed);

  return (
    <>
      <button
        type="button"
        className={styles.trigger}
        popoverTarget={id}
        aria-label={t("settings")}
        onPointerEnter={fetchAhead}
        onFocus={fetchAhead}
      >
        <span aria-hidden="true" className={styles.letters}>
          Aa
        </span>
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        className={styles.panel}
        role="dialog"
        aria-label={t("settings")}
        aria-busy={isDrawn && !part}
        onBeforeToggle={() => setIsDrawn(true)}
      >
        {part && (
          <part.SettingsPanel
            settings={settings}
            onChange={onChange}
            onDone={() => panel.current?.hidePopover()}
            printing={printing}
          />
        )}
      </div>
    </>
  );
}

/** Ctrl+P, where not everything is in the page, opens the panel, whose button fetches the rest first. Answers how often. */
function usePrintKey(panel: RefObject<HTMLElement | null>, printed: ReaderSettings["printed"]): number {
  const { talk, paragraphs } = useRoom();
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    const isTalkAway = () =>
      printed !== "text" &&
      Array.from({ length: paragraphs }, (_, index) => talk.isLoaded(index)).includes(false);
    const onKey = (event: KeyboardEvent) => {
      const isControl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isControl || event.key.toLowerCase() !== "p") return;
      if (!document.querySelector("#text > [data-away]") && !isTalkAway()) return;
      event.preventDefault();
      if (!panel.current?.matches(":popover-open")) panel.current?.showPopover();
      setAsked((before) => before + 1);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [panel, printed, talk, paragraphs]);
  return asked;
}
