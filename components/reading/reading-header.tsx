"use client";

import { useTranslations } from "use-intl";
import { signInHref } from "../sign-in-href";
import { Icon } from "../ui/icon";
import { useHeaderAway } from "../ui/use-header-away";
import type { ReaderSettings } from "./reader-settings";
import styles from "./reading-header.module.css";
import { useRoom } from "./room";
import { SettingsMenu } from "./settings-menu";
import { useFreshWalk } from "./use-fresh-walk";

type Props = { settings: ReaderSettings; onChange: (changes: Partial<ReaderSettings>) => void };

/** One line, gone while one reads on, back when one looks for it. */
export function ReadingHeader({ settings, onChange }: Props) {
  const t = useTranslations();
  const { group, reading, me, talk } = useRoom();
  const header = useHeaderAway();
  const walk = useFreshWalk();
  const fresh = Object.values(talk.counts).reduce((sum, count) => sum + count.fresh, 0);

  return (
    <>
      <a className={styles.skip} href="#text">
        {t("reading.header.skip")}
      </a>
      <header
        ref={header}
        className={styles.header}
        data-offline={talk.status === "offline" || undefined}
        data-print="no"
      >
        <div className={styles.line}>
          <nav className={styles.way} aria-label={t("ui.main-nav")}>
            <a className={styles.group} href={`/groups/${group.slug}`}>
              <Icon name="back" />
              <span>{group.name}</span>
            </a>
          </nav>
          <span className={styles.title} lang={reading.language ?? undefined} dir="auto">
            {reading.title}
          </span>
          <div className={styles.tools}>
            {(talk.status === "offline" || talk.status === "crowded") && (
              <span className={styles.status} role="status">
                {t(`reading.header.${talk.status}`)}
              </span>
            )}
            {fresh > 0 && (
              <button
                type="button"
                className={styles.fresh}
                onClick={() => walk(1)}
                title={t("reading.header.fresh-hint")}
              >
                {t(talk.hasMoreFresh ? "reading.header.fresh-more" : "reading.header.fresh", {
                  count: fresh,
                })}
              </button>
            )}
            {!me && (
              <a className={styles.sign} href={signInHref(reading.url)}>
                {t("site.sign-in")}
              </a>
            )}
            <SettingsMenu settings={settings} onChange={onChange} />
          </div>
        </div>
      </header>
    </>
  );
}
