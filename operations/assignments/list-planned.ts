import type { Db } from "@/db/client";
import { type AssignmentRow, listAssignments } from "@/db/queries/assignment-lists";
import type { Granted } from "@/domain/granted";
import { SCHEDULE_PORTIONS, TEXT_PARAGRAPHS } from "@/domain/limits";
import type { PlannedPortion } from "@/domain/schedules/plan-schedule";
import type { ReadingAccess } from "../access";

/** A portion of the plan as it is published; `row` is the assignment. */
export type PublishedPortion = PlannedPortion & { row: AssignmentRow };

/** Without a due time it is never past. */
const NEVER = new Date(8.64e15);

/** Plans of many years: what is past stays in its plan. */
const PLANNED_MOST = 10 * SCHEDULE_PORTIONS;

/** What is lost from the text stands behind it, to be planned anew. */
const LOST = { from: TEXT_PARAGRAPHS, through: TEXT_PARAGRAPHS, words: 0 };

/** What the plan of a reading has made, in the order of the text. What is past and lost from the text is left out. */
export async function listPlanned(
  db: Db,
  access: Granted<ReadingAccess, "reading.assign">,
  now: Date,
): Promise<PublishedPortion[]> {
  const { group, reading } = access;
  const rows = await listAssignments(db, access, { plannedOf: reading.id, limit: PLANNED_MOST });
  const planned = rows.flatMap((row) => {
    const stretch = row.stretches.find(({ readingId }) => readingId === reading.id);
    const meeting = { at: row.dueAt ?? NEVER, wallTime: "", zone: group.timeZone };
    if (!stretch) return meeting.at < now ? [] : { row, ...LOST, meeting };
    const { from, through, words } = stretch;
    return { row, from: from.index, through: through.index, words, meeting };
  });
  return planned.sort((one, other) => one.from - other.from);
}
