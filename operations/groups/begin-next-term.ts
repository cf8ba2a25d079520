import { database, type Transaction } from "@/db/client";
import { insertAnnotation } from "@/db/queries/additions";
import type { AssignmentRow } from "@/db/queries/assignment-lists";
import { insertAssignment, setStretches } from "@/db/queries/assignments";
import { copyText, copyTranslations, listPlans } from "@/db/queries/copies";
import { type NewEvent, recordEvent } from "@/db/queries/events";
import { copyPictures } from "@/db/queries/pictures";
import { insertPortions, replacePlan } from "@/db/queries/plans";
import { insertReading } from "@/db/queries/texts";
import { inTransaction } from "@/db/transaction";
import { textOf } from "@/domain/bodies/body-text";
import { withoutMentions } from "@/domain/bodies/mentions";
import type { Granted } from "@/domain/granted";
import { type Pseudonym, pseudonymOf } from "@/domain/groups";
import { newId } from "@/domain/ids";
import { IMPORTING } from "@/domain/limits";
import { shiftCalendar } from "@/domain/next-term";
import { Conflict } from "@/domain/problems";
import type { Reading } from "@/domain/readings";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { NewTermInput } from "@/domain/wire/next-term";
import {
  accessGroup,
  accessReading,
  accessSite,
  authorOf,
  type GroupAccess,
  type ReadingAccess,
} from "../access";
import { takeHandle } from "../accounts/take-handle";
import { accessImporting } from "../imports/access-import";
import { spend } from "../limits/spend";
import { type ChosenTerm, chooseTerm } from "./choose-term";
import { foundGroup, refuseTaken, spendGroup } from "./found-group";
import { readTerm } from "./read-term";

type Ending = Granted<GroupAccess, "group.begin-next-term">;

/**
 * A new group with its own copies of texts, assignments and plans, all times moved with the first meeting, and in the
 * name of who does this the prompts and their notes for themselves. Nothing that members wrote comes along, and none of
 * them. Done again under the same id it answers with what is
 * there.
 */
export async function beginNextTerm(
  viewer: Viewer,
  slug: string,
  { name, slug: wanted, ...choice }: NewTermInput,
  id = newId(),
): Promise<{ id: string; slug: string }> {
  const asking = await accessGroup(database(), viewer, slug, "group.begin-next-term");
  const { viewer: founder } = accessSite(viewer, "group.create");
  const { readings } = chooseTerm(await readTerm(database(), asking), choice, asking.group.timeZone);
  await spendGroup(viewer, wanted);
  await spendCopies(viewer, readings);
  const begun = await inTransaction(async (tx) => {
    const ending = await accessGroup(tx, viewer, slug, "group.begin-next-term");
    const {
      description,
      admission,
      visibility,
      timeZone,
      hasPseudonyms,
      moderation,
      id: endingId,
    } = ending.group;
    const chosen = chooseTerm(await readTerm(tx, ending), choice, timeZone);
    const asBefore = { description, admission, visibility, timeZone, hasPseudonyms };
    // What closed with this term is open in the next.
    const row = { id, name, ...asBefore, moderation: { ...moderation, closesAt: null } };
    const group = await foundGroup(tx, founder, wanted, row, await pseudonymAgain(tx, ending));
    if (group === "taken") return null;
    if (group === "made") return (await accessGroup(tx, viewer, { id }, "group.read")).group;
    const event = (kind: NewEvent["kind"], subject: NewEvent["subject"], streamId = group.id): NewEvent => ({
      streamId,
      kind,
      groupId: streamId,
      byUserId: actorOf(founder),
      subject,
    });
    const readingIds = await copyReadings(tx, viewer, chosen.readings, group.id);
    const assignmentIds = await copyAssignments(tx, viewer, chosen.assignments, readingIds);
    await copyPlans(tx, ending, chosen, { readingIds, assignmentIds });
    await copyWords(tx, viewer, chosen.words, readingIds);
    const ofGroup = [
      event("group.added", { from: { groupId: endingId } }),
      ...[...readingIds.values()].map((readingId) => event("reading.added", { readingId })),
      ...[...assignmentIds.values()].map((assignmentId) => event("assignment.added", { assignmentId })),
    ];
    const ofEnding = [event("group.continued", { to: { groupId: group.id } }, endingId)];
    // The numbers of streams are given last, and of several in the order of their ids.
    for (const one of group.id < endingId ? [...ofGroup, ...ofEnding] : [...ofEnding, ...ofGroup])
      await recordEvent(tx, one);
    return { id: group.id, slug: group.slug };
  });
  return begun ?? refuseTaken(wanted ?? "");
}

/** The prompts that come along would tell whose they were: who asked them here under another name does so there as well. */
async function pseudonymAgain(tx: Transaction, { membership }: Ending): Promise<Pseudonym | null> {
  const before = membership && pseudonymOf(membership);
  return before && { name: before.name, handle: await takeHandle(tx, before.handle) };
}

