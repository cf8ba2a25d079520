"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import styles from "./page-shell.module.css";
import { useHeaderAway } from "./use-header-away";

type Props = {
  /** Where in the product this is: a few links, in the header's line. */
  nav?: ReactNode;
  /** Who is signed in, or a way to. */
  account?: ReactNode;
  /** The reading page uses the whole width; other pages one column. */
  wide?: boolean;
  children: ReactNode;
};

export function PageShell({ nav, account, wide, children }: Props) {
  const t = useTranslations();
  const header = useHeaderAway();
  return (
    <>
      <a className={styles.skip} href="#main">
        {t("ui.skip")}
      </a>
      <header ref={header} className={styles.header} data-print="no">
        <div className={styles.line}>
          <a className={styles.name} href="/">
            {t("site.name")}
          </a>
          {nav && (
            <nav className={styles.nav} aria-label={t("ui.main-nav")}>
              {nav}
            </nav>
          )}
          {account && <div className={styles.account}>{account}</div>}
        </div>
      </header>
      <main id="main" tabIndex={-1} className={wide ? styles.wide : styles.main}>
        {children}
      </main>
    </>
  );
}
