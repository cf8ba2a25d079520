import { placeIn, single } from "@/app/_request/query";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import styles from "@/components/groups/group-page.module.css";
import { MemberList } from "@/components/members/member-list";
import { RemovedNotice } from "@/components/members/removed-notice";
import { RequestList } from "@/components/members/request-list";
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
import { removedMember } from "./removed-member";

type Props = PageProps<"/groups/[group]/members">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "group.list-members", "members.title");

export default async function MembersPage({ params, searchParams }: Props) {
  const [{ group: asked }, { after, removed }] = await Promise.all([params, searchParams]);
  const opened = await groupOfPage(asked, "group.list-members");
  const { slug, memberCount } = opened.group;
  const [current, t] = await Promise.all([viewer(), words()]);
  const { members, requests, next } = await openMembers(current, slug, { after: placeIn(after), limit: 100 });
  const gone = await removedMember(current, slug, single(removed));

  return (
    <GroupFrame opened={opened} here="members" path="/members" title={t("members.title")}>
      {gone && <RemovedNotice slug={slug} member={gone} takeBack={takeBackAction} />}
      {requests.length > 0 && (
        <section className={styles.section} aria-labelledby="requests">
          <h2 id="requests">{t("members.requests.title")}</h2>
          <RequestList slug={slug} requests={requests} approve={approveAction} decline={declineAction} />
        </section>
      )}
      <section className={styles.section} aria-labelledby="members">
        <h2 id="members">{t("members.count", { count: memberCount })}</h2>
        <MemberList slug={slug} members={members} changeRole={changeRoleAction} remove={removeMemberAction} />
        {next && <a href={`/groups/${slug}/members?after=${next}`}>{t("members.more")}</a>}
      </section>
    </GroupFrame>
  );
}
