import { timeToRead } from "@/domain/time-to-read";
import type { AssignmentWire } from "@/domain/wire/assignment";
import type { Translate } from "@/messages/translator";
import styles from "./assigned-lines.module.css";
import { upTo } from "./up-to";

type Props = {
  assignments: AssignmentWire[];
  /** The reading that is open. */
  readingId: string;
  /** Words a minute. */
  pace: number;
  t: Translate;
  /** A moment as it is told to this reader. */
  tell: (at: string) => string;
};

/** Under the title of a reading: what of it is assigned to the reader, and how far they have come. */
export function AssignedLines({ assignments, ...props }: Props) {
  if (assignments.length === 0) return null;
  return (
    <ul className={styles.lines} data-print="no">
      {assignments.map((assignment) => (
        <AssignedLine key={assignment.id} assignment={assignment} {...props} />
      ))}
    </ul>
  );
}

function AssignedLine({
  assignment,
  readingId,
  pace,
  t,
  tell,
}: Omit<Props, "assignments"> & { assignment: AssignmentWire }) {
  const stretches = assignment.stretches.filter(({ reading }) => reading === readingId);
  return (
    <li className={styles.line} dir="auto" data-done={assignment.mine?.done || undefined}>
      <a className={styles.title} href={assignment.url}>
        {assignment.title}
      </a>
      {stretches.map(({ url, from, to, fromKey }) => (
        <a key={fromKey} href={url}>
          {from === null || to === null ? t("assigned.part") : t("assigned.stretch", { from, to })}
        </a>
      ))}
      {[...timesOf(assignment, t, tell), ...progressOf(assignment, pace, t)].map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </li>
  );
}

/** The next time that matters. */
function timesOf({ state, opensAt, dueAt, repliesUntil }: AssignmentWire, t: Translate, tell: Props["tell"]) {
  if (state === "ahead" && opensAt) return [t("assigned.opens", { when: tell(opensAt) })];
  if (state === "late" && repliesUntil) return [t("assigned.replies-until", { when: tell(repliesUntil) })];
  return dueAt ? [t("assigned.due", { when: tell(dueAt) })] : [];
}

function progressOf({ targets, mine }: AssignmentWire, pace: number, t: Translate): string[] {
  if (!mine) return [];
  if (mine.done) return [t("assignments.counts.done")];
  return [
    ...(targets.annotations === null
      ? []
      : [t("assignments.counts.annotations-of", upTo(mine.annotations, targets.annotations))]),
    ...(targets.replies === null
      ? []
      : [t("assignments.counts.replies-of", upTo(mine.replies, targets.replies))]),
    ...(mine.readTo === null ? [] : [t("assignments.counts.read-to", { number: mine.readTo })]),
    ...(mine.wordsLeft === 0 ? [] : [t("assigned.left", timeToRead(mine.wordsLeft, pace))]),
  ];
}
