import type { AssignmentRow } from "@/db/queries/assignment-lists";
import { firstMeetingOf, isTellable, shiftBetween, shiftTimes } from "@/domain/next-term";
import { Invalid } from "@/domain/problems";
import type { Reading } from "@/domain/readings";
import type { NewTermInput } from "@/domain/wire/next-term";
import { type Term, withinReadings } from "./read-term";

/** What is taken along, with its new times; `shift` is how much later they are on the clocks of the wall. */
export type ChosenTerm = { readings: Reading[]; assignments: AssignmentRow[]; shift: number };

/** @throws Invalid for what is not there to be taken along, and for a first meeting that is not said or can be none */
export function chooseTerm(
  term: Term,
  {
    readings: wantedReadings,
    assignments: wanted,
    first,
  }: Pick<NewTermInput, "readings" | "assignments" | "first">,
  zone: string,
): ChosenTerm {
  const readings = chosen(term.readings, wantedReadings, "readings", "term.no-such-text");
  const there = withinReadings(term.assignments, readings);
  const assignments = chosen(there, wanted, "assignments", "term.without-text");
  const before = firstMeetingOf(assignments, zone);
  if (before === null) return { readings, assignments, shift: 0 };
  if (first === undefined) throw new Invalid("term.first-missing", {}, { field: "first" });
  const shift = shiftBetween(before, first);
  if (shift === null) throw new Invalid("schedule.no-such-time", {}, { field: "first" });
  const moved = assignments.map((row) => ({ ...row, ...shiftTimes(row, shift, zone) }));
  if (!moved.every(({ opensAt, dueAt, repliesUntil }) => isTellable({ opensAt, dueAt, repliesUntil })))
    throw new Invalid("assignment.time-out-of-range", {}, { field: "first" });
  return { readings, assignments: moved, shift };
}

function chosen<Row extends { id: string }>(
  there: readonly Row[],
  wanted: readonly string[] | undefined,
  field: string,
  code: string,
): Row[] {
  if (wanted === undefined) return [...there];
  const ids = new Set(wanted.map((id) => id.toLowerCase()));
  const found = there.filter(({ id }) => ids.has(id));
  if (found.length < ids.size) throw new Invalid(code, {}, { field });
  return found;
}
