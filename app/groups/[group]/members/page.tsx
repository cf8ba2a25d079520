import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SitePage } from "@/app/_request/site-page";
import { words } from "@/app/_request/words";
import { GroupNav } from "@/components/groups/group-nav";
import styles from "@/components/groups/groups.module.css";
import { MemberLines } from "@/components/groups/member-lines";
import { RequestLines } from "@/components/groups/request-lines";
import { approveRequestAction, changeRoleAction, declineRequestAction, removeMemberAction } from "../actions";
import { openForPage } from "../open";

type Props = PageProps<"/groups/[group]/members">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { group } = await openForPage((await params).group);
  return { title: `${(await words())("members.title")} · ${group.name}` };
}

export default async function MembersPage({ params }: Props) {
  const { group, members, rights } = await openForPage((await params).group);
  if (!members) notFound();
  const t = await words();
  const requests = members.filter(({ state }) => state === "pending");
  return (
    <SitePage nav={<GroupNav group={group} />}>
      <h1>{t("members.title")}</h1>
      {rights.approve && requests.length > 0 && (
        <section className={styles.section} aria-labelledby="requests">
          <h2 id="requests">{t("members.requests")}</h2>
          <RequestLines
            group={group.slug}
            requests={requests}
            approve={approveRequestAction}
            decline={declineRequestAction}
          />
        </section>
      )}
      <MemberLines
        group={group.slug}
        members={members.filter(({ state }) => state === "active")}
        ownId={group.membership?.id ?? null}
        changeRole={rights.changeRoles ? changeRoleAction : undefined}
        remove={rights.changeRoles ? removeMemberAction : undefined}
      />
    </SitePage>
  );
}
