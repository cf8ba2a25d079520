"use client";

import { useTranslations } from "use-intl";
import styles from "../groups/group-nav.module.css";

const PATHS = { reports: "/site", accounts: "/site/accounts", audit: "/site/audit" } as const;
export type SitePlace = keyof typeof PATHS;

export function SiteNav({ here }: { here: SitePlace }) {
  const t = useTranslations("oversight.nav");
  return (
    <nav className={styles.nav} aria-label={t("label")}>
      {(Object.keys(PATHS) as SitePlace[]).map((place) => (
        <a
          key={place}
          href={PATHS[place]}
          aria-current={place === here ? "page" : undefined}
          data-name={t(place)}
        >
          {t(place)}
        </a>
      ))}
    </nav>
  );
}
