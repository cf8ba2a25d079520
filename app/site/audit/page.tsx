import { orNotFound } from "@/app/_request/or-not-found";
import { titled } from "@/app/_request/page-title";
import { cursorIn, single } from "@/app/_request/query";
import { timeTeller } from "@/app/_request/tell-time";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { AuditFilter } from "@/components/site/audit-filter";
import { AuditLines } from "@/components/site/audit-lines";
import { EmptyState } from "@/components/ui/empty-state";
import { auditFilter } from "@/domain/wire/site";
import { listAudit } from "@/operations/site/list-audit";
import { SiteFrame } from "../site-frame";

export const generateMetadata = () => titled("oversight.audit.title");

const AT_ONCE = 50;

export default async function AuditPage({ searchParams }: PageProps<"/site/audit">) {
  const query = await searchParams;
  const chosen = {
    kind: single(query.kind) ?? "",
    person: single(query.person) ?? "",
    group: single(query.group) ?? "",
    from: single(query.from) ?? "",
    to: single(query.to) ?? "",
  };
  const after = cursorIn(query.after);
  // What does not fit is left out, as a field that was left empty is.
  const fits = (name: keyof typeof chosen) =>
    auditFilter.shape[name].safeParse(chosen[name].trim() || undefined).data;
  const filter = {
    ...{ kind: auditFilter.shape.kind.safeParse(chosen.kind || undefined).data, after, limit: AT_ONCE },
    ...{ person: fits("person"), group: fits("group"), from: fits("from"), to: fits("to") },
  };
  const { items, next } = await orNotFound(listAudit(await viewer(), filter));
  const [t, tell] = await Promise.all([words(), timeTeller("UTC")]);
  const isFiltered = Object.values(chosen).some((value) => value !== "");
  const further = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value !== ""));
  if (next) further.set("after", next);
  return (
    <SiteFrame here="audit" path="/site/audit" facts={t("oversight.audit.facts")}>
      <AuditFilter chosen={chosen} />
      {items.length > 0 ? (
        <AuditLines
          entries={items.map((entry) => ({
            ...entry,
            told: tell(entry.at) ?? { at: entry.at, text: "", exact: "" },
          }))}
        />
      ) : (
        <EmptyState action={isFiltered && <a href="/site/audit">{t("oversight.audit.all")}</a>}>
          {t("oversight.audit.empty")}
        </EmptyState>
      )}
      {next && (
        <p>
          <a href={`/site/audit?${further}`}>{t("oversight.audit.earlier")}</a>
        </p>
      )}
    </SiteFrame>
  );
}
