import { cursorIn } from "@/app/_request/query";
import { timeTeller } from "@/app/_request/tell-time";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import styles from "@/components/groups/group-page.module.css";
import { BannedList } from "@/components/members/banned-list";
import { DoneNotice } from "@/components/members/done-notice";
import { LatestDeed } from "@/components/members/latest-deed";
import { type MemberInList, MemberList } from "@/components/members/member-list";
import { RequestList } from "@/components/members/request-list";
import { SanctionedNotice } from "@/components/members/sanctioned-notice";
import { WhoItIs } from "@/components/members/who-it-is";
import { reviewPath } from "@/components/moderation/review-path";
import { type OpenedMember, openMembers } from "@/operations/members/open-members";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import { entryTeller } from "../moderation-log/tell-entries";
import {
  approveAction,
  changeRoleAction,
  declineAction,
  pardonAction,
  removeMemberAction,
  sanctionAction,
  takeBackAction,
} from "./actions";
import { memberAsked, whatWasDone } from "./what-was-done";
import { whatWasSanctioned } from "./what-was-sanctioned";

type Props = PageProps<"/groups/[group]/members">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "group.list-members", "members.title");

export default async function MembersPage({ params, searchParams }: Props) {
  const [{ group: named }, query] = await Promise.all([params, searchParams]);
  const opened = await groupOfPage(named, "group.list-members");
  const { slug, memberCount, visibility, timeZone } = opened.group;
  const [current, t] = await Promise.all([viewer(), words()]);
  const { members, requests, banned, next, hasSubgroups } = await openMembers(current, slug, {
    after: cursorIn(query.after),
    limit: 100,
  });
  const done = await whatWasDone(current, slug, query);
  const sanctioned = opened.may["group.review"] ? await whatWasSanctioned(current, slug, query) : null;
  const [tell, tellEntry] = await Promise.all([timeTeller(timeZone), entryTeller(timeZone)]);
  const told = (member: OpenedMember): MemberInList => ({
    ...member,
    isSilenced: member.silence !== null,
    silencedUntil: tell(member.silence?.until ?? null),
  });
  const asked = opened.may["group.know-pseudonyms"] ? await memberAsked(current, slug, query) : null;

  return (
    <GroupFrame opened={opened} here="members" path="/members" title={t("members.title")}>
      {asked && <WhoItIs member={asked} />}
      <LatestDeed key={sanctioned?.id ?? (done ? `${done.deed} ${done.member.id}` : "none")}>
        {done && <DoneNotice slug={slug} {...done} takeBack={takeBackAction} />}
        {sanctioned && (
          <SanctionedNotice
            slug={slug}
            entry={tellEntry(sanctioned)}
            pardon={pardonAction}
            takeBack={opened.may["group.invite"] ? takeBackAction : null}
          />
        )}
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
            timeZone={timeZone}
            members={members.map(told)}
            isPrivate={visibility === "private"}
            changeRole={changeRoleAction}
            remove={removeMemberAction}
            sanction={sanctionAction}
            pardon={pardonAction}
          />
          {next && <a href={`/groups/${slug}/members?after=${next}`}>{t("members.more")}</a>}
        </section>
        {banned.length > 0 && (
          <section className={styles.section} aria-labelledby="banned">
            <h2 id="banned">{t("moderation.sanctions.banned")}</h2>
            <p>{t("moderation.sanctions.banned-words")}</p>
            <BannedList slug={slug} members={banned.map(told)} pardon={pardonAction} />
          </section>
        )}
      </LatestDeed>
    </GroupFrame>
  );
}
