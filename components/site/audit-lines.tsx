"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { AuditEntryWire } from "@/domain/wire/site";
import lines from "../ui/lines.module.css";
import { Time, type ToldTime } from "../ui/time";
import styles from "./audit.module.css";
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
  const changes = changesIn(entry);
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
          {changes.map(({ name, from, to }) => (
            <span key={name} dir="ltr">
              {name}: {from !== null && `${from} → `}
              {to}{" "}
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

const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** What is now, and what was where it was another. */
const changesIn = ({ from, to }: AuditEntryWire) =>
  Object.entries(to ?? {}).map(([name, value]) => ({
    name,
    from: from && name in from ? shown(from[name]) : null,
    to: shown(value),
  }));
