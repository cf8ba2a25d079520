import type { ReactNode } from "react";
import styles from "./notice.module.css";

type Props = { tone?: "info" | "error"; title?: string; action?: ReactNode; children?: ReactNode };

/** Calm words in place: what happened, what is safe, what to do. An error is read out at once, the rest in its turn. */
export function Notice({ tone = "info", title, action, children }: Props) {
  return (
    <div role={tone === "error" ? "alert" : "status"} className={`${styles.notice} ${styles[tone]}`}>
      <div className={styles.words}>
        {title && <strong className={styles.title}>{title}</strong>}
        {children}
      </div>
      {action}
    </div>
  );
}
