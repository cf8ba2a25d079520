"use client";

import { useLocale, useTranslations } from "use-intl";
import { languageName } from "@/messages/language-name";
import { inRead } from "../reading/in-read";
import { useRoom } from "../reading/room";
import type { Thread } from "./thread";
import styles from "./thread-card.module.css";

type Props = { thread: Thread; wholeParagraph: boolean };

/** What a thread is about, and what kind it is. The words lead back into the text. */
export function Passage({ thread, wholeParagraph }: Props) {
  const t = useTranslations("annotations");
  const { activate, reading } = useRoom();
  const locale = useLocale();
  const { kind, audience, subgroup, placement, chosenIn, quote, was, author } = thread;
  const language = chosenIn ? chosenIn.language : reading.original;
  const isOfOther = inRead(thread, reading).length === 0;
  const asks = kind === "question" || kind === "prompt" ? kind : null;
  const highlighter = kind === "highlight" && thread.posts.length === 0 ? author : null;
  return (
    <>
      {(asks || audience === "me" || subgroup || highlighter) && (
        <p className={styles.kinds}>
          {highlighter && (
            <span dir="auto">
              <b>{highlighter.name}</b> {t("card.highlighted")}
            </span>
          )}
          {asks && <span className={styles[asks]}>{t(`card.${asks}`)}</span>}
          {audience === "me" && <span className={styles.private}>{t("author-only")}</span>}
          {subgroup && (
            <span className={styles.subgroup} dir="auto">
              {subgroup}
            </span>
          )}
        </p>
      )}
      {placement.state === "lost" && <p className={styles.lost}>{t("card.lost")}</p>}
      {was && (
        <p className={styles.lost}>
          {t("card.was")} <q dir="auto">{was}</q>
        </p>
      )}
      {isOfOther && language && (
        <p className={styles.lost}>{t("card.chosen-in", { language: languageName(language, locale) })}</p>
      )}
      {!wholeParagraph && (
        <button
          type="button"
          className={styles.quote}
          title={t("card.show-passage")}
          lang={language || undefined}
          dir="auto"
          onClick={() => activate(thread.id, { scroll: "text" })}
        >
          {quote}
        </button>
      )}
    </>
  );
}
