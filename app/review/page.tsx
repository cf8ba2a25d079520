import { redirect } from "next/navigation";
import { titled } from "@/app/_request/page-title";
import { SitePage } from "@/app/_request/site-page";
import { timeTeller } from "@/app/_request/tell-time";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { QueueHeading, QueueLines } from "@/components/moderation/queue-lines";
import { ReviewDesk } from "@/components/moderation/review-desk";
import { reviewPath } from "@/components/moderation/review-path";
import { toldItem } from "@/components/moderation/told-item";
import { WaitingProvider } from "@/components/moderation/waiting";
import { NewlyWaiting } from "@/components/moderation/waiting-words";
import { signInHref } from "@/components/sign-in-href";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { isSignedIn } from "@/domain/viewer";
import { type OpenedQueue, openQueues } from "@/operations/moderation/open-queues";
import { decideAction, keepOrderAction, restoreAction } from "../groups/[group]/review/actions";

export const generateMetadata = () => titled("moderation.mine.title");

export default async function OwnReviewPage() {
  const current = await viewer();
  if (!isSignedIn(current)) redirect(signInHref("/review"));
  const madeAt = Date.now();
  const [{ queues, others }, t] = await Promise.all([openQueues(current), words()]);
  return (
    <SitePage path="/review">
      <PageHeading>{t("moderation.mine.title")}</PageHeading>
      {queues.length === 0 && (
        <EmptyState action={<a href="/">{t("errors.home")}</a>}>{t("moderation.mine.empty")}</EmptyState>
      )}
      <WaitingProvider
        slug={null}
        count={queues.length === 0 ? null : sumOf([...queues, ...others])}
        madeAt={madeAt}
      >
        {queues.map((queue) => (
          <Queue key={queue.slug} queue={queue} />
        ))}
        {others.length > 0 && <QueueLines queues={others} />}
        <NewlyWaiting href="/review" />
      </WaitingProvider>
    </SitePage>
  );
}

const sumOf = (queues: { waiting: number }[]) => queues.reduce((sum, { waiting }) => sum + waiting, 0);

/** What waits longest in one of the groups, with all that can be done about it. */
async function Queue({ queue: { group, items, ...queue } }: { queue: OpenedQueue }) {
  const { slug, name, waiting } = queue;
  const timeZone = group?.timeZone ?? "UTC";
  const [t, tell] = await Promise.all([words(), timeTeller(timeZone)]);
  return (
    <section aria-labelledby={`queue-${slug}`}>
      <QueueHeading {...queue} />
      <ReviewDesk
        slug={slug}
        groupName={name}
        timeZone={timeZone}
        items={items.map((item) => toldItem(item, tell))}
        stockNotes={group?.moderation?.stockNotes ?? []}
        rulesHref={group?.rules ? `/groups/${slug}/rules` : null}
        decide={decideAction}
        restore={restoreAction}
        keepOrder={keepOrderAction}
        empty={null}
        isPart
      />
      {waiting > items.length && (
        <p>
          <a href={reviewPath(slug)}>{t("moderation.mine.more", { name })}</a>
        </p>
      )}
    </section>
  );
}
