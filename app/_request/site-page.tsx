import type { ReactNode } from "react";
import { AccountMenu } from "@/components/accounts/account-menu";
import { NoticesBell } from "@/components/notices/notices-bell";
import { PageTranslations } from "@/components/page-translations";
import { signInHref } from "@/components/sign-in-href";
import { PageShell } from "@/components/ui/page-shell";
import { isSignedIn } from "@/domain/viewer";
import { countUnread } from "@/operations/notices/count-unread";
import { signOutAction } from "./sign-out";
import { viewer } from "./viewer";
import { words } from "./words";

type Props = {
  /** This page's own path, to come back to after signing in. */
  path?: string;
  children: ReactNode;
};

/** Every page: the header with who is signed in, or the way to sign in. */
export async function SitePage({ path, children }: Props) {
  const current = await viewer();
  return (
    <PageTranslations>
      <PageShell
        account={
          isSignedIn(current) ? (
            <>
              <NoticesBell unread={await countUnread(current)} />
              <AccountMenu name={current.name} overseeing={current.isSiteAdmin} signOut={signOutAction} />
            </>
          ) : (
            <a href={path ? signInHref(path) : "/sign-in"}>{(await words())("site.sign-in")}</a>
          )
        }
      >
        {children}
      </PageShell>
    </PageTranslations>
  );
}
