import { PageHeading } from "@/components/ui/page-heading";
import { isSignedIn } from "@/domain/viewer";
import { titled } from "./_request/page-title";
import { SignInHere } from "./_request/sign-in-here";
import { SitePage } from "./_request/site-page";
import { viewer } from "./_request/viewer";
import { words } from "./_request/words";

export const generateMetadata = () => titled("errors.not-found.title");

/** One and the same for what is not there and for what one may not see. */
export default async function NotFoundPage() {
  const [current, t] = await Promise.all([viewer(), words()]);
  return (
    <SitePage>
      <PageHeading>{t("errors.not-found.title")}</PageHeading>
      <p>{t("problems.not-found")}</p>
      <p>
        {isSignedIn(current) ? (
          <a href="/">{t("errors.home")}</a>
        ) : (
          <>
            {t("errors.not-found.signed-out")} <SignInHere words={t("auth.sign-in")} />
          </>
        )}
      </p>
    </SitePage>
  );
}
