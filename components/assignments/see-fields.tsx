"use client";

import { useTranslations } from "use-intl";
import { SEE_OTHERS } from "@/domain/assignments";
import { ChoiceField } from "../forms/choice-field";
import { TextField } from "../ui/text-field";
import styles from "./assignment-form.module.css";

type Field = { name: string; defaultValue: string; error: string | undefined };
type Props = {
  chosen: string;
  own: Field;
  /** Left out where there is no one time for all. */
  at?: Field;
};

/** When members see what others write. What only one choice asks for is a question only there. */
export function SeeFields({ chosen, own, at }: Props) {
  const t = useTranslations("assignments.form");
  return (
    <div className={`${styles.part} ${styles.see}`}>
      <ChoiceField
        legend={t("see")}
        name="others"
        chosen={chosen}
        choices={SEE_OTHERS.filter((value) => value !== "at" || at).map((value) => ({
          value,
          label: t(`see-${value}`),
          ...(value !== "open" && { hint: t(`see-${value}-hint`) }),
        }))}
      />
      <div className={styles.own}>
        <TextField label={t("own")} hint={t("own-hint")} inputMode="numeric" autoComplete="off" {...own} />
      </div>
      {at && (
        <div className={styles.at}>
          <TextField label={t("see-from")} type="datetime-local" {...at} />
        </div>
      )}
    </div>
  );
}
