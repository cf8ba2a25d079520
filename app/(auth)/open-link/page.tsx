import { titled } from "@/app/_request/page-title";
import { single } from "@/app/_request/query";
import { SitePage } from "@/app/_request/site-page";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import {
  ChoosePasswordForm,
  EnterForm,
  FinishSignUpForm,
  ResetPasswordForm,
  SetUpForm,
} from "@/components/accounts/link-forms";
import { PageHeading } from "@/components/ui/page-heading";
import { isSignedIn } from "@/domain/viewer";
import type { Translate } from "@/messages/translator";
import { findLink } from "@/operations/accounts/find-link";
import {
  choosePasswordAction,
  enterByPrintedLinkAction,
  finishSignUpAction,
  resetPasswordAction,
  setUpAction,
  signInByLinkAction,
} from "../actions";

export const generateMetadata = () => titled("auth.open-link.title");

type Link = NonNullable<Awaited<ReturnType<typeof findLink>>>;

/** Where every one-time link leads. Looking at it changes nothing; its button uses it up. */
export default async function OpenLinkPage({ searchParams }: PageProps<"/open-link">) {
  const token = single((await searchParams).token) ?? "";
  const [link, current, t] = await Promise.all([findLink(token), viewer(), words()]);
  const name = isSignedIn(current) ? current.name : null;
  return <SitePage>{link ? content(link, token, t) : <Gone name={name} t={t} />}</SitePage>;
}

function content(link: Link, token: string, t: Translate) {
  const name = link.name ?? "";
  switch (link.kind) {
    case "sign-in":
      return (
        <>
          <PageHeading>{t("auth.open-link.welcome", { name })}</PageHeading>
          <EnterForm
            action={signInByLinkAction}
            token={token}
            submit={t("auth.open-link.sign-in", { name })}
          />
        </>
      );
    case "printed":
      return (
        <>
          <PageHeading>{t("auth.open-link.welcome", { name })}</PageHeading>
          <p>
            {t.rich("auth.printed.intro", {
              handle: `@${link.handle}`,
              own: (words) => <strong>{words}</strong>,
            })}
          </p>
          <ChoosePasswordForm action={choosePasswordAction} token={token} handle={link.handle ?? ""} />
          <section aria-labelledby="without">
            <h2 id="without">{t("auth.printed.without")}</h2>
            <p>{t("auth.printed.without-words")}</p>
            <EnterForm
              action={enterByPrintedLinkAction}
              token={token}
              submit={t("auth.open-link.sign-in", { name })}
              variant="quiet"
            />
          </section>
          <p>{t("auth.printed.who")}</p>
        </>
      );
    case "sign-up":
      return (
        <>
          <PageHeading>{t("auth.finish-sign-up.title")}</PageHeading>
          <p>{t("auth.finish-sign-up.intro", { email: link.email ?? "" })}</p>
          <FinishSignUpForm action={finishSignUpAction} token={token} email={link.email} name={name} />
        </>
      );
    case "reset-password":
      return (
        <>
          <PageHeading>{t("auth.reset-password.title")}</PageHeading>
          <p>{t("auth.reset-password.intro")}</p>
          <ResetPasswordForm action={resetPasswordAction} token={token} email={link.email} />
        </>
      );
    case "set-up":
      return (
        <>
          <PageHeading>{t("auth.set-up.title")}</PageHeading>
          <p>{t("auth.set-up.intro")}</p>
          <SetUpForm action={setUpAction} token={token} />
        </>
      );
  }
}

/** Most often it is opened a second time by whoever it has signed in. */
function Gone({ name, t }: { name: string | null; t: Translate }) {
  if (name !== null)
    return (
      <>
        <PageHeading>{t("auth.open-link.signed-in", { name })}</PageHeading>
        <p>{t("auth.open-link.gone-signed-in")}</p>
        <p>
          <a href="/">{t("errors.home")}</a>
        </p>
      </>
    );
  return (
    <>
      <PageHeading>{t("auth.open-link.gone-title")}</PageHeading>
      <p>{t("auth.open-link.gone")}</p>
      <p>
        <a href="/sign-in">{t("site.sign-in")}</a> ·{" "}
        <a href="/forgot-password">{t("auth.forgot-password.link")}</a>
      </p>
    </>
  );
}
