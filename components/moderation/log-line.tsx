"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { FLAG_REASONS, HOLD_REASONS, type LogAction, type ModerationSettings } from "@/domain/moderation";
import type { LogEntryWire } from "@/domain/wire/moderation";
import type { ToldTime } from "../ui/time";
import styles from "./review.module.css";

/** With its times in words. */
export type ToldEntry = LogEntryWire & { told: ToldTime; untilTold: ToldTime | null };

const n = (words: ReactNode) => <bdi>{words}</bdi>;

/** What was done, in a sentence, with the reason that was given. */
export function LogWords({ entry }: { entry: ToldEntry }) {
  const t = useTranslations("moderation");
  const things = useTranslations("flagging");
  const { action, by, member, untilTold, from, to } = entry;
  const { code, reason } = reasonOf(entry);
  const settings = settingsIn(entry).map((name) => t(`log.settings.${name}`));
  return (
    <>
      {entry.subject
        ? things.rich(`log.${entry.subject}`, {
            ...{ n, action: action.replaceAll("-", "_"), by: by?.name ?? t("log.nobody") },
            of: member?.name ?? t("log.nobody"),
            reason: code ? t(code) : "",
            to: to ?? "",
          })
        : t.rich(`log.words.${action as Exclude<LogAction, OfThings>}`, {
            n,
            by: by?.name ?? t("log.nobody"),
            of: member?.name ?? t("log.nobody"),
            reason: code ? t(code) : "",
            from: from ?? "",
            to: to ?? "",
            until: untilTold?.text ?? "",
            hasEnd: String(untilTold !== null),
            settings: settings.join(", "),
          })}
      {reason && (
        <>
          : <bdi className={styles.reason}>{reason}</bdi>
        </>
      )}
    </>
  );
}

/** What is done to things that are no posts, in words of their own. */
type OfThings = "amend" | "archive" | "rename" | "hand-in" | "take-back" | "decline";

/** Some are one of a list, and a flag’s may have words beside. */
function reasonOf({ action, reason }: LogEntryWire) {
  if (action === "settings") return { code: null, reason: "" };
  if (action !== "flag" && action !== "hold" && action !== "resubmit") return { code: null, reason };
  const [first = "", ...words] = reason.split(": ");
  const flagged = FLAG_REASONS.find((one) => one === first);
  const held = HOLD_REASONS.find((one) => one === first);
  const code =
    action === "flag"
      ? flagged && (`flag-reasons.${flagged}` as const)
      : held && (`hold-reasons.${held}` as const);
  return { code: code ?? null, reason: words.join(": ") };
}

const SETTINGS = [
  "hold",
  "firstPosts",
  "holdLinks",
  "words",
  "flagsToHide",
  "takesTexts",
  "isLogOpen",
  "stockNotes",
  "firstDays",
  "secondsBetween",
  "newPostsADay",
  "newDays",
  "closesAt",
  "repliesClose",
  "quietHours",
  "refusesRepeats",
  "holdsFloods",
  "asksSpamCheck",
] as const satisfies (keyof ModerationSettings)[];

const settingsIn = ({ action, reason }: LogEntryWire) =>
  action === "settings" ? SETTINGS.filter((name) => reason.includes(`${name}: `)) : [];
