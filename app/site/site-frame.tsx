import type { ReactNode } from "react";
import { SitePage } from "@/app/_request/site-page";
import { words } from "@/app/_request/words";
import { SiteNav, type SitePlace } from "@/components/site/site-nav";
import { PageHeading } from "@/components/ui/page-heading";

type Props = { here: SitePlace; path: string; facts: ReactNode; children: ReactNode };

/** What the pages have that are for who looks after the site. */
export async function SiteFrame({ here, path, facts, children }: Props) {
  const t = await words();
  return (
    <SitePage path={path}>
      <PageHeading above={here !== "reports" && <a href="/site">{t("oversight.title")}</a>} facts={facts}>
        {t(here === "reports" ? "oversight.title" : `oversight.${here}.title`)}
      </PageHeading>
      <SiteNav here={here} />
      {children}
    </SitePage>
  );
}
