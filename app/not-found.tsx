import { SitePage } from "@/app/_request/site-page";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { isSignedIn } from "@/domain/viewer";

/** One and the same for what is not there and what one may not see. */
export default async function NotFoundPage() {
  const [current, t] = await Promise.all([viewer(), words()]);
  return (
    <SitePage>
      <h1>{t("errors.not-found.title")}</h1>
      <p>{t(isSignedIn(current) ? "errors.not-found.words" : "errors.not-found.words-signed-out")}</p>
      <p>
        <a href="/">{t("errors.home")}</a>
      </p>
    </SitePage>
  );
}
