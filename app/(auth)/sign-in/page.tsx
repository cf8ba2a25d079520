import { redirect } from "next/navigation";
import { ownPath } from "@/app/_request/own-path";
import { titled } from "@/app/_request/page-title";
import { single } from "@/app/_request/query";
import { SitePage } from "@/app/_request/site-page";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { isSignedIn } from "@/domain/viewer";
import { signInAction } from "../actions";

export const generateMetadata = () => titled("site.sign-in");

/** `callbackUrl` and `error` are how next-auth says what we say by `next` and in the form. */
export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, callbackUrl, error } = await searchParams;
  const target = ownPath(single(next) ?? single(callbackUrl));
  if (isSignedIn(await viewer())) redirect(target);
  const t = await words();
  return (
    <SitePage path={target}>
      <PageHeading>{t("site.sign-in")}</PageHeading>
      {error !== undefined && <Notice tone="error">{t("problems.sign-in.wrong")}</Notice>}
      <SignInForm action={signInAction} next={target} />
      <p>
        {t("auth.no-account")}{" "}
        <a href={`/sign-up?next=${encodeURIComponent(target)}`}>{t("auth.sign-up.link")}</a>
      </p>
    </SitePage>
  );
}
