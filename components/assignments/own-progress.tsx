"use client";

import { useTranslations } from "use-intl";
import type { AssignmentWire } from "@/domain/wire/assignment";
import type { FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import { useTimeToRead } from "../use-time-to-read";
import styles from "./own-progress.module.css";
import { useProgressWords } from "./use-progress-words";

type Own = NonNullable<AssignmentWire["mine"]>;

type Props = { assignment: AssignmentWire; mine: Own; mayMark: boolean; markDone: FormAction };

/** How far one has come, what is left, and the word that one is done, which nobody else says. */
export function OwnProgress({ assignment, mine, mayMark, markDone }: Props) {
  const t = useTranslations("assignments");
  const timeToRead = useTimeToRead();
  const progressWords = useProgressWords();
  const { id, group, targets } = assignment;
  const asksForSomething = targets.annotations !== null || targets.replies !== null || targets.readToEnd;
  return (
    <>
      <p className={styles.counts}>{progressWords(assignment, mine).join(" · ")}</p>
      {mine.wordsLeft > 0 && <p>{t("own.left", timeToRead(mine.wordsLeft))}</p>}
      <p role="status" className={styles.status}>
        {mine.done ? t("done.is") : asksForSomething && mine.hasReached && t("done.reached")}
      </p>
      {mayMark && (
        <SmallForm
          action={markDone}
          submit={t(mine.done ? "done.unmark" : "done.mark")}
          variant={mine.done ? "quiet" : "primary"}
          fields={{ group, assignment: id, done: mine.done ? "no" : "yes" }}
        />
      )}
      <p className={styles.seen}>{t("own.seen-by")}</p>
    </>
  );
}
