import type { Metadata } from "next";
import { SitePage } from "@/app/_request/site-page";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { GroupTools } from "@/components/groups/group-tools";
import styles from "@/components/groups/groups.module.css";
import { MemberLines } from "@/components/groups/member-lines";
import { ReadingLines } from "@/components/groups/reading-lines";
import { EmptyState } from "@/components/ui/empty-state";
import { isSignedIn } from "@/domain/viewer";
import { joinGroupAction, leaveGroupAction } from "./actions";
import { openForPage } from "./open";

type Props = PageProps<"/groups/[group]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await openForPage((await params).group)).group.name };
}

export default async function GroupPage({ params }: Props) {
  const { group, readings, members, rights } = await openForPage((await params).group);
  const [current, t] = await Promise.all([viewer(), words()]);
  const active = members?.filter(({ state }) => state === "active") ?? [];
  return (
    <SitePage path={`/groups/${group.slug}`}>
      <h1 dir="auto">{group.name}</h1>
      {group.description && (
        <p className={styles.about} dir="auto">
          {group.description}
        </p>
      )}
      <p className={styles.facts}>
        {t(`groups.form.visibilities.${group.visibility}`)}. {t(`groups.form.admissions.${group.admission}`)}.
      </p>
      <GroupTools
        group={group}
        rights={rights}
        isSignedIn={isSignedIn(current)}
        join={joinGroupAction}
        leave={leaveGroupAction}
      />
      <section className={styles.section} aria-labelledby="readings">
        <h2 id="readings">{t("groups.readings.title")}</h2>
        {readings.length > 0 ? (
          <ReadingLines readings={readings} />
        ) : (
          <EmptyState>{t(rights.import ? "groups.readings.none-yet" : "groups.readings.none")}</EmptyState>
        )}
      </section>
      {members && (
        <section className={styles.section} aria-labelledby="members">
          <div className={styles.sectionHead}>
            <h2 id="members">{t("members.title")}</h2>
            {rights.approve && <a href={`/groups/${group.slug}/members`}>{t("members.look-after")}</a>}
          </div>
          <MemberLines group={group.slug} members={active} ownId={group.membership?.id ?? null} />
        </section>
      )}
    </SitePage>
  );
}
