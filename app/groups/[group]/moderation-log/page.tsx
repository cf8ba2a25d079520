import { cursorIn, single } from "@/app/_request/query";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { LogFilter, LogLines } from "@/components/moderation/log-lines";
import styles from "@/components/moderation/review.module.css";
import { EmptyState } from "@/components/ui/empty-state";
import { openLog } from "@/operations/moderation/list-log";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import { entryTeller } from "./tell-entries";

type Props = PageProps<"/groups/[group]/moderation-log">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "group.read-moderation-log", "moderation.log.title");

const AT_ONCE = 50;

export default async function ModerationLogPage({ params, searchParams }: Props) {
  const [{ group: named }, query] = await Promise.all([params, searchParams]);
  const opened = await groupOfPage(named, "group.read-moderation-log");
  const { slug, timeZone } = opened.group;
  const moderates = opened.may["group.review"];
  const [after, member] = [cursorIn(query.after), cursorIn(query.member)];
  // Moderators' own steps are what one comes for.
  const isWhole = single(query.deleted) === "shown";
  const shown = { ...(member && { member }), ...(isWhole && { deleted: "shown" }) };
  const [{ items, next, members }, t, tell] = await Promise.all([
    openLog(await viewer(), slug, {
      ...{ after, member, limit: AT_ONCE },
      without: isWhole ? undefined : "deletions",
    }),
    words(),
    entryTeller(timeZone),
  ]);
  return (
    <GroupFrame
      opened={opened}
      within={moderates ? "review" : "rules"}
      path="/moderation-log"
      title={t("moderation.log.title")}
      facts={t(
        moderates && !opened.group.moderation?.isLogOpen
          ? "moderation.log.for-moderators"
          : "moderation.log.for-all",
      )}
    >
      <LogFilter members={members} chosen={member} isWhole={isWhole} />
      {items.length > 0 ? (
        <LogLines slug={slug} entries={items.map(tell)} />
      ) : (
        <EmptyState
          action={member && <a href={`/groups/${slug}/moderation-log`}>{t("moderation.log.all")}</a>}
        >
          {t(member || after ? "moderation.log.nothing-here" : "moderation.log.empty")}
        </EmptyState>
      )}
      {next && (
        <p>
          <a href={`/groups/${slug}/moderation-log?${new URLSearchParams({ ...shown, after: next })}`}>
            {t("moderation.log.earlier")}
          </a>
        </p>
      )}
      <p className={styles.ways}>
        <a href={`/groups/${slug}/transparency`}>{t("transparency.title")}</a>
        {moderates && <a href={`/groups/${slug}/review`}>{t("moderation.review.title")}</a>}
        {opened.group.rules !== "" && <a href={`/groups/${slug}/rules`}>{t("moderation.rules.title")}</a>}
      </p>
    </GroupFrame>
  );
}
