import { database } from "@/db/client";
import type { AssignmentRow } from "@/db/queries/assignment-lists";
import { firstMeetingOf } from "@/domain/next-term";
import type { Viewer } from "@/domain/viewer";
import type { TermWire } from "@/domain/wire/next-term";
import { accessGroup } from "../access";
import { chooseTerm } from "./choose-term";
import { readTerm } from "./read-term";

/** What the next term can be made from; with a first meeting, as it will be then. */
export async function openNextTerm(viewer: Viewer, slug: string, first?: string): Promise<TermWire> {
  const access = await accessGroup(database(), viewer, slug, "group.begin-next-term");
  const { timeZone } = access.group;
  const term = await readTerm(database(), access);
  const { left, hasMore, words } = term;
  const { readings, assignments } = first === undefined ? term : chooseTerm(term, { first }, timeZone);
  const prompts = words.filter(({ kind }) => kind === "prompt").length;
  return {
    timeZone,
    firstMeeting: firstMeetingOf(assignments, timeZone),
    readings: readings.map(({ id, title, language, direction, wordCount }) => ({
      id,
      title,
      language,
      direction,
      wordCount,
    })),
    assignments: byTime(assignments).map(
      ({ id, title, stretches, opensAt, dueAt, repliesUntil, assigned }) => ({
        id,
        title,
        stretches: stretches.map(({ readingId, title: text, from, through }) => ({
          reading: readingId,
          title: text,
          from: from.number,
          to: through.number,
        })),
        opensAt: opensAt?.toISOString() ?? null,
        dueAt: dueAt?.toISOString() ?? null,
        repliesUntil: repliesUntil?.toISOString() ?? null,
        assignees: assigned === "all" ? ("all" as const) : ("some" as const),
      }),
    ),
    prompts,
    notes: words.length - prompts,
    left,
    hasMore,
  };
}

/** As the group meets about them: what is never due comes last. */
const byTime = (rows: readonly AssignmentRow[]): AssignmentRow[] =>
  rows.toSorted((one, other) => (one.dueAt?.getTime() ?? NEVER) - (other.dueAt?.getTime() ?? NEVER));

/** The last instant that there is. */
const NEVER = 8.64e15;
