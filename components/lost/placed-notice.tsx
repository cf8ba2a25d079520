"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { LostThread } from "@/domain/lost-threads";
import type { FormAction } from "../forms/action-form";
import { SmallForm } from "../forms/small-form";
import { Notice } from "../ui/notice";
import styles from "./lost.module.css";

type Props = LostThread & { takeBack: FormAction; fields: { group: string; reading: string } };

/** That a thread stands in the text again, with the way back. */
export function PlacedNotice({ thread, may, takeBack, fields }: Props) {
  const t = useTranslations("lost");
  const notice = useRef<HTMLDivElement>(null);
  // Whoever has just done it by keyboard is beside the way back.
  useEffect(() => notice.current?.focus(), []);
  return (
    <div ref={notice} tabIndex={-1} className={styles.placed}>
      <Notice
        action={
          may && (
            <SmallForm action={takeBack} submit={t("undo")} fields={{ ...fields, annotation: thread.id }} />
          )
        }
      >
        <span dir="auto">{t("placed", { quote: shortened(thread.placement.quote) })}</span>{" "}
        <a href={thread.url}>{t("show-placed")}</a>
      </Notice>
    </div>
  );
}

/** As much as tells where it is. */
const LONG = 80;

export const shortened = (words: string): string =>
  words.length > LONG ? `${words.slice(0, LONG).trimEnd()}…` : words;
