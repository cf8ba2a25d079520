import { cursorIn, single } from "@/app/_request/query";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { SmallForm } from "@/components/forms/small-form";
import styles from "@/components/groups/group-page.module.css";
import { AddSubgroup } from "@/components/subgroups/add-subgroup";
import { PlacesForm } from "@/components/subgroups/places-form";
import { SubgroupLines } from "@/components/subgroups/subgroup-lines";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { openSubgroups } from "@/operations/subgroups/open-subgroups";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import {
  addSubgroupAction,
  divideEvenlyAction,
  moveEverybodyAction,
  placeMembersAction,
  removeSubgroupAction,
  renameSubgroupAction,
  restoreSubgroupAction,
} from "./actions";
import { deedIn } from "./deeds";

type Props = PageProps<"/groups/[group]/subgroups">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, "group.list-members", "subgroups.title");

export default async function SubgroupsPage({ params, searchParams }: Props) {
  const [{ group: asked }, query] = await Promise.all([params, searchParams]);
  const opened = await groupOfPage(asked, "group.list-members");
  const { slug } = opened.group;
  const [current, t] = await Promise.all([viewer(), words()]);
  const { subgroups, members, next, mayDivide, removed } = await openSubgroups(current, slug, {
    after: cursorIn(query.after),
    limit: 100,
    removed: single(query.removed),
  });
  const hasSubgroups = subgroups.length > 0;
  const deed = mayDivide ? deedIn(single(query.done)) : null;

  return (
    <GroupFrame opened={opened} within="members" path="/subgroups" title={t("subgroups.title")}>
      <p className={styles.description}>{t(mayDivide ? "subgroups.intro" : "subgroups.intro-member")}</p>
      {deed && <Notice>{t(`subgroups.done.${deed}`)}</Notice>}
      {removed && (
        <Notice
          action={
            <SmallForm
              action={restoreSubgroupAction}
              submit={t("subgroups.restore")}
              fields={{ group: slug, subgroup: removed.id }}
            />
          }
        >
          {t("subgroups.removed", { name: removed.name })}
        </Notice>
      )}
      <section className={styles.section} aria-labelledby="subgroups">
        <h2 id="subgroups">{t("subgroups.count", { count: subgroups.length })}</h2>
        {hasSubgroups ? (
          <SubgroupLines
            slug={slug}
            subgroups={subgroups}
            members={next || query.after ? [] : members}
            forms={
              mayDivide
                ? { rename: renameSubgroupAction, move: moveEverybodyAction, remove: removeSubgroupAction }
                : null
            }
          />
        ) : (
          <EmptyState>{t(mayDivide ? "subgroups.empty-organizer" : "subgroups.empty")}</EmptyState>
        )}
        {mayDivide && <AddSubgroup slug={slug} add={addSubgroupAction} />}
      </section>
      {mayDivide && hasSubgroups && (
        <section className={styles.section} aria-labelledby="places">
          <h2 id="places">{t("subgroups.places")}</h2>
          <p>{t("subgroups.evenly-words")}</p>
          <SmallForm action={divideEvenlyAction} submit={t("subgroups.evenly")} fields={{ group: slug }} />
          <PlacesForm slug={slug} members={members} subgroups={subgroups} place={placeMembersAction} />
          {next && <a href={`/groups/${slug}/subgroups?after=${next}`}>{t("members.more")}</a>}
        </section>
      )}
    </GroupFrame>
  );
}
