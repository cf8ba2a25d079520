import { database, type Transaction } from "@/db/client";
import type { AssignmentRow } from "@/db/queries/assignment-lists";
import {
  insertAssignment,
  type NewAssignment,
  setAssignees,
  setStretches,
  updateAssignment,
  withdrawAssignment,
} from "@/db/queries/assignments";
import { type NewEvent, recordEvent } from "@/db/queries/events";
import { insertPortions, replacePlan } from "@/db/queries/plans";
import { inTransaction } from "@/db/transaction";
import { type Assignees, assignedTo, type Stretch } from "@/domain/assignments";
import { textOf } from "@/domain/bodies/body-text";
import type { Granted } from "@/domain/granted";
import { newId } from "@/domain/ids";
import { Conflict, Invalid } from "@/domain/problems";
import { planReading } from "@/domain/schedules/plan-reading";
import type { Plan, PlannedPortion } from "@/domain/schedules/plan-schedule";
import { portionTitle, type ReadingPlan } from "@/domain/schedules/reading-plan";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { AssignmentWire } from "@/domain/wire/assignment";
import type { List } from "@/domain/wire/list";
import type { NewPlanInput } from "@/domain/wire/plan";
import { accessAssignment, accessReading, authorOf, type ReadingAccess } from "../access";
import { readWords } from "../posts/read-words";
import { findAssignees } from "./find-assignees";
import { withOwnProgress } from "./list-assignments";
import { listPlanned, type PublishedPortion } from "./list-planned";
import { type MeasuredPlace, measureText } from "./measure-text";
import { noteReachedByAll } from "./note-reached";

type MayPlan = Granted<ReadingAccess, "reading.assign">;

/**
 * Divides a reading over meetings: an assignment for each portion. Where it is planned already, what was due stays as it
 * is, and what is ahead is cut and dated anew: the assignments are edited in their order, and some are added or withdrawn
 * at the end. What was changed in a single one by hand stays, unless it is now changed for all.
 * Done again under the same id it answers with what is there.
 * @throws Conflict when what is ahead has changed since it was seen
 */
export async function publishPlan(
  viewer: Viewer,
  readingId: string,
  input: NewPlanInput,
  id = newId(),
  now = new Date(),
): Promise<List<AssignmentWire>> {
  await inTransaction(async (tx) => {
    const access = await accessReading(tx, viewer, readingId, "reading.assign");
    const paragraphs = await measureText(tx, access);
    const instructions = input.instructions ? readWords(input.instructions).body : null;
    const plan = planOf(input, instructions);
    const before = await replacePlan(tx, access, { ...plan, publishedAs: id });
    if (before?.publishedAs === id) return;
    const published = await listPlanned(tx, access, now);
    const division = {
      share: "begins" in input.share ? { begins: indexesOf(paragraphs, input.share.begins) } : input.share,
      calendar: { ...plan.calendar, zone: access.group.timeZone },
    };
    const { past, ahead, portions } = divide(paragraphs, published, division, now);
    if (input.ahead && !isSame(input.ahead, ahead)) throw new Conflict("schedule.changed");
    const named = await findAssignees(tx, access, plan.assignees);
    const change: Change = { plan, before, named };
    const events: NewEvent[] = [];
    for (const [at, portion] of portions.entries()) {
      const place = past.length + at;
      const opensAt = (at === 0 ? past.at(-1) : portions[at - 1])?.meeting.at ?? null;
      const wanted = {
        place,
        opensAt,
        dueAt: portion.meeting.at,
        stretch: stretchOf(access, paragraphs, portion),
      };
      const row = ahead[at]?.row;
      events.push(
        row ? await reschedule(tx, access, row, wanted, change) : await add(tx, access, wanted, change),
      );
    }
    for (const { row } of ahead.slice(portions.length)) events.push(await withdraw(tx, access, row, now));
    // Numbers of a stream are given last: until the commit nobody else gets one.
    for (const event of events) await recordEvent(tx, event);
  });
  return listPublished(viewer, readingId, now);
}

async function listPublished(viewer: Viewer, readingId: string, now: Date): Promise<List<AssignmentWire>> {
  const access = await accessReading(database(), viewer, readingId, "reading.assign");
  const planned = await listPlanned(database(), access, now);
  const rows = planned.map(({ row }) => row);
  return { items: await withOwnProgress(access, rows, now), next: null };
}

function planOf(input: NewPlanInput, instructions: ReadingPlan["instructions"]): ReadingPlan {
  const { share, first, rhythm, holidays, title, targets, see, assignees } = input;
  return {
    share: "begins" in share ? { portions: share.begins.length } : share,
    calendar: { first, rhythm, holidays },
    title,
    instructions,
    targets,
    see: see.others === "after-own" ? { others: see.others, own: see.own ?? 1 } : { others: see.others },
    assignees,
  };
}

function indexesOf(paragraphs: readonly MeasuredPlace[], begins: readonly (number | string)[]): number[] {
  const indexes = new Map(
    paragraphs.flatMap(({ key, number, index }): [number | string, number][] => [
      [key, index],
      ...(number === null ? [] : [[number, index] as [number, number]]),
    ]),
  );
  return begins.map((begin) => {
    const index = indexes.get(begin);
    if (index === undefined) throw new Invalid("passage.no-such-paragraph");
    return index;
  });
}

