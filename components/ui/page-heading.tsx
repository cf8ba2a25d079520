import type { ReactNode } from "react";
import styles from "./page-heading.module.css";

type Props = {
  /** What this page is a part of, as a link. */
  above?: ReactNode;
  /** A line below: few words, quiet. */
  facts?: ReactNode;
  children: ReactNode;
};

/** A page's title, set like a chapter's. */
export function PageHeading({ above, facts, children }: Props) {
  return (
    <header className={styles.heading}>
      {above && <p className={styles.above}>{above}</p>}
      <h1 className={styles.title} dir="auto">
        {children}
      </h1>
      {facts && <p className={styles.facts}>{facts}</p>}
    </header>
  );
}
