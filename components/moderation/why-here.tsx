"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { ReviewItemWire } from "@/domain/wire/moderation";
import { QuotedWords } from "../ui/quoted-words";
import styles from "./review.module.css";
import { calledBy, thingOf } from "./told-item";

type Props = { item: ReviewItemWire };

const n = (words: ReactNode) => <bdi>{words}</bdi>;

/** In a line: what it is, and what brought it here. */
export function WhyHere({ item }: Props) {
  const { kind, heldFor, flags, appeal } = item;
  const t = useTranslations("moderation.why");
  const things = useTranslations("flagging");
  const reasons = useTranslations("moderation.hold-reasons");
  const name = calledBy(item);
  const thing = thingOf(item);
  if (thing && heldFor && flags.length === 0)
    return things.rich("held", { name, n, reason: reasons(heldFor) });
  if (thing && appeal !== null) return things.rich("appealed", { name, n });
  if (thing)
    return flags.length === 0
      ? things.rich(`looked-at.${thing}`, { name, n })
      : things.rich(`why.${thing}`, { name, n, count: flags.length });
  switch (kind) {
    case "held-post":
      return t.rich("held", { name, n, reason: reasons(heldFor ?? "everything") });
    case "appealed-post":
      return t.rich("appealed", { name, n });
    case "join-request":
      return t.rich("join", { name, n });
    default:
      return flags.length === 0
        ? t.rich("looked-at", { name, n })
        : t.rich("flagged", { name, n, count: flags.length });
  }
}

/** What those say who brought it here. */
export function WhatTheySay({ item }: Props) {
  const { flags, appeal, message } = item;
  const name = calledBy(item);
  const things = useTranslations("flagging");
  const t = useTranslations("moderation");
  const requests = useTranslations("members.requests");
  return (
    <>
      {flags.length > 0 && (
        <ul className={styles.flags} aria-label={t("flags")}>
          {flags.map(({ id, by, reason, note, paragraph }) => (
            <li key={id}>
              {t.rich("flag", { name: by.name, n, reason: t(`flag-reasons.${reason}`) })}
              {paragraph !== null && ` ${things("in-paragraph", { number: paragraph })}`}
              {note && (
                <>
                  {" "}
                  <q dir="auto">{note}</q>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {appeal && <QuotedWords said={t("appeal", { name })}>{appeal}</QuotedWords>}
      {message && <QuotedWords said={requests("message", { name })}>{message}</QuotedWords>}
    </>
  );
}
