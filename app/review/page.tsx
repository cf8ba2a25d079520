import { redirect } from "next/navigation";
import { titled } from "@/app/_request/page-title";
import { SitePage } from "@/app/_request/site-page";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { QueueLines } from "@/components/moderation/queue-lines";
import { signInHref } from "@/components/sign-in-href";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { isSignedIn } from "@/domain/viewer";
import { listQueues } from "@/operations/moderation/list-queues";

export const generateMetadata = () => titled("moderation.mine.title");

export default async function OwnReviewPage() {
  const current = await viewer();
  if (!isSignedIn(current)) redirect(signInHref("/review"));
  const [queues, t] = await Promise.all([listQueues(current), words()]);
  return (
    <SitePage path="/review">
      <PageHeading>{t("moderation.mine.title")}</PageHeading>
      {queues.length > 0 ? (
        <QueueLines queues={queues} />
      ) : (
        <EmptyState action={<a href="/">{t("errors.home")}</a>}>{t("moderation.mine.empty")}</EmptyState>
      )}
    </SitePage>
  );
}
