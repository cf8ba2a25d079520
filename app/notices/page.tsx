import { redirect } from "next/navigation";
import { titled } from "@/app/_request/page-title";
import { cursorIn } from "@/app/_request/query";
import { SitePage } from "@/app/_request/site-page";
import { timeTeller } from "@/app/_request/tell-time";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { SmallForm } from "@/components/forms/small-form";
import { NoticeLines, type ToldNotice } from "@/components/notices/notice-lines";
import { signInHref } from "@/components/sign-in-href";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { isSignedIn } from "@/domain/viewer";
import type { NoticeWire } from "@/domain/wire/notice";
import { openNotices } from "@/operations/notices/open-notices";
import { markNoticesReadAction } from "./actions";

export const generateMetadata = () => titled("notices.title");

const NOTICES_AT_ONCE = 30;

export default async function NoticesPage({ searchParams }: PageProps<"/notices">) {
  const current = await viewer();
  if (!isSignedIn(current)) redirect(signInHref("/notices"));
  const after = cursorIn((await searchParams).after);
  const [{ items, next, unread }, t] = await Promise.all([
    openNotices(current, { after, limit: NOTICES_AT_ONCE }),
    words(),
  ]);
  const [newest] = items;
  return (
    <SitePage path="/notices">
      <PageHeading facts={items.length > 0 && t("notices.count", { count: unread })}>
        {t("notices.title")}
      </PageHeading>
      {newest && unread > 0 && after === undefined && (
        <SmallForm
          action={markNoticesReadAction}
          submit={t("notices.mark-all")}
          fields={{ through: newest.id }}
        />
      )}
      {items.length > 0 ? (
        <NoticeLines notices={await Promise.all(items.map((notice) => tell(notice)))} />
      ) : (
        <EmptyState action={<a href="/">{t("errors.home")}</a>}>{t("notices.empty")}</EmptyState>
      )}
      {next && <a href={`/notices?after=${next}`}>{t("notices.more")}</a>}
      {after !== undefined && <a href="/notices">{t("notices.newest")}</a>}
    </SitePage>
  );
}

async function tell(notice: NoticeWire, now = new Date()): Promise<ToldNotice> {
  const teller = await timeTeller(notice.timeZone, now);
  const told = teller(notice.at) ?? { at: notice.at, text: "", exact: "" };
  const isOver = notice.dueAt !== null && new Date(notice.dueAt) <= now;
  return {
    ...notice,
    told,
    due: teller(notice.dueAt),
    until: teller(notice.judgement?.until ?? null),
    isOver,
  };
}