/** In kilobytes, as a file of the same length would count. */
async function spendCopies(viewer: Viewer, readings: readonly Reading[]): Promise<void> {
  const userId = actorOf(viewer);
  const words = readings.reduce((sum, { wordCount }) => sum + wordCount, 0);
  if (!userId || words === 0) return;
  await spend(`import:${userId}`, IMPORTING, "term.too-much", Math.ceil((words * BYTES_OF_WORD) / 1024));
}

/** With the space behind it. */
const BYTES_OF_WORD = 6;

/** New ids by the old ones. */
type Copies = ReadonlyMap<string, string>;

async function copyReadings(
  tx: Transaction,
  viewer: Viewer,
  readings: readonly Reading[],
  groupId: string,
): Promise<Copies> {
  const into = await accessImporting(tx, viewer, { id: groupId });
  const [textIds, readingIds] = [new Map<string, string>(), new Map<string, string>()];
  // The oldest first, so that they keep their order.
  for (const { id } of readings.toReversed()) {
    const from = await accessReading(tx, viewer, id, "reading.export");
    const known = textIds.get(from.reading.editionId);
    const textId = known ?? newId();
    if (!known) {
      await copyText(tx, from, into, { textId, editionId: newId() });
      await copyPictures(tx, from, into, textId);
      await copyTranslations(tx, from, into, textId);
    }
    textIds.set(from.reading.editionId, textId);
    const readingId = newId();
    const made = await insertReading(tx, into, { id: readingId, textId, createdBy: into.membership.id });
    if (!made) throw new Conflict("id-taken");
    readingIds.set(id, readingId);
  }
  return readingIds;
}

async function copyAssignments(
  tx: Transaction,
  viewer: Viewer,
  rows: readonly AssignmentRow[],
  readingIds: Copies,
): Promise<Copies> {
  const copies = new Map<string, string>();
  const assigning = new Map<string, Granted<ReadingAccess, "reading.assign">>();
  for (const readingId of readingIds.values())
    assigning.set(readingId, await accessReading(tx, viewer, readingId, "reading.assign"));
  for (const row of rows) {
    const stretches = row.stretches.map((one) => ({
      ...one,
      readingId: readingIds.get(one.readingId) ?? "",
    }));
    const access = assigning.get(stretches[0]?.readingId ?? "");
    if (!access) throw new Error("An assignment was chosen without its text");
    const id = newId();
    await insertAssignment(tx, access, { ...ruleOf(row), id, assigned: "all" }, authorOf(access).id);
    await setStretches(tx, access, id, stretches);
    copies.set(row.id, id);
  }
  return copies;
}

/** All that an assignment says, without what came of it. */
function ruleOf({
  groupId,
  createdAt,
  version,
  withdrawnAt,
  assigneeIds,
  subgroupIds,
  stretches,
  ...rule
}: AssignmentRow) {
  return { ...rule, revealedAt: null };
}

/** At the same passages, since the copies have the same paragraphs. */
async function copyWords(
  tx: Transaction,
  viewer: Viewer,
  words: ChosenTerm["words"],
  readingIds: Copies,
): Promise<void> {
  const writing = new Map<string, Granted<ReadingAccess, "reading.set-prompt">>();
  for (const one of words) {
    const readingId = readingIds.get(one.reading_id) ?? "";
    const access =
      writing.get(readingId) ?? (await accessReading(tx, viewer, readingId, "reading.set-prompt"));
    writing.set(readingId, access);
    const { kind, audience, tags, passage, start_key: startKey, end_key: endKey } = one;
    const body = one.body && withoutMentions(one.body);
    const opening = body && {
      ...{ id: newId(), body, text: textOf(body), isHeld: false },
      ...{ mentions: null, mentioned: null },
    };
    const row = {
      id: newId(),
      author: authorOf(access),
      kind,
      ...{ audience, subgroup: null },
      tags,
      passage,
      startKey,
      endKey,
      carried: null,
      chosenIn: null,
      opening,
    };
    if (!(await insertAnnotation(tx, access, row))) throw new Conflict("conflict");
  }
}

/** A plan goes along with all of its portions or not at all: with a gap in it nothing could be planned anew. */
async function copyPlans(
  tx: Transaction,
  ending: Ending,
  { readings, shift }: ChosenTerm,
  { readingIds, assignmentIds }: { readingIds: Copies; assignmentIds: Copies },
): Promise<void> {
  const ids = readings.map(({ id }) => id);
  for (const { readingId, portionIds, ...plan } of await listPlans(tx, ending, ids)) {
    const portions = portionIds.flatMap((id) => assignmentIds.get(id) ?? []);
    if (portions.length < portionIds.length || portions.length === 0) continue;
    const access = await accessReading(tx, ending.viewer, readingIds.get(readingId) ?? "", "reading.assign");
    const calendar = shiftCalendar(plan.calendar, shift);
    await replacePlan(tx, access, { ...plan, calendar, assignees: "all", publishedAs: newId() });
    await insertPortions(tx, access, portions);
  }
}
