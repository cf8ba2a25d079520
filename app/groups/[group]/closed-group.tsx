import { SitePage } from "@/app/_request/site-page";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { SmallForm } from "@/components/forms/small-form";
import { PageHeading } from "@/components/ui/page-heading";
import { QuotedWords } from "@/components/ui/quoted-words";
import { findOwnRequest } from "@/operations/members/find-own-request";
import { withdrawAction } from "./actions";

/** For whoever waits to be let into a group that has turned private: their request, and nothing of the group. */
export async function ClosedGroup({ slug }: { slug: string }) {
  const [request, t] = await Promise.all([findOwnRequest(await viewer(), slug), words()]);
  return (
    <SitePage path={`/groups/${slug}`}>
      <PageHeading>{t("groups.join.closed-title")}</PageHeading>
      <p role="status">{t("groups.join.closed")}</p>
      {request?.message && <QuotedWords said={t("groups.join.you-wrote")}>{request.message}</QuotedWords>}
      <SmallForm action={withdrawAction} submit={t("groups.join.withdraw")} fields={{ group: slug }} />
    </SitePage>
  );
}
