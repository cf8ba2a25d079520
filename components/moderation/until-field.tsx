"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "@/domain/form-state";
import { TextField } from "../ui/text-field";
import styles from "./until-field.module.css";

type Props = { timeZone: string; state: Pick<FormState, "values" | "fieldProblems">; children: ReactNode };

/** Beside what can be done about somebody (`children`): until when, which is asked of a silence alone. */
export function WithUntil({ timeZone, state: { values, fieldProblems }, children }: Props) {
  const t = useTranslations("moderation.sanctions");
  return (
    <div className={styles.deeds}>
      {children}
      <div className={styles.until}>
        <TextField
          label={t("until")}
          hint={t("until-hint", { zone: timeZone })}
          type="datetime-local"
          name="until"
          defaultValue={values.until}
          error={fieldProblems.until}
        />
      </div>
    </div>
  );
}
