import type { ReactNode } from "react";
import type { FormState } from "@/domain/form-state";
import styles from "./moderation-form.module.css";

type Props = {
  title: string;
  /** The names of its fields: it is open where one of them is wrong. */
  fields: readonly string[];
  state: Pick<FormState, "fieldProblems">;
  /** From the first. */
  isOpen?: boolean;
  children: ReactNode;
};

/** A part of the settings, folded until somebody wants it. */
export function SettingsPart({ title, fields, state: { fieldProblems }, isOpen = false, children }: Props) {
  const isWrong = fields.some((field) => fieldProblems[field]);
  return (
    <details className={styles.part} open={isOpen || isWrong || undefined}>
      <summary>{title}</summary>
      <div>{children}</div>
    </details>
  );
}
