"use client";

import type { ComponentProps, MouseEvent } from "react";
import { useTranslations } from "use-intl";
import { AccountMenu } from "./accounts/account-menu";
import { PageHeading } from "./ui/page-heading";
import { PageShell } from "./ui/page-shell";

type Props = { account: ComponentProps<typeof AccountMenu> | null };

/** One and the same for what is not there and for what one may not see. Every page brings it along, so it is drawn late. */
export function NotFound({ account }: Props) {
  const t = useTranslations();
  return (
    <PageShell account={account ? <AccountMenu {...account} /> : <a href="/sign-in">{t("site.sign-in")}</a>}>
      <PageHeading>{t("errors.not-found.title")}</PageHeading>
      <p>{t("problems.not-found")}</p>
      <p>
        {account ? (
          <a href="/">{t("errors.home")}</a>
        ) : (
          <>
            {t("errors.not-found.signed-out")}{" "}
            <a href="/sign-in" onClick={comeBack}>
              {t("site.sign-in")}
            </a>
          </>
        )}
      </p>
    </PageShell>
  );
}

/** Leads back to the page one stands before; its HTML is the same on every page. */
function comeBack({ currentTarget }: MouseEvent<HTMLAnchorElement>) {
  currentTarget.search = new URLSearchParams({ next: location.pathname + location.search }).toString();
}
