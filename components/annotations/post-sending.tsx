"use client";

import { useTranslations } from "use-intl";
import { isGroupsOwnPace } from "@/lib/browser/request";
import { useRoom } from "../reading/room";
import { signInHref } from "../sign-in-href";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { useProblemWords } from "../use-problem-words";
import styles from "./post.module.css";
import { isStranded, type Sending, type Thread } from "./thread";
import { useWayOn } from "./use-way-on";

/** What a place answers those who may not write there, or see it. */
const NO_RIGHT = /^(not-found|forbidden)/;

type Props = { thread: Thread; id: string; sending: Sending; onEdit: () => void };

/** Words that the server has not confirmed: how far they are and, if it refused them, what can be done. */
export function PostSending({ thread, id, sending, onEdit }: Props) {
  const t = useTranslations("annotations.sending");
  const problemWords = useProblemWords();
  const { talk, reading, can } = useRoom();

  const { why } = useWayOn(thread);

  if (sending.state === "refused") {
    const hasNoPlace = isStranded(thread, sending);
    const hadNoRight = !hasNoPlace && NO_RIGHT.test(sending.code);
    const mayBeLater = hadNoRight || isGroupsOwnPace(sending.code);
    const { url } = sending.values;
    return (
      <Notice
        tone="error"
        title={t(hadNoRight ? "no-right" : "refused")}
        action={
          <span className={styles.choices}>
            {mayBeLater && can.annotate && <Button onClick={() => talk.sendAgain(id)}>{t("again")}</Button>}
            {can.annotate && <Button onClick={onEdit}>{t(hasNoPlace ? "elsewhere" : "edit")}</Button>}
            <Button onClick={() => talk.takeBack(id)}>{t("discard")}</Button>
          </span>
        }
      >
        {hasNoPlace && <p>{why}</p>}
        {hadNoRight && <p>{t(can.annotate ? "right-again" : "no-right-now")}</p>}
        {!hasNoPlace && !hadNoRight && (
          <p>
            {sending.title ?? problemWords(sending)} {url && <a href={String(url)}>{t("there")}</a>}
          </p>
        )}
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
