"use client";

import { useTranslations } from "use-intl";
import styles from "./composer.module.css";

type Props = { isChecked: boolean; onChange: (disagrees: boolean) => void };

/** Under an answer: that its author sees it otherwise. A meeting begins well where people do. */
export function DisagreesField({ isChecked, onChange }: Props) {
  const t = useTranslations("annotations.reply");
  return (
    <label className={styles.disagrees}>
      <input type="checkbox" checked={isChecked} onChange={(event) => onChange(event.target.checked)} />
      <span>{t("disagrees")}</span>
    </label>
  );
}
