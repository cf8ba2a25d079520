"use client";

import { useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { latePart, useLatePart } from "../late-part";
import type { ReaderSettings } from "./reader-settings";
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
          />
        )}
      </div>
    </>
  );
}
