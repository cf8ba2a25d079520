"use client";

import { useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { Icon } from "../ui/icon";
import { lazily } from "../ui/lazily";
import type { ReaderSettings } from "./reader-settings";
import styles from "./settings-menu.module.css";
import { usePrinting } from "./use-printing";

type Props = { settings: ReaderSettings; onChange: (changes: Partial<ReaderSettings>) => void };

const { Lazy: SettingsChoices } = lazily(() =>
  import("./settings-choices").then(({ SettingsChoices: Choices }) => Choices),
);

/** How the text is set: every choice shows at once on the page behind. Its panel is drawn when it is first opened. */
export function SettingsMenu({ settings, onChange }: Props) {
  const t = useTranslations("reading.settings");
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const [isDrawn, setIsDrawn] = useState(false);
  const { print, isFetching } = usePrinting(settings.printed);

  return (
    <>
      <button type="button" className={styles.trigger} popoverTarget={id} aria-label={t("title")}>
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
        aria-label={t("title")}
        onBeforeToggle={() => setIsDrawn(true)}
      >
        {isDrawn && (
          <>
            <SettingsChoices settings={settings} onChange={onChange} />
            <div className={styles.foot}>
              <Button onClick={() => panel.current?.hidePopover()}>
                <Icon name="check" />
                {t("done")}
              </Button>
              <Button busy={isFetching} onClick={print}>
                {t("print")}
              </Button>
            </div>
          </>
        )}
      </div>
    </>
  );
}
