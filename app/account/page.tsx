import { redirect } from "next/navigation";
import { titled } from "@/app/_request/page-title";
import { SitePage } from "@/app/_request/site-page";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { NewTokenForm } from "@/components/accounts/new-token-form";
import { PasswordForm } from "@/components/accounts/password-form";
import { ProfileForm } from "@/components/accounts/profile-form";
import { SessionList } from "@/components/accounts/session-list";
import { TokenList } from "@/components/accounts/token-list";
import { signInHref } from "@/components/sign-in-href";
import { PageHeading } from "@/components/ui/page-heading";
import { signInName } from "@/domain/accounts";
import { isSignedIn } from "@/domain/viewer";
import { openAccount } from "@/operations/accounts/open-account";
import {
  addTokenAction,
  changePasswordAction,
  editAccountAction,
  endOtherSessionsAction,
  endSessionAction,
  revokeTokenAction,
} from "./actions";
import styles from "./page.module.css";

export const generateMetadata = () => titled("account.title");

export default async function AccountPage() {
  const current = await viewer();
  if (!isSignedIn(current)) redirect(signInHref("/account"));
  const [account, t] = await Promise.all([openAccount(current), words()]);
  return (
    <SitePage path="/account">
      <PageHeading
        facts={
          account.email === null
            ? t("account.signed-in-as-handle", { handle: current.handle })
            : t("account.signed-in-as", { email: account.email, handle: current.handle })
        }
      >
        {t("account.title")}
      </PageHeading>

      <section className={styles.section} aria-labelledby="profile">
        <h2 id="profile">{t("account.profile.title")}</h2>
        <ProfileForm
          action={editAccountAction}
          name={account.name}
          timeZone={account.timeZone}
          timeZones={Intl.supportedValuesOf("timeZone")}
          remindHours={account.remindHours}
          wordsPerMinute={account.wordsPerMinute}
        />
      </section>

      <section className={styles.section} aria-labelledby="password">
        <h2 id="password">{t("account.password.title")}</h2>
        <p>{t(account.hasPassword ? "account.password.intro" : "account.password.none")}</p>
        <PasswordForm
          action={changePasswordAction}
          hasPassword={account.hasPassword}
          email={signInName({ email: account.email, handle: current.handle })}
          keys={account.tokens.map(({ name }) => name)}
        />
      </section>

      <section className={styles.section} aria-labelledby="sessions">
        <h2 id="sessions">{t("account.sessions.title")}</h2>
        <p>{t("account.sessions.intro")}</p>
        <SessionList
          sessions={account.sessions}
          now={new Date()}
          endOne={endSessionAction}
          endOthers={endOtherSessionsAction}
        />
      </section>

      <section className={styles.section} aria-labelledby="tokens">
        <h2 id="tokens">{t("account.tokens.title")}</h2>
        <p>{t("account.tokens.intro")}</p>
        <TokenList tokens={account.tokens} revoke={revokeTokenAction} />
        <NewTokenForm action={addTokenAction} />
      </section>
    </SitePage>
  );
}
