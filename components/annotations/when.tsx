"use client";

import { useFormatter, useNow, useTranslations } from "use-intl";
import { Time } from "../ui/time";

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;

/** A moment as people say it, kept true while the page is open. Not for the first render: server and browser differ by seconds. */
export function When({ at }: { at: string }) {
  const t = useTranslations("annotations");
  const format = useFormatter();
  const now = useNow({ updateInterval: MINUTE });
  const moment = new Date(at);
  const exact = format.dateTime(moment, { dateStyle: "full", timeStyle: "short" });
  return <Time at={at} text={said()} exact={exact} />;

  function said() {
    const age = now.getTime() - moment.getTime();
    if (age < MINUTE) return t("just-now");
    return age < WEEK ? format.relativeTime(moment, now) : format.dateTime(moment, { dateStyle: "medium" });
  }
}
