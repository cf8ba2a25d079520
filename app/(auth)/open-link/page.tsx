import { titled } from "@/app/_request/page-title";
import { single } from "@/app/_request/query";
import { SitePage } from "@/app/_request/site-page";
import { words } from "@/app/_request/words";
import { EnterForm, ResetPasswordForm, SetUpForm } from "@/components/accounts/link-forms";
import type { Translate } from "@/messages/translator";
import { findLink } from "@/operations/accounts/find-link";
import { resetPasswordAction, setUpAction, signInByLinkAction } from "../actions";

export const generateMetadata = () => titled("auth.open-link.title");

type Link = NonNullable<Awaited<ReturnType<typeof findLink>>>;

/** Where every one-time link leads. Looking at it changes nothing; its button uses it up. */
export default async function OpenLinkPage({ searchParams }: PageProps<"/open-link">) {
  const token = single((await searchParams).token) ?? "";
  const [link, t] = await Promise.all([findLink(token), words()]);
  return <SitePage>{link ? content(link, token, t) : <Gone t={t} />}</SitePage>;
}

function content(link: Link, token: string, t: Translate) {
  const name = link.name ?? "";
  switch (link.kind) {
    case "sign-in":
      return (
        <>
          <h1>{t("auth.open-link.welcome", { name })}</h1>
          <EnterForm
            action={signInByLinkAction}
            token={token}
            submit={t("auth.open-link.sign-in", { name })}
          />
        </>
      );
    case "sign-up":
      return (
        <>
          <h1>{t("auth.open-link.welcome", { name })}</h1>
          <EnterForm action={signInByLinkAction} token={token} submit={t("auth.open-link.sign-up")} />
        </>
      );
    case "reset-password":
      return (
        <>
          <h1>{t("auth.reset-password.title")}</h1>
          <p>{t("auth.reset-password.intro")}</p>
          <ResetPasswordForm action={resetPasswordAction} token={token} email={link.email} />
        </>
      );
    case "set-up":
      return (
        <>
          <h1>{t("auth.set-up.title")}</h1>
          <p>{t("auth.set-up.intro")}</p>
          <SetUpForm action={setUpAction} token={token} />
        </>
      );
  }
}

function Gone({ t }: { t: Translate }) {
  return (
    <>
      <h1>{t("auth.open-link.gone-title")}</h1>
      <p>{t("problems.link.gone")}</p>
      <p>
        <a href="/sign-in">{t("auth.sign-in")}</a> ·{" "}
        <a href="/forgot-password">{t("auth.forgot-password.link")}</a>
      </p>
    </>
  );
}
