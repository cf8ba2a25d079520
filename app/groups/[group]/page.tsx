import type { Metadata } from "next";
import { single } from "@/app/_request/query";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { AssignmentLines } from "@/components/assignments/assignment-lines";
import { ArchivedReading } from "@/components/groups/archived-reading";
import { DividedReading } from "@/components/groups/divided-reading";
import styles from "@/components/groups/group-page.module.css";
import { MemberNames } from "@/components/groups/member-names";
import { OwnPlace } from "@/components/groups/own-place";
import { ReadingLines } from "@/components/groups/reading-lines";
import { TakePart } from "@/components/groups/take-part";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { isSignedIn } from "@/domain/viewer";
import type { GroupWire } from "@/domain/wire/group";
import { listCurrent } from "@/operations/assignments/list-current";
import { countImports } from "@/operations/imports/count-imports";
import { listHeirs } from "@/operations/members/list-heirs";
import { listMembers } from "@/operations/members/list-members";
import { openReadings } from "@/operations/readings/open-readings";
import {
  archiveReadingAction,
  divideReadingAction,
  joinAction,
  leaveAction,
  withdrawAction,
} from "./actions";
import { assignmentTeller } from "./assignments/tell-assignments";
import { ClosedGroup } from "./closed-group";
import { GroupFrame } from "./group-frame";
import { groupUnlessClosed } from "./group-of-page";

type Props = PageProps<"/groups/[group]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const opened = await groupUnlessClosed((await params).group);
  return { title: opened?.group.name ?? (await words())("groups.join.closed-title") };
}

/** As many names as make a sentence; the rest is counted. */
const NAMED = 12;

/** What one looks at this week, and the next; the rest has its own page. */
const ASSIGNMENTS = 3;

export default async function GroupPage({ params, searchParams }: Props) {
  const [{ group: slug }, query] = await Promise.all([params, searchParams]);
  const opened = await groupUnlessClosed(slug);
  if (!opened) return <ClosedGroup slug={slug} />;
  const { group, may } = opened;
  const [current, t] = await Promise.all([viewer(), words()]);
  const [{ open, ahead }, tell] = await Promise.all([
    listCurrent(current, group.slug, { limit: ASSIGNMENTS }),
    assignmentTeller(group.timeZone),
  ]);
  const assignments = [...open, ...ahead].map(tell);
  const [opening] = await openReadings(current, [group.slug], { limit: 100 });
  const readings = (opening?.readings ?? []).filter(({ archivedAt }) => archivedAt === null);
  const archived = (opening?.readings ?? []).filter(({ archivedAt }) => archivedAt !== null);
  const justArchived = archived.find(({ id }) => id === single(query.archived));
  const justDivided = readings.find(
    ({ id, divided }) => id === single(divided ? query.divided : query.together),
  );
  const forms = may["group.assign"] ? { archive: archiveReadingAction, divide: divideReadingAction } : null;
  const members = may["group.list-members"]
    ? await listMembers(current, group.slug, { states: ["active"], limit: NAMED })
    : null;
  const heirs = members ? await listHeirs(current, group.slug) : null;
  const unfinished = may["import.list"] ? await countImports(current, group.slug) : 0;
  const isActive = group.membership?.state === "active";
  const add = may["text.bring"] && (
    <a
      className={buttonClass(readings.length > 0 ? "quiet" : "primary")}
      href={`/groups/${group.slug}/import`}
    >
      {t("groups.readings.add")}
    </a>
  );

  return (
    <GroupFrame opened={opened} here="texts" facts={t(`groups.kinds.${group.visibility}`)}>
      {group.description && (
        <p className={styles.description} dir="auto">
          {group.description}
        </p>
      )}
      {!isActive && (group.archivedAt === null || group.membership?.state === "pending") && (
        <TakePart
          group={group}
          isSignedIn={isSignedIn(current)}
          mayJoin={may["group.join"]}
          join={joinAction}
          withdraw={withdrawAction}
        />
      )}

      {justDivided && forms && <DividedReading reading={justDivided} divide={forms.divide} />}
      {justArchived && forms && <ArchivedReading reading={justArchived} reopen={forms.archive} />}

      {assignments.length > 0 && (
        <section className={styles.section} aria-labelledby="assignments">
          <div className={styles.head}>
            <h2 id="assignments">{t("assignments.title")}</h2>
            <a href={`/groups/${group.slug}/assignments`}>{t("assignments.all")}</a>
          </div>
          <AssignmentLines assignments={assignments} />
        </section>
      )}

      <section className={styles.section} aria-labelledby="texts">
        <div className={styles.head}>
          <h2 id="texts">{t("groups.readings.title")}</h2>
          {readings.length > 0 && add}
        </div>
        {readings.length > 0 ? (
          <ReadingLines readings={readings} forms={forms} />
        ) : (
          <EmptyState action={add}>
            {t(emptyWords({ group, hasArchived: archived.length > 0, mayImport: may["text.bring"] }))}
          </EmptyState>
        )}
        {unfinished > 0 && (
          <p>
            <a href={`/groups/${group.slug}/import#unfinished`}>
              {t("import.unfinished.count", { count: unfinished })}
            </a>
          </p>
        )}
      </section>

      {archived.length > 0 && (
        <details className={`${styles.section} ${styles.folded}`} open={readings.length === 0}>
          <summary>
            <h2>{t("groups.readings.archived")}</h2>
          </summary>
          <ReadingLines readings={archived} forms={forms} />
        </details>
      )}

      {members && (
        <section className={styles.section} aria-labelledby="members">
          <div className={styles.head}>
            <h2 id="members">{t("members.title")}</h2>
            {may["group.invite"] && (
              <a className={buttonClass()} href={`/groups/${group.slug}/invitations`}>
                {t("groups.members.invite")}
              </a>
            )}
          </div>
          <MemberNames slug={group.slug} count={group.memberCount} members={members.items} />
          {may["group.leave"] && group.membership && (
            <OwnPlace
              slug={group.slug}
              role={group.membership.role}
              isPrivate={group.visibility === "private"}
              isArchived={group.archivedAt !== null}
              heirs={heirs}
              leave={leaveAction}
              pseudonym={group.membership.pseudonym?.name ?? null}
              hasNamePage={
                group.archivedAt === null &&
                (may["group.bear-pseudonym"] || group.membership.pseudonym !== null)
              }
            />
          )}
        </section>
      )}
    </GroupFrame>
  );
}

type Empty = { group: GroupWire; hasArchived: boolean; mayImport: boolean };

function emptyWords({ group, hasArchived, mayImport }: Empty) {
  if (hasArchived) return "groups.readings.none-open";
  if (group.archivedAt) return "groups.readings.none-ever";
  return mayImport ? "groups.readings.empty-organizer" : "groups.readings.empty";
}
