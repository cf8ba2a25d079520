import { cursorIn } from "@/app/_request/query";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import styles from "@/components/groups/group-page.module.css";
import { DoneNotice } from "@/components/members/done-notice";
import { LatestDeed } from "@/components/members/latest-deed";
import { MemberList } from "@/components/members/member-list";
import { RequestList } from "@/components/members/request-list";
import { WhoItIs } from "@/components/members/who-it-is";
import { reviewPath } from "@/components/moderation/review-filters";
import { openMembers } from "@/operations/members/open-members";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import {
  approveAction,
  changeRoleAction,
  declineAction,
  removeMemberAction,
  takeBackAction,
} from "./actions";
import { memberAsked, whatWasDone } from "./what-was-done";

type Props = PageProps<"/groups/[group]/members">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "group.list-members", "members.title");

export default async function MembersPage({ params, searchParams }: Props) {
  const [{ group: named }, query] = await Promise.all([params, searchParams]);
  const opened = await groupOfPage(named, "group.list-members");
  const { slug, memberCount, visibility } = opened.group;
  const [current, t] = await Promise.all([viewer(), words()]);
  const { members, requests, next, hasSubgroups } = await openMembers(current, slug, {
    after: cursorIn(query.after),
    limit: 100,
  });
  const done = await whatWasDone(current, slug, query);
  const asked = opened.may["group.know-pseudonyms"] ? await memberAsked(current, slug, query) : null;

  return (
    <GroupFrame opened={opened} here="members" path="/members" title={t("members.title")}>
      {asked && <WhoItIs member={asked} />}
      <LatestDeed key={done ? `${done.deed} ${done.member.id}` : "none"}>
        {done && <DoneNotice slug={slug} {...done} takeBack={takeBackAction} />}
        {requests.length > 0 && (
          <section className={styles.section} aria-labelledby="requests">
            <div className={styles.head}>
              <h2 id="requests">{t("members.requests.title")}</h2>
              <a href={reviewPath(slug)}>{t("moderation.review.link")}</a>
            </div>
            <RequestList slug={slug} requests={requests} approve={approveAction} decline={declineAction} />
          </section>
        )}
        <section className={styles.section} aria-labelledby="members">
          <div className={styles.head}>
            <h2 id="members">{t("members.count", { count: memberCount })}</h2>
            {(opened.may["group.divide"] || hasSubgroups) && (
              <a href={`/groups/${slug}/subgroups`}>{t("subgroups.link")}</a>
            )}
          </div>
          <MemberList
            slug={slug}
            members={members}
            isPrivate={visibility === "private"}
            changeRole={changeRoleAction}
            remove={removeMemberAction}
          />
          {next && <a href={`/groups/${slug}/members?after=${next}`}>{t("members.more")}</a>}
        </section>
      </LatestDeed>
    </GroupFrame>
  );
}
