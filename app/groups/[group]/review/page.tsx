import type { z } from "zod";
import { single } from "@/app/_request/query";
import { timeTeller } from "@/app/_request/tell-time";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import styles from "@/components/moderation/review.module.css";
import { ReviewDesk } from "@/components/moderation/review-desk";
import { ReviewFilters } from "@/components/moderation/review-filters";
import { REVIEW_SHOWN, type ReviewShown, reviewPath } from "@/components/moderation/review-path";
import { toldItem } from "@/components/moderation/told-item";
import { NewlyWaiting, WaitingWords } from "@/components/moderation/waiting-words";
import { EmptyState } from "@/components/ui/empty-state";
import type { reviewFilter } from "@/domain/wire/moderation";
import { storable } from "@/domain/wire/storable";
import { listReview } from "@/operations/moderation/list-review";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import { decideAction, keepOrderAction, restoreAction } from "./actions";

type Props = PageProps<"/groups/[group]/review">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "group.review", "moderation.review.title");

/** Enough for a sitting; each brings the words that it is about. */
const AT_ONCE = 20;

const FILTERS: Record<ReviewShown, z.output<typeof reviewFilter>> = {
  all: { state: "open" },
  flagged: { state: "open", kind: "flagged" },
  held: { state: "open", kind: "held" },
  appeals: { state: "open", kind: "appealed" },
  texts: { state: "open", kind: "brought-text" },
  requests: { state: "open", kind: "join-request" },
  decided: { state: "decided" },
};

export default async function ReviewPage({ params, searchParams }: Props) {
  const [{ group: named }, query] = await Promise.all([params, searchParams]);
  const opened = await groupOfPage(named, "group.review");
  const { slug, name, rules, moderation, timeZone } = opened.group;
  const shown = REVIEW_SHOWN.find((one) => one === single(query.show)) ?? "all";
  const after = storable.safeParse(single(query.after)).data;
  const [{ items, next }, t, tell] = await Promise.all([
    listReview(await viewer(), slug, { ...FILTERS[shown], after, limit: AT_ONCE }),
    words(),
    timeTeller(timeZone),
  ]);
  const path = reviewPath(slug, shown);
  return (
    <GroupFrame
      opened={opened}
      here="review"
      path="/review"
      title={t("moderation.review.title")}
      facts={<WaitingWords />}
    >
      <ReviewFilters slug={slug} shown={shown} />
      <ReviewDesk
        slug={slug}
        groupName={name}
        timeZone={timeZone}
        items={items.map((item) => toldItem(item, tell))}
        stockNotes={moderation?.stockNotes ?? []}
        rulesHref={rules === "" ? null : `/groups/${slug}/rules`}
        decide={decideAction}
        restore={opened.inspectsUntil === null ? restoreAction : null}
        keepOrder={keepOrderAction}
        empty={
          <EmptyState action={shown !== "all" && <a href={reviewPath(slug)}>{t("moderation.review.all")}</a>}>
            {t(`moderation.review.empty.${after === undefined ? shown : "over"}`)}
          </EmptyState>
        }
      />
      {next && (
        <p>
          <a href={`${path}${path.includes("?") ? "&" : "?"}${new URLSearchParams({ after: next })}`}>
            {t(shown === "decided" ? "moderation.review.earlier" : "moderation.review.more")}
          </a>
        </p>
      )}
      <p className={styles.ways}>
        <a href={`/groups/${slug}/moderation-log`}>{t("moderation.log.title")}</a>
        {shown === "requests" && <a href={`/groups/${slug}/members`}>{t("members.title")}</a>}
        <a href="/review">{t("moderation.mine.link")}</a>
      </p>
      <NewlyWaiting href={path} />
    </GroupFrame>
  );
}
