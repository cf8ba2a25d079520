import { titled } from "@/app/_request/page-title";
import { SitePage } from "@/app/_request/site-page";
import { words } from "@/app/_request/words";
import { ForgotPasswordForm } from "@/components/accounts/forgot-password-form";
import { PageHeading } from "@/components/ui/page-heading";
import { canSendMail } from "@/lib/mail";
import { forgotPasswordAction } from "../actions";

export const generateMetadata = () => titled("auth.forgot-password.title");

export default async function ForgotPasswordPage() {
  const t = await words();
  const sendsMail = canSendMail();
  return (
    <SitePage>
      <PageHeading>{t("auth.forgot-password.title")}</PageHeading>
      <p>{t(sendsMail ? "auth.forgot-password.intro" : "auth.forgot-password.intro-without-mail")}</p>
      <ForgotPasswordForm action={forgotPasswordAction} sendsMail={sendsMail} />
    </SitePage>
  );
}
