import { orNotFound } from "@/app/_request/or-not-found";
import { titled } from "@/app/_request/page-title";
import { single } from "@/app/_request/query";
import { timeTeller } from "@/app/_request/tell-time";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { InspectForm } from "@/components/site/inspect-form";
import { OrganizerForm } from "@/components/site/organizer-form";
import { ReportLines } from "@/components/site/report-lines";
import { EmptyState } from "@/components/ui/empty-state";
import { storable } from "@/domain/wire/storable";
import { listReports } from "@/operations/site/list-reports";
import { inspectAction, nameOrganizerAction } from "./actions";
import { SiteFrame } from "./site-frame";

export const generateMetadata = () => titled("oversight.title");

const AT_ONCE = 50;

export default async function ReportsPage({ searchParams }: PageProps<"/site">) {
  const after = storable.safeParse(single((await searchParams).after)).data;
  const { items, next } = await orNotFound(listReports(await viewer(), { after, limit: AT_ONCE }));
  const [t, tell] = await Promise.all([words(), timeTeller("UTC")]);
  return (
    <SiteFrame here="reports" path="/site" facts={t("oversight.reports.facts")}>
      {items.length > 0 ? (
        <ReportLines
          reports={items.map((report) => ({ ...report, told: tell(report.oldest) }))}
          inspect={inspectAction}
        />
      ) : (
        <EmptyState action={after && <a href="/site">{t("oversight.reports.all")}</a>}>
          {t(after ? "oversight.reports.over" : "oversight.reports.empty")}
        </EmptyState>
      )}
      {next && (
        <p>
          <a href={`/site?${new URLSearchParams({ after: next })}`}>{t("oversight.reports.more")}</a>
        </p>
      )}
      <section aria-labelledby="another">
        <h2 id="another">{t("oversight.inspect.title")}</h2>
        <InspectForm inspect={inspectAction} />
      </section>
      <section aria-labelledby="organizer">
        <h2 id="organizer">{t("oversight.organizer.title")}</h2>
        <p>{t("oversight.organizer.facts")}</p>
        <OrganizerForm name={nameOrganizerAction} />
      </section>
    </SiteFrame>
  );
}
