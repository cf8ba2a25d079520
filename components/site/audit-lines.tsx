"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { AuditEntryWire } from "@/domain/wire/site";
import type { Messages } from "@/messages/messages";
import lines from "../ui/lines.module.css";
import { Time, type ToldTime } from "../ui/time";
import styles from "./audit.module.css";
import { changesIn, plainly } from "./audit-changes";
import { auditWord } from "./audit-word";

/** With its time in words. */
export type ToldAuditEntry = AuditEntryWire & { told: ToldTime };

const n = (words: ReactNode) => <bdi>{words}</bdi>;

export function AuditLines({ entries }: { entries: ToldAuditEntry[] }) {
  return (
    <ol className={lines.list}>
      {entries.map((entry) => (
        <li key={entry.id} className={lines.line}>
          <AuditEntry entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function AuditEntry({ entry }: { entry: ToldAuditEntry }) {
  const t = useTranslations("oversight.audit");
  const { kind, by, user, group, address, reason, told } = entry;
  const changes = useChanges(entry);
  return (
    <span className={lines.words}>
      <span dir="auto">
        {t.rich(`words.${auditWord(kind)}`, {
          n,
          by: by?.name ?? t("operator"),
          user: user?.name ?? t("somebody"),
        })}
        {reason && (
          <>
            : <bdi>{reason}</bdi>
          </>
        )}
      </span>
      {changes.length > 0 && (
        <span className={styles.changes}>
          {changes.map((change) => (
            <span key={change.name} dir="auto">
              {change.said}
            </span>
          ))}
        </span>
      )}
      <span className={lines.quiet}>
        <Time {...told} />
        {group !== null && (
          <>
            {" · "}
            <bdi>{t("in", { group })}</bdi>
          </>
        )}
        {address !== null && (
          <>
            {" · "}
            <bdi>{t("from-address", { address })}</bdi>
          </>
        )}
      </span>
    </span>
  );
}

/** In words, as far as the catalogue has them. */
function useChanges(entry: ToldAuditEntry) {
  const t = useTranslations("oversight.audit");
  const named = (name: string) => (t.has(`names.${name as Name}`) ? t(`names.${name as Name}`) : name);
  const valued = (value: unknown) =>
    t.has(`values.${String(value) as Value}`) ? t(`values.${String(value) as Value}`) : plainly(value);
  return changesIn(entry).map(({ name, from, to, isHidden }) => {
    const what = named(name);
    if (isHidden) return { name, said: t("changed", { what }) };
    if (from === undefined) return { name, said: t("set", { what, to: valued(to) }) };
    return { name, said: t("from-to", { what, from: valued(from), to: valued(to) }) };
  });
}

type Name = keyof Messages["oversight"]["audit"]["names"];
type Value = keyof Messages["oversight"]["audit"]["values"];
