"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ImportChange } from "@/domain/import-changes";
import styles from "./import-preview.module.css";

type Props = {
  /** One's own changes that no longer fit. */
  lost: ImportChange[];
  onSeen: () => void;
};

/** After somebody else was quicker: that the proposal is theirs now, and which of one's own words did not come along. */
export function OvertakenNotice({ lost, onSeen }: Props) {
  const t = useTranslations("library.preview.overtaken");
  return (
    <Notice
      tone={lost.length > 0 ? "error" : "info"}
      title={t("title")}
      action={<Button onClick={onSeen}>{t("seen")}</Button>}
    >
      <p>{t("words", { lost: lost.length })}</p>
      {lost.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and is to be scrolled with the keyboard
        <ul className={styles.lost} tabIndex={0} aria-label={t("lost")}>
          {lost.map((change, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows
            <li key={at} dir="auto">
              {change.kind === "title" && t("title-of", { title: change.after })}
              {change.kind === "about" && t("about-of", { words: saidIn(change) })}
              {change.kind === "pieces" && wordsOf(change)}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

const saidIn = ({ after }: Extract<ImportChange, { kind: "about" }>): string =>
  Object.values(after).flat().filter(Boolean).join(" · ");

const wordsOf = ({ after }: Extract<ImportChange, { kind: "pieces" }>): string =>
  after.map(({ text }) => text).join(" ¶ ");
