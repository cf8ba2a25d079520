import { redirect } from "next/navigation";
import { ownPath } from "@/app/_request/own-path";
import { titled } from "@/app/_request/page-title";
import { single } from "@/app/_request/query";
import { SitePage } from "@/app/_request/site-page";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { SignUpForm } from "@/components/accounts/sign-up-form";
import { PageHeading } from "@/components/ui/page-heading";
import { isSignedIn } from "@/domain/viewer";
import { canSendMail } from "@/lib/mail";
import { signUpAction } from "../actions";

export const generateMetadata = () => titled("auth.sign-up.title");

export default async function SignUpPage({ searchParams }: PageProps<"/sign-up">) {
  const target = ownPath(single((await searchParams).next));
  if (isSignedIn(await viewer())) redirect(target);
  const t = await words();
  return (
    <SitePage path={target}>
      <PageHeading>{t("auth.sign-up.title")}</PageHeading>
      <SignUpForm action={signUpAction} next={target} sendsMail={canSendMail()} />
    </SitePage>
  );
}
