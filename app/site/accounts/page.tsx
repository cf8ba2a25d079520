import { orNotFound } from "@/app/_request/or-not-found";
import { titled } from "@/app/_request/page-title";
import { single } from "@/app/_request/query";
import { timeTeller } from "@/app/_request/tell-time";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { AccountLines, type ToldAccount } from "@/components/site/account-lines";
import { AccountSearch } from "@/components/site/account-search";
import { storable } from "@/domain/wire/storable";
import { type OpenedAccounts, openAccounts } from "@/operations/site/open-accounts";
import { reinstateAction, suspendAction } from "../actions";
import { SiteFrame } from "../site-frame";

export const generateMetadata = () => titled("oversight.accounts.title");

export default async function AccountsPage({ searchParams }: PageProps<"/site/accounts">) {
  const typed = storable.safeParse(single((await searchParams).account)).data ?? "";
  const { found, suspended } = await orNotFound(openAccounts(await viewer(), typed));
  const [t, tell] = await Promise.all([words(), timeTeller("UTC")]);
  const told = (account: OpenedAccounts["suspended"][number]): ToldAccount => {
    const { id, name, handle, email, isSiteAdmin, createdAt, suspendedAt, suspendedFor } = account;
    const at = suspendedAt && (tell(suspendedAt.toISOString())?.text ?? "");
    return {
      ...{ id, name, handle, email, isSiteAdmin },
      since: tell(createdAt.toISOString())?.text ?? "",
      suspended: at === null ? null : { at, reason: suspendedFor ?? "" },
    };
  };
  const others = suspended.filter(({ id }) => id !== found?.id);
  const forms = { suspend: suspendAction, reinstate: reinstateAction };
  return (
    <SiteFrame here="accounts" path="/site/accounts" facts={t("oversight.accounts.facts")}>
      <AccountSearch typed={typed} />
      {typed !== "" && (
        <section aria-labelledby="found">
          <h2 id="found">{t("oversight.accounts.found")}</h2>
          {found ? (
            <AccountLines accounts={[told(found)]} {...forms} />
          ) : (
            <p role="status">{t("oversight.accounts.none")}</p>
          )}
        </section>
      )}
      {(others.length > 0 || !found?.suspendedAt) && (
        <section aria-labelledby="suspended">
          <h2 id="suspended">{t("oversight.accounts.suspended")}</h2>
          {others.length > 0 ? (
            <AccountLines accounts={others.map(told)} {...forms} />
          ) : (
            <p>{t("oversight.accounts.empty")}</p>
          )}
        </section>
      )}
    </SiteFrame>
  );
}
