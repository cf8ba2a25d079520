"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "../ui/button";
import { useToast } from "../ui/toast";
import styles from "./place-notice.module.css";
import { useRoom } from "./room";

/** Tells a reader whose place in the group has changed, or is gone, while they read. */
export function PlaceNotice() {
  const t = useTranslations("reading.place");
  const { talk, can } = useRoom();
  const show = useToast();
  const isLost = talk.status === "lost";
  const had = useRef(can.annotate);

  useEffect(() => {
    if (!isLost && had.current !== can.annotate)
      show({ text: t(can.annotate ? "may-write" : "may-read"), subject: "place" });
    had.current = can.annotate;
  }, [can.annotate, isLost, show, t]);

  if (!isLost && talk.status !== "corrected") return null;
  return (
    <div className={styles.notice} role="alert" data-print="no">
      <p>{t(isLost ? "lost" : "corrected")}</p>
      <Button onClick={() => window.location.reload()}>{t("reload")}</Button>
    </div>
  );
}
