"use client";

import { useTranslations } from "use-intl";
import type { RosterWire } from "@/domain/wire/roster";
import { useProblemWords } from "../use-problem-words";
import styles from "./roster-table.module.css";

type Row = RosterWire["rows"][number];
type Props = { told: RosterWire; sendsMail: boolean };

/** Each row as it was read, and what becomes of it, or became. */
export function RosterTable({ told, sendsMail }: Props) {
  const t = useTranslations("roster.table");
  const groups = useTranslations("groups.roles");
  const roleWords = (role: string) => (role === "" ? groups("member") : role);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {(["line", "name", "address", "role", "what"] as const).map((column) => (
            <th key={column} scope="col">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {told.rows.map((row) => (
          <tr key={row.line} data-is={standingOf(row)}>
            <td className={styles.line}>{row.line}</td>
            <th scope="row" dir="auto">
              {row.name}
              {row.email === "" && row.handle !== "" && told.isDryRun && (
                <span className={styles.quiet}> @{row.handle.replace(/^@/, "")}</span>
              )}
            </th>
            <td className={styles.address}>{row.email}</td>
            <td className={styles.role}>{roleWords(row.role)}</td>
            <td className={styles.what}>
              <WhatHappens row={row} isDryRun={told.isDryRun} sendsMail={sendsMail} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Of what is left out, whether there is something to mend. */
function standingOf({ verdict, problem }: Row): "done" | "left" | "wrong" {
  if (problem !== null || verdict.startsWith("wrong-")) return "wrong";
  return verdict === "invite" || verdict === "print" ? "done" : "left";
}

function WhatHappens({ row, isDryRun, sendsMail }: { row: Row; isDryRun: boolean; sendsMail: boolean }) {
  const t = useTranslations("roster");
  const problemWords = useProblemWords();
  const { verdict, problem, url, handle } = row;
  if (problem !== null) return t("was.failed", { why: problemWords({ code: problem, values: WAIT }) });
  if (!isDryRun && verdict === "invite")
    return (
      <>
        {t("was.invite")}
        {url && !sendsMail && <span className={styles.url}>{url}</span>}
      </>
    );
  if (!isDryRun && verdict === "print") return t("was.print", { handle });
  return t(`verdicts.${verdict === "invite" && !sendsMail ? "invite-link" : verdict}`);
}

/** How long to wait is said by the day: those limits are counted by it. */
const WAIT = { hours: 24, minutes: 0 };
