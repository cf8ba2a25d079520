"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { useTranslations } from "use-intl";
import { useRoom } from "../reading/room";
import { matches } from "./filter";
import styles from "./printed-threads.module.css";
import { PlainThread } from "./thread-list";

/** On paper, what was said stands under the text, in the order of the passages. Drawn only while the page is printed. */
export function PrintedThreads() {
  const t = useTranslations("annotations");
  const { annotations, me, talk } = useRoom();
  const isPrinting = useIsPrinting();
  const memberId = me?.memberId ?? null;
  if (!isPrinting || annotations.length === 0) return null;
  return (
    <section className={styles.notes} aria-label={t("printed")}>
      <h2>{t("printed")}</h2>
      {annotations.map((thread) => (
        <div
          key={thread.id}
          className={styles.note}
          data-mine={matches("mine", thread, memberId, talk.fresh) || undefined}
        >
          <span className={styles.place}>
            {thread.placement.paragraph !== null && t("place.number", { number: thread.placement.paragraph })}
          </span>
          <PlainThread thread={thread} muted={talk.muted} />
        </div>
      ))}
    </section>
  );
}

function useIsPrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    // The paper shows what stands in the page when this event is over.
    const before = () => flushSync(() => setIsPrinting(true));
    const after = () => setIsPrinting(false);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return isPrinting;
}