/** What stays, what is there to be changed, and the portions that are to be ahead. */
function divide(
  paragraphs: readonly MeasuredPlace[],
  published: PublishedPortion[],
  division: Plan,
  now: Date,
) {
  const planned = planReading(paragraphs, published, division, now);
  if (!planned.ok) throw new Invalid(planned.code, planned.values);
  const past = published.filter(({ meeting }) => meeting.at < now);
  const ahead = published.slice(past.length);
  return { past, ahead, portions: planned.value.slice(past.length) };
}

const isSame = (seen: NonNullable<NewPlanInput["ahead"]>, ahead: readonly PublishedPortion[]): boolean =>
  seen.length === ahead.length &&
  ahead.every(({ row }, at) => seen[at]?.id === row.id && seen[at]?.version === row.version);

function stretchOf(
  { reading }: MayPlan,
  paragraphs: readonly MeasuredPlace[],
  { from, through, words }: PlannedPortion,
): Stretch {
  const [first, last] = [paragraphs[from], paragraphs[through]];
  if (!first || !last) throw new Error("A portion lies outside of its text");
  return { readingId: reading.id, from: first, through: last, words };
}

type Wanted = { place: number; opensAt: Date | null; dueAt: Date; stretch: Stretch };
type Change = { plan: ReadingPlan; before: ReadingPlan | null; named: Assignees };

async function add(
  tx: Transaction,
  access: MayPlan,
  { place, opensAt, dueAt, stretch }: Wanted,
  { plan, named }: Change,
): Promise<NewEvent> {
  const id = newId();
  const { instructions, targets, see } = plan;
  const assigned = assignedTo(plan.assignees);
  const title = portionTitle(plan.title, place);
  const asked = { assigned, targets, see, revealedAt: null };
  const made = { id, title, instructions, opensAt, dueAt, repliesUntil: null, ...asked };
  await insertAssignment(tx, access, made, authorOf(access).id);
  await setStretches(tx, access, id, [stretch]);
  await setAssignees(tx, access, id, named);
  await insertPortions(tx, access, [id]);
  if (see.others === "after-own") await noteReachedByAll(tx, access.viewer, id);
  return eventOf(access, "assignment.added", { assignmentId: id, readingId: access.reading.id });
}

async function reschedule(
  tx: Transaction,
  access: MayPlan,
  row: AssignmentRow,
  { place, opensAt, dueAt, stretch }: Wanted,
  change: Change,
): Promise<NewEvent> {
  const onAssignment = await accessAssignment(tx, access.viewer, row.id, "assignment.edit");
  const times = { opensAt, dueAt, repliesUntil: movedReplies(row, dueAt) };
  const edit = { ...times, ...changedForAll(change, place) };
  if ((await updateAssignment(tx, onAssignment, edit, row.version)) === null)
    throw new Conflict("schedule.changed");
  const ofOthers = row.stretches.filter(({ readingId }) => readingId !== stretch.readingId);
  await setStretches(tx, access, row.id, [stretch, ...ofOthers]);
  if (edit.assigned) await setAssignees(tx, access, row.id, change.named);
  if ((edit.see ?? row.see).others === "after-own") await noteReachedByAll(tx, access.viewer, row.id);
  const { opensAt: opened, dueAt: due, repliesUntil } = row;
  return eventOf(access, "assignment.edited", {
    assignmentId: row.id,
    from: { opensAt: opened, dueAt: due, repliesUntil, ...(edit.see && { see: row.see }) },
    to: { ...times, ...(edit.see && { see: edit.see }) },
  });
}

/** Replies are awaited as long after the meeting as before. */
function movedReplies({ dueAt: before, repliesUntil }: AssignmentRow, dueAt: Date): Date | null {
  if (!repliesUntil) return null;
  const later = before ? repliesUntil.getTime() - before.getTime() : 0;
  return new Date(dueAt.getTime() + later);
}

/** Only what is other than it was when the plan was published last. */
function changedForAll({ plan, before }: Change, place: number): Partial<NewAssignment> {
  const has = (what: (plan: ReadingPlan) => unknown) =>
    !before || JSON.stringify(what(plan)) !== JSON.stringify(what(before));
  return {
    ...(has(({ title }) => title) && { title: portionTitle(plan.title, place) }),
    ...(has(({ instructions }) => instructions && textOf(instructions)) && {
      instructions: plan.instructions,
    }),
    ...(has(({ targets: { annotations, replies, readToEnd } }) => [annotations, replies, readToEnd]) && {
      targets: plan.targets,
    }),
    ...(has(({ see }) => [see.others, see.others === "after-own" && see.own]) && { see: plan.see }),
    ...(has(({ assignees }) => assignees) && { assigned: assignedTo(plan.assignees) }),
  };
}

async function withdraw(tx: Transaction, access: MayPlan, row: AssignmentRow, now: Date): Promise<NewEvent> {
  const onAssignment = await accessAssignment(tx, access.viewer, row.id, "assignment.withdraw");
  if (!(await withdrawAssignment(tx, onAssignment, now))) throw new Conflict("schedule.changed");
  return eventOf(access, "assignment.withdrawn", { assignmentId: row.id });
}

const eventOf = (
  { group, viewer }: MayPlan,
  kind: NewEvent["kind"],
  subject: NewEvent["subject"],
): NewEvent => ({ streamId: group.id, kind, groupId: group.id, byUserId: actorOf(viewer), subject });
