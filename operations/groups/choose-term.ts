import type { AssignmentRow } from "@/db/queries/assignment-lists";
import { firstMeetingOf, isTellable, shiftBetween, shiftSee, shiftTimes } from "@/domain/next-term";
import { Invalid } from "@/domain/problems";
import type { Reading } from "@/domain/readings";
import type { NewTermInput } from "@/domain/wire/next-term";
import { type Term, withinReadings } from "./read-term";

/** What is taken along, with its new times; `shift` is how much later they are on the clocks of the wall. */
export type ChosenTerm = {
  readings: Reading[];
  assignments: AssignmentRow[];
  words: Term["words"];
  shift: number;
};

/** @throws Invalid for what is not there to be taken along, and for a first meeting that is not said or can be none */
export function chooseTerm(
  term: Term,
  {
    readings: wantedReadings,
    assignments: wanted,
    prompts = true,
    notes = true,
    first,
  }: Partial<Pick<NewTermInput, "readings" | "assignments" | "prompts" | "notes" | "first">>,
  zone: string,
): ChosenTerm {
  const readings = chosen(term.readings, wantedReadings, "readings", "term.no-such-text");
  const ids = new Set(readings.map(({ id }) => id));
  const words = term.words.filter(
    ({ reading_id, kind }) => ids.has(reading_id) && (kind === "prompt" ? prompts : notes),
  );
  const there = withinReadings(term.assignments, readings);
  const assignments = chosen(there, wanted, "assignments", "term.without-text");
  const before = firstMeetingOf(assignments, zone);
  if (before === null) return { readings, assignments, words, shift: 0 };
  if (first === undefined) throw new Invalid("term.first-missing", {}, { field: "first" });
  const shift = shiftBetween(before, first);
  if (shift === null) throw new Invalid("schedule.no-such-time", {}, { field: "first" });
  const moved = assignments.map((row) => ({
    ...row,
    ...shiftTimes(row, shift, zone),
    see: shiftSee(row.see, shift, zone),
  }));
  const isTold = ({ opensAt, dueAt, repliesUntil, see }: AssignmentRow) =>
    isTellable({ opensAt, dueAt, repliesUntil, seeAt: see.others === "at" ? see.at : null });
  if (!moved.every(isTold)) throw new Invalid("assignment.time-out-of-range", {}, { field: "first" });
  return { readings, assignments: moved, words, shift };
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
