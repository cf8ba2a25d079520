"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { ParagraphTools } from "./paragraph-tools";
import { PlaceNotice } from "./place-notice";
import { Rail } from "./rail";
import { type ReaderSettings, settingAttributes } from "./reader-settings";
import { ReadingHeader } from "./reading-header";
import styles from "./reading-layout.module.css";
import { useRoom } from "./room";
import { SelectionBar } from "./selection-bar";
import text from "./text.module.css";
import { TextBehaviour } from "./text-behaviour";
import { TextIsland } from "./text-island";
import { TextMarks } from "./text-marks";

type Props = {
  html: string;
  settings: ReaderSettings;
  onChange: (changes: Partial<ReaderSettings>) => void;
  /** What stands over the text. */
  above: ReactNode;
  /** The threads, in the margin and in the sheet. */
  margin: ReactNode;
  sheet: ReactNode;
};

/** The page: the text first, everything else at its edge. */
export function ReadingLayout({ html, settings, onChange, above, margin, sheet }: Props) {
  const t = useTranslations("reading");
  const { reading } = useRoom();

  return (
    <div className={styles.page} {...settingAttributes(settings)}>
      <ReadingHeader settings={settings} onChange={onChange} />
      <Rail />
      <div className={styles.columns} data-dir={reading.direction}>
        <main id="main" className={styles.text}>
          <div dir={reading.direction}>
            {above}
            <div className={styles.column}>
              <TextMarks />
              <TextIsland
                html={html}
                sections={reading.sections}
                className={text.text}
                lang={reading.language ?? undefined}
                dir={reading.direction}
                label={t("text-label", { title: reading.title })}
              />
              <ParagraphTools />
            </div>
          </div>
          <SelectionBar keys={settings.keys} />
          <TextBehaviour keys={settings.keys} />
        </main>
        <aside className={styles.margin} aria-label={t("margin-label")} data-text={reading.direction}>
          {margin}
        </aside>
      </div>
      {sheet}
      <PlaceNotice />
    </div>
  );
}
