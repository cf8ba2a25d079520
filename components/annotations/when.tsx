"use client";

import { useFormatter, useNow } from "use-intl";
import { Time } from "../ui/time";

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;

/** A moment as people say it, kept true while the page is open. Not for the first render: server and browser differ by seconds. */
export function When({ at }: { at: string }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: MINUTE });
  const moment = new Date(at);
  const exact = format.dateTime(moment, { dateStyle: "full", timeStyle: "short" });
  const isRecent = now.getTime() - moment.getTime() < WEEK;
  const said = isRecent
    ? format.relativeTime(moment, Math.max(now.getTime(), moment.getTime()))
    : format.dateTime(moment, { dateStyle: "medium" });
  return <Time at={at} text={said} exact={exact} />;
}
