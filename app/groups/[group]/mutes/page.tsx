import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import styles from "@/components/groups/group-page.module.css";
import { MutedMembers, MutedThreads } from "@/components/mutes/mute-lists";
import { EmptyState } from "@/components/ui/empty-state";
import { listMutes } from "@/operations/mutes/list-mutes";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import { unmuteMemberAction, unmuteThreadAction } from "./actions";

type Props = PageProps<"/groups/[group]/mutes">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "group.list-mutes", "mutes.title");

export default async function MutesPage({ params }: Props) {
  const opened = await groupOfPage((await params).group, "group.list-mutes");
  const { slug } = opened.group;
  const [{ members, threads }, t] = await Promise.all([listMutes(await viewer(), slug), words()]);
  return (
    <GroupFrame opened={opened} path="/mutes" title={t("mutes.title")} facts={t("mutes.facts")}>
      {members.length + threads.length === 0 && <EmptyState>{t("mutes.empty")}</EmptyState>}
      {members.length > 0 && (
        <section className={styles.section} aria-labelledby="people">
          <h2 id="people">{t("mutes.people")}</h2>
          <MutedMembers slug={slug} members={members} unmute={unmuteMemberAction} />
        </section>
      )}
      {threads.length > 0 && (
        <section className={styles.section} aria-labelledby="threads">
          <h2 id="threads">{t("mutes.threads")}</h2>
          <MutedThreads slug={slug} threads={threads} unmute={unmuteThreadAction} />
        </section>
      )}
    </GroupFrame>
  );
}
