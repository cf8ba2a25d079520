"use client";

import { useTranslations } from "use-intl";
import { useRoom } from "../reading/room";
import { signInHref } from "../sign-in-href";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useProblemWords } from "../use-problem-words";
import styles from "./post.module.css";
import type { Sending } from "./thread";

type Props = { id: string; sending: Sending; onEdit: () => void };

/** Words that the server has not confirmed: how far they are and, if it refused them, what can be done. */
export function PostSending({ id, sending, onEdit }: Props) {
  const t = useTranslations("annotations.sending");
  const problemWords = useProblemWords();
  const { talk, reading } = useRoom();

  if (sending.state === "refused") {
    return (
      <Notice
        tone="error"
        title={t("refused")}
        action={
          <span className={styles.choices}>
            <Button onClick={onEdit}>{t("edit")}</Button>
            <Button onClick={() => talk.takeBack(id)}>{t("discard")}</Button>
          </span>
        }
      >
        <p>{problemWords(sending)}</p>
      </Notice>
    );
  }
  if (sending.state === "sending") return null;
  return (
    <p className={styles.sending} role="status">
      {sending.state === "waiting" && t("network")}
      {sending.state === "signed-out" && (
        <>
          {t("signed-out")} <a href={signInHref(reading.url)}>{t("sign-in")}</a>
        </>
      )}
    </p>
  );
}
