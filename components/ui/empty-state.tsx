import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

type Props = {
  /** One sentence: what this place is for. */
  children: ReactNode;
  /** The first step. */
  action?: ReactNode;
};

export function EmptyState({ children, action }: Props) {
  return (
    <div className={styles.empty}>
      <p className={styles.words}>{children}</p>
      {action}
    </div>
  );
}
