import type { AssignmentRow } from "@/db/queries/assignment-lists";
import type { ProgressRow } from "@/db/queries/progress";
import { hasReached, stateOf } from "@/domain/assignments";
import { textOf } from "@/domain/bodies/body-text";
import { renderBody } from "@/domain/bodies/render-body";
import type { AssignmentWire } from "@/domain/wire/assignment";
import { absoluteUrl } from "@/lib/env";
import type { GroupAccess } from "../access";
import { readingPath } from "../readings/reading-wire";

export const assignmentPath = (group: { slug: string }, { id }: { id: string }): string =>
  `/groups/${group.slug}/assignments/${id}`;

/** For one viewer. */
type ToViewer = {
  /** Their own; null where it is not assigned to them. */
  progress: ProgressRow | null;
  /** Whether they see what others wrote. */
  isMet: boolean;
  now: Date;
};

export function assignmentWire(
  { group, membership }: GroupAccess,
  row: AssignmentRow,
  { progress, isMet, now }: ToViewer,
): AssignmentWire {
  const { instructions, see } = row;
  const isOrganizer = membership?.state === "active" && membership.role === "organizer";
  return {
    id: row.id,
    url: absoluteUrl(assignmentPath(group, row)),
    group: group.slug,
    title: row.title,
    instructions: instructions && {
      tiptap: instructions,
      text: textOf(instructions),
      html: renderBody(instructions),
    },
    stretches: row.stretches.map(({ readingId, title, from, through, words, isEmptied }) => ({
      reading: readingId,
      title,
      url: absoluteUrl(stretchPath(group, { readingId, from })),
      from: from.number,
      to: through.number,
      fromKey: from.key,
      toKey: through.key,
      words,
      isEmptied,
    })),
    opensAt: row.opensAt?.toISOString() ?? null,
    dueAt: row.dueAt?.toISOString() ?? null,
    repliesUntil: row.repliesUntil?.toISOString() ?? null,
    timeZone: group.timeZone,
    state: stateOf(row, now),
    assignees: assigneesTold(row, isOrganizer),
    targets: row.targets,
    see: {
      others: see.others,
      own: see.others === "after-own" ? see.own : null,
      at: see.others === "at" ? see.at.toISOString() : null,
      revealed: row.revealedAt !== null,
      isMet,
    },
    mine: progress && {
      ...progressFields(progress),
      own: progress.own,
      hasReached: hasReached(row.targets, progress),
      wordsLeft: progress.wordsLeft,
    },
    version: row.version,
    createdAt: row.createdAt.toISOString(),
  };
}

function assigneesTold(row: AssignmentRow, isOrganizer: boolean): AssignmentWire["assignees"] {
  if (row.assigned === "all") return "all";
  if (!isOrganizer) return "some";
  return row.assigned === "some" ? row.assigneeIds : { subgroups: row.subgroupIds };
}

const stretchPath = (
  group: { slug: string },
  { readingId, from }: { readingId: string; from: { key: string; number: number | null } },
): string =>
  `${readingPath(group, { id: readingId })}?p=${from.key}${from.number === null ? "" : `#p${from.number}`}`;

export const progressFields = ({ annotations, replies, readTo, isReadToEnd, doneAt }: ProgressRow) => ({
  annotations,
  replies,
  readTo: readTo?.number ?? null,
  isReadToEnd,
  done: doneAt !== null,
});
