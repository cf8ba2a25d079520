"use client";

import { useTranslations } from "use-intl";
import styles from "../ui/lines.module.css";
import { Times } from "./times";
import type { ToldAssignment } from "./told-assignment";
import { useProgressWords } from "./use-progress-words";
import { WhatToRead } from "./what-to-read";

type Props = {
  assignments: ToldAssignment[];
  /** By their addresses, where the lines are of several groups. */
  groupNames?: Record<string, string>;
};

/** What is to be read by when, and how far one has come. */
export function AssignmentLines({ assignments, groupNames = {} }: Props) {
  return (
    <ul className={styles.list}>
      {assignments.map((assignment) => (
        <AssignmentLine
          key={assignment.id}
          assignment={assignment}
          groupName={groupNames[assignment.group] ?? null}
        />
      ))}
    </ul>
  );
}

type LineProps = { assignment: ToldAssignment; groupName: string | null };

function AssignmentLine({ assignment, groupName }: LineProps) {
  const t = useTranslations("assignments");
  const progressWords = useProgressWords();
  const { id, group, title, stretches, state, assignees, mine } = assignment;
  const soFar = mine && state !== "ahead" ? progressWords(assignment, mine).join(" · ") : null;
  return (
    <li className={styles.line}>
      <span className={styles.words}>
        <span className={styles.title} dir="auto">
          <a href={`/groups/${group}/assignments/${id}`}>{title}</a>
        </span>
        <span className={styles.quiet}>
          <WhatToRead stretches={stretches} />
          {groupName !== null && (
            <>
              {" · "}
              <bdi>{groupName}</bdi>
            </>
          )}
        </span>
        <span className={styles.quiet}>
          <Times assignment={assignment} />
        </span>
        {Array.isArray(assignees) && (
          <span className={styles.quiet}>{t("for-some", { count: assignees.length })}</span>
        )}
      </span>
      {mine?.done ? (
        <strong className={styles.done}>{t("counts.done")}</strong>
      ) : (
        soFar && <span className={styles.quiet}>{soFar}</span>
      )}
    </li>
  );
}
