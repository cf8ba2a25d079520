"use client";

import { useTranslations } from "use-intl";
import styles from "./composer.module.css";
import type { Thread } from "./thread";

/** With an answer to somebody; a prompt asks, and there is nothing in it to disagree with. */
export const mayDisagree = ({ kind, posts }: Thread, parent: string | null): boolean =>
  parent !== null && (kind !== "prompt" || parent !== posts[0]?.id);

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
