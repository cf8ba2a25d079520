import type { Db } from "@/db/client";
import { type AssignmentRow, listAssignments } from "@/db/queries/assignment-lists";
import { type KeptWords, listKeptWords } from "@/db/queries/copies";
import { listReadings } from "@/db/queries/readings";
import type { Granted } from "@/domain/granted";
import { TERM_ASSIGNMENTS, TERM_TEXTS, TERM_WORDS } from "@/domain/limits";
import type { Reading } from "@/domain/readings";
import type { GroupAccess } from "../access";

export type Term = {
  /** The newest first. */
  readings: Reading[];
  /** In the order of their making, each with its stretches in these readings. */
  assignments: AssignmentRow[];
  /** In these readings: what everybody is asked, and what the organizer who asks has noted for themselves. */
  words: KeptWords[];
  /** How many have a stretch in none of them. */
  left: number;
  hasMore: boolean;
};

/** All that a group can take along into its next term. */
export async function readTerm(db: Db, access: Granted<GroupAccess, "group.begin-next-term">): Promise<Term> {
  const found = await listReadings(db, access, { limit: TERM_TEXTS + 1 });
  const rows = await listAssignments(db, access, { limit: TERM_ASSIGNMENTS + 1 });
  const readings = found.slice(0, TERM_TEXTS).filter(({ archivedAt }) => archivedAt === null);
  const words = await listKeptWords(
    db,
    access,
    readings.map(({ id }) => id),
    TERM_WORDS + 1,
  );
  const kept = rows.slice(0, TERM_ASSIGNMENTS);
  const assignments = withinReadings(kept, readings);
  return {
    readings,
    assignments,
    words: words.slice(0, TERM_WORDS),
    left: kept.length - assignments.length,
    hasMore: found.length > TERM_TEXTS || rows.length > TERM_ASSIGNMENTS || words.length > TERM_WORDS,
  };
}

/** What is asked of some readings; what is asked of others only is left out. */
export function withinReadings(
  assignments: readonly AssignmentRow[],
  readings: readonly Reading[],
): AssignmentRow[] {
  const ids = new Set(readings.map(({ id }) => id));
  return assignments
    .map((row) => ({ ...row, stretches: row.stretches.filter(({ readingId }) => ids.has(readingId)) }))
    .filter(({ stretches }) => stretches.length > 0);
}
