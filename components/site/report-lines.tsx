"use client";

import { useTranslations } from "use-intl";
import type { ReportWire } from "@/domain/wire/site";
import type { FormAction } from "../forms/action-form";
import lines from "../ui/lines.module.css";
import type { ToldTime } from "../ui/time";
import { InspectForm } from "./inspect-form";

/** With its time in words. */
export type ToldReport = ReportWire & { told: ToldTime | null };

type Props = { reports: ToldReport[]; inspect: FormAction };

/** How much waits in each group; of a private one nothing but its address. */
export function ReportLines({ reports, inspect }: Props) {
  const t = useTranslations("oversight");
  return (
    <ul className={lines.list}>
      {reports.map((report) => (
        <li key={report.group} className={lines.line}>
          <span className={lines.words}>
            <span className={lines.title} dir="auto">
              {report.name === null ? report.group : <a href={`/groups/${report.group}`}>{report.name}</a>}
            </span>
            {report.name === null && <span className={lines.quiet}>{t("reports.private")}</span>}
            <Waiting report={report} />
          </span>
          <details className={lines.fold}>
            <summary>{t("inspect.open")}</summary>
            <div className={lines.folded}>
              <InspectForm slug={report.group} inspect={inspect} />
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

const COUNTS = ["flagged", "held", "appeals", "texts", "requests"] as const;

function Waiting({ report }: { report: ToldReport }) {
  const t = useTranslations("oversight.reports");
  const waiting = COUNTS.filter((name) => report[name] > 0);
  return (
    <>
      <span className={waiting.length > 0 ? lines.done : lines.quiet}>
        {waiting.length === 0
          ? t("nothing")
          : waiting.map((name) => t(name, { count: report[name] })).join(" · ")}
      </span>
      <span className={lines.quiet}>
        {report.told && (
          <>
            <span title={report.told.exact}>{t("oldest", { at: report.told.text })}</span>
            {" · "}
          </>
        )}
        {t("decided", { count: report.decided })}
      </span>
    </>
  );
}
