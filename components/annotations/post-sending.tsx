"use client";

import { useTranslations } from "use-intl";
import { useRoom } from "../reading/room";
import { signInHref } from "../sign-in-href";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useProblemWords } from "../use-problem-words";
import styles from "./post.module.css";
import type { Sending } from "./thread";

/** What a place answers those who may not write there, or see it. */
const NO_RIGHT = /^(not-found|forbidden)/;

type Props = { id: string; sending: Sending; onEdit: () => void };

/** Words that the server has not confirmed: how far they are and, if it refused them, what can be done. */
export function PostSending({ id, sending, onEdit }: Props) {
  const t = useTranslations("annotations.sending");
  const problemWords = useProblemWords();
  const { talk, reading, can } = useRoom();

  if (sending.state === "refused") {
    const hadNoRight = NO_RIGHT.test(sending.code);
    return (
      <Notice
        tone="error"
        title={t(hadNoRight ? "no-right" : "refused")}
        action={
          <span className={styles.choices}>
            {hadNoRight && can.annotate && <Button onClick={() => talk.sendAgain(id)}>{t("again")}</Button>}
            <Button onClick={onEdit}>{t("edit")}</Button>
            <Button onClick={() => talk.takeBack(id)}>{t("discard")}</Button>
          </span>
        }
      >
        <p>{hadNoRight ? t(can.annotate ? "right-again" : "no-right-now") : problemWords(sending)}</p>
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
