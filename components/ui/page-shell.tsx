"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import styles from "./page-shell.module.css";
import { useHeaderAway } from "./use-header-away";

type Props = {
  /** Who is signed in, or a way to. */
  account?: ReactNode;
  children: ReactNode;
};

export function PageShell({ account, children }: Props) {
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
          {account && <div className={styles.account}>{account}</div>}
        </div>
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </>
  );
}
