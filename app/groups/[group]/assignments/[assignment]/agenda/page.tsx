import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { orNotFound } from "@/app/_request/or-not-found";
import { viewer } from "@/app/_request/viewer";
import { words } from "@/app/_request/words";
import { AgendaThreads } from "@/components/assignments/agenda-threads";
import { PrintButton } from "@/components/assignments/print-button";
import { TalkMap } from "@/components/assignments/talk-map";
import styles from "@/components/groups/group-page.module.css";
import { EmptyState } from "@/components/ui/empty-state";
import { isSameSlug } from "@/domain/slugs";
import { findAssignment } from "@/operations/assignments/find-assignment";
import { openAgenda } from "@/operations/assignments/open-agenda";
import { GroupFrame } from "../../../group-frame";
import { groupOfPage } from "../../../group-of-page";

type Props = PageProps<"/groups/[group]/assignments/[assignment]/agenda">;

const find = cache(async (group: string, id: string) => {
  const assignment = await orNotFound(findAssignment(await viewer(), id));
  if (!isSameSlug(assignment.group, group)) notFound();
  return assignment;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { group, assignment } = await params;
  const { title } = await find(group, assignment);
  return { title: `${(await words())("agenda.title")} · ${title}` };
}

export default async function AgendaPage({ params }: Props) {
  const { group, assignment: id } = await params;
  const [assignment, opened, t] = await Promise.all([find(group, id), groupOfPage(group), words()]);
  const { talk, prompts, mostDiscussed, openQuestions, disagreements, backAndForth } = await orNotFound(
    openAgenda(await viewer(), id),
  );
  const parts = [
    { id: "prompts", hint: null, title: t("agenda.prompts"), threads: prompts },
    {
      id: "questions",
      hint: t("agenda.questions-hint"),
      title: t("agenda.questions"),
      threads: openQuestions,
    },
    {
      id: "disagreements",
      hint: t("agenda.disagreements-hint"),
      title: t("agenda.disagreements"),
      threads: disagreements,
    },
    { id: "discussed", hint: null, title: t("agenda.discussed"), threads: mostDiscussed },
    {
      id: "back-and-forth",
      hint: t("agenda.back-and-forth-hint"),
      title: t("agenda.back-and-forth"),
      threads: backAndForth,
    },
  ].filter(({ threads }) => threads.length > 0);

  return (
    <GroupFrame
      opened={opened}
      within="assignments"
      path={`/assignments/${id}/agenda`}
      title={t("agenda.title")}
      facts={<a href={assignment.url}>{assignment.title}</a>}
    >
      {talk.length === 0 ? (
        <EmptyState>{t("agenda.empty")}</EmptyState>
      ) : (
        <>
          <p className={styles.place}>{t("agenda.intro")}</p>
          <PrintButton label={t("agenda.print")} />
          {parts.map(({ id: part, title, hint, threads }) => (
            <section key={part} className={styles.section} aria-labelledby={part}>
              <h2 id={part}>{title}</h2>
              {hint && <p className={styles.place}>{hint}</p>}
              <AgendaThreads threads={threads} t={t} />
            </section>
          ))}
          <section className={styles.section} aria-labelledby="map">
            <h2 id="map">{t("agenda.map")}</h2>
            <TalkMap talk={talk} t={t} />
          </section>
        </>
      )}
    </GroupFrame>
  );
}
