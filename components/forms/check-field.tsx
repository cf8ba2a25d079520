import type { ReactNode } from "react";
import styles from "./choice-field.module.css";

type Props = { name: string; isChecked: boolean; hint?: string; children: ReactNode };

/** One thing that is so, or is not. */
export function CheckField({ name, isChecked, hint, children }: Props) {
  return (
    <label className={styles.choice}>
      <input type="checkbox" name={name} defaultChecked={isChecked} />
      <span className={styles.words}>
        {hint ? <span>{children}</span> : children}
        {hint && <span className={styles.hint}>{hint}</span>}
      </span>
    </label>
  );
}
