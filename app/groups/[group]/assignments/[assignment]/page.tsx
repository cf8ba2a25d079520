import type { Metadata } from "next";
import { cursorIn } from "@/app/_request/query";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { PostBody } from "@/components/annotations/post-body";
import { AgendaThreads } from "@/components/assignments/agenda-threads";
import { OwnProgress } from "@/components/assignments/own-progress";
import { ProgressTable } from "@/components/assignments/progress-table";
import { SeeLine } from "@/components/assignments/see-line";
import { StretchLines } from "@/components/assignments/stretch-lines";
import { Times } from "@/components/assignments/times";
import { SmallForm } from "@/components/forms/small-form";
import styles from "@/components/groups/group-page.module.css";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { listProgress } from "@/operations/assignments/list-progress";
import { GroupFrame } from "../../group-frame";
import { groupOfPage } from "../../group-of-page";
import { markDoneAction, revealAction, withdrawAction } from "../actions";
import { assignmentTeller } from "../tell-assignments";
import { assignmentOfPage } from "./opened-assignment";

type Props = PageProps<"/groups/[group]/assignments/[assignment]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ assignment }, { group }] = [
    await assignmentOfPage(await params),
    await groupOfPage((await params).group),
  ];
  return { title: `${assignment.title} · ${group.name}` };
}

export default async function AssignmentPage({ params, searchParams }: Props) {
  const [asked, query] = await Promise.all([params, searchParams]);
  const opened = await groupOfPage(asked.group);
  const { assignment, may, prompts } = await assignmentOfPage(asked);
  const { id, title, instructions, stretches, mine, see } = assignment;
  const { slug, timeZone, membership } = opened.group;
  const [t, tell] = [await words(), await assignmentTeller(timeZone)];
  const path = `/assignments/${id}`;
  const after = cursorIn(query.after);
  const emptied = stretches.filter(({ isEmptied }) => isEmptied).length;
  const everyone = may["assignment.list-everyones-progress"]
    ? await listProgress(await viewer(), id, { after, limit: 100 })
    : null;

  return (
    <GroupFrame
      opened={opened}
      within="assignments"
      path={path}
      title={title}
      facts={<Times assignment={tell(assignment)} />}
    >
      {instructions && (
        <div className={styles.section}>
          <PostBody html={instructions.html} />
        </div>
      )}
      <StretchLines stretches={stretches} />
      {may["assignment.edit"] && emptied > 0 && (
        <Notice action={<a href={`/groups/${slug}${path}/edit`}>{t("assignments.change")}</a>}>
          {t("assignments.emptied", { count: emptied })}
        </Notice>
      )}
      {membership?.state === "active" && (
        <p>
          <a href={`/groups/${slug}${path}/agenda`}>{t("assignments.agenda")}</a>
        </p>
      )}

      {prompts.length > 0 && (
        <section className={styles.section} aria-labelledby="prompts">
          <h2 id="prompts">{t("assignments.prompts.title")}</h2>
          <AgendaThreads threads={prompts} t={t} marksAnswered={mine !== null} />
        </section>
      )}
      {prompts.length === 0 && may["assignment.edit"] && (
        <p className={styles.place}>{t("assignments.prompts.none")}</p>
      )}

      {see.others !== "open" && (
        <section className={styles.section} aria-labelledby="see">
          <h2 id="see">{t("assignments.see.title")}</h2>
          <p>
            <SeeLine assignment={tell(assignment)} />
            {mine && see.isMet && !see.revealed && !may["assignment.edit"] && (
              <> {t("assignments.see.met")}</>
            )}
          </p>
          {may["assignment.edit"] && (
            <>
              <p>{t("assignments.see.yours")}</p>
              <SmallForm
                action={revealAction}
                submit={t(see.revealed ? "assignments.see.hide" : "assignments.see.show")}
                variant={see.revealed ? "quiet" : "primary"}
                fields={{ group: slug, assignment: id, reveal: see.revealed ? "no" : "yes" }}
              />
            </>
          )}
        </section>
      )}

      {mine ? (
        <section className={styles.section} aria-labelledby="own">
          <h2 id="own">{t("assignments.own.title")}</h2>
          <OwnProgress
            assignment={assignment}
            mine={mine}
            mayMark={may["assignment.mark-done"]}
            markDone={markDoneAction}
          />
        </section>
      ) : (
        membership?.state === "active" && <p>{t("assignments.own.not-yours")}</p>
      )}

      {everyone && (
        <section className={styles.section} aria-labelledby="everyone">
          <h2 id="everyone">{t("assignments.everyone.title")}</h2>
          {everyone.items.length > 0 ? (
            <>
              <p>{t("assignments.everyone.words")}</p>
              <ProgressTable assignment={assignment} everyone={everyone.items} />
            </>
          ) : (
            <p>{t(after ? "assignments.everyone.no-more" : "assignments.everyone.empty")}</p>
          )}
          {(after || everyone.next) && (
            <nav className={styles.choices} aria-label={t("assignments.everyone.pages")}>
              {after && <a href={`/groups/${slug}${path}#everyone`}>{t("assignments.everyone.first")}</a>}
              {everyone.next && (
                <a href={`/groups/${slug}${path}?after=${everyone.next}#everyone`}>{t("members.more")}</a>
              )}
            </nav>
          )}
          {(after || everyone.items.length > 0) && (
            <p>
              <a href={`/groups/${slug}${path}/progress.csv`} download>
                {t("assignments.everyone.download")}
              </a>
            </p>
          )}
        </section>
      )}

      {(may["assignment.edit"] || may["assignment.withdraw"]) && (
        <div className={styles.deeds}>
          {may["assignment.edit"] && (
            <a className={buttonClass()} href={`/groups/${slug}${path}/edit`}>
              {t("assignments.change")}
            </a>
          )}
          {may["assignment.withdraw"] && (
            <SmallForm
              action={withdrawAction}
              submit={t("assignments.withdraw.submit")}
              variant="danger"
              fields={{ group: slug, assignment: id }}
            />
          )}
        </div>
      )}
    </GroupFrame>
  );
}
