import { cursorIn } from "@/app/_request/query";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { AssignmentLines } from "@/components/assignments/assignment-lines";
import { WithdrawnNotice } from "@/components/assignments/withdrawn-notice";
import styles from "@/components/groups/group-page.module.css";
import { buttonClass } from "@/components/ui/button";
import { listCurrent } from "@/operations/assignments/list-current";
import { listPast } from "@/operations/assignments/list-past";
import { GroupFrame } from "../group-frame";
import { groupOfPage, titledInGroup } from "../group-of-page";
import { restoreAction } from "./actions";
import { NothingAssigned } from "./nothing-assigned";
import { assignmentTeller } from "./tell-assignments";
import { whatWasWithdrawn } from "./what-was-withdrawn";

type Props = PageProps<"/groups/[group]/assignments">;

export const generateMetadata = async ({ params }: Props) =>
  titledInGroup((await params).group, undefined, "assignments.title");

/** A year of weekly meetings, and more. */
const CURRENT = 100;
const PAST = 20;

export default async function AssignmentsPage({ params, searchParams }: Props) {
  const [{ group: asked }, query] = await Promise.all([params, searchParams]);
  const opened = await groupOfPage(asked);
  const { group, may } = opened;
  const after = cursorIn(query.past);
  const [current, t, tell] = await Promise.all([viewer(), words(), assignmentTeller(group.timeZone)]);
  const [{ open, ahead, hasMore }, past, withdrawn] = await Promise.all([
    listCurrent(current, group.slug, { limit: CURRENT }),
    listPast(current, group.slug, { after, limit: PAST }),
    whatWasWithdrawn(current, group.slug, query.withdrawn),
  ]);
  const home = `/groups/${group.slug}/assignments`;
  const isEmpty = open.length + ahead.length + past.items.length === 0;

  return (
    <GroupFrame opened={opened} here="assignments" path="/assignments" title={t("assignments.title")}>
      {withdrawn && <WithdrawnNotice slug={group.slug} assignment={withdrawn} restore={restoreAction} />}
      {isEmpty ? (
        <NothingAssigned opened={opened} />
      ) : (
        <>
          <section className={styles.section} aria-labelledby="now">
            <div className={styles.head}>
              <h2 id="now">{t("assignments.now")}</h2>
              {may["group.assign"] && (
                <span className={styles.choices}>
                  <a className={buttonClass()} href={`${home}/plan`}>
                    {t("assignments.plan")}
                  </a>
                  <a className={buttonClass()} href={`${home}/new`}>
                    {t("assignments.assign")}
                  </a>
                </span>
              )}
            </div>
            {open.length > 0 ? (
              <AssignmentLines assignments={open.map(tell)} />
            ) : (
              <p>{t("assignments.nothing-now")}</p>
            )}
          </section>
          {ahead.length > 0 && (
            <section className={styles.section} aria-labelledby="ahead">
              <h2 id="ahead">{t("assignments.ahead")}</h2>
              <AssignmentLines assignments={ahead.map(tell)} />
              {hasMore && <p>{t("assignments.more")}</p>}
            </section>
          )}
        </>
      )}
      {may["calendar.follow"] && (
        <p>
          <a href={`/groups/${group.slug}/calendar`}>{t("assignments.calendar")}</a>
        </p>
      )}
      {may["group.begin-next-term"] && (
        <p>
          <a href={`/groups/${group.slug}/next-term`}>{t("nextTerm.link")}</a>
        </p>
      )}
      {past.items.length > 0 && (
        <details className={styles.folded} open={after !== undefined}>
          <summary>
            <h2>{t("assignments.past")}</h2>
          </summary>
          <AssignmentLines assignments={past.items.map(tell)} />
          {past.next && <a href={`${home}?past=${past.next}`}>{t("assignments.past-earlier")}</a>}
        </details>
      )}
    </GroupFrame>
  );
}
