import { type AssignmentRow, listAssignments } from "@/db/queries/assignment-lists";
import { lockAssignment, setAssignees, setStretches, updateAssignment } from "@/db/queries/assignments";
import { recordEvent } from "@/db/queries/events";
import { inTransaction } from "@/db/transaction";
import { assignedTo, timeTooEarly } from "@/domain/assignments";
import { Conflict, Invalid, NotFound } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { AssignmentEdit, AssignmentWire } from "@/domain/wire/assignment";
import { accessAssignment } from "../access";
import { readWords } from "../posts/read-words";
import { findAssignees } from "./find-assignees";
import { findAssignment } from "./find-assignment";
import { findStretches, type WantedStretch } from "./find-stretches";
import { noteReachedByAll } from "./note-reached";
import { seeOf } from "./see-of";
import { timesOf } from "./times-of";

/** A JSON merge: what is left out stays. @throws Conflict when it was changed since the version named */
export async function editAssignment(
  viewer: Viewer,
  id: string,
  edit: AssignmentEdit,
  now = new Date(),
): Promise<AssignmentWire> {
  const isCurrent = await inTransaction(async (tx) => {
    const access = await accessAssignment(tx, viewer, id, "assignment.edit");
    const { group } = access;
    await lockAssignment(tx, access);
    const [before] = await listAssignments(tx, access, { id: access.assignment.id, limit: 1 });
    if (!before) throw new NotFound();
    const times = timesOf(edit, before);
    const field = timeTooEarly(times);
    if (field) throw new Invalid("assignment.times-out-of-order", {}, { field });
    const { title, assignees, targets } = edit;
    const see = edit.see ? seeOf(edit.see, before.see) : before.see;
    // Another rule begins anew: else nobody would see that it does nothing.
    const isRevealed = edit.see?.revealed ?? (before.revealedAt !== null && see.others === before.see.others);
    const change = {
      ...times,
      ...(title !== undefined && { title }),
      ...(edit.instructions !== undefined && {
        instructions: edit.instructions ? readWords(edit.instructions, "instructions").body : null,
      }),
      ...(edit.see && { see }),
      revealedAt: isRevealed ? (before.revealedAt ?? now) : null,
      ...(targets && { targets: { ...before.targets, ...targets } }),
      ...(assignees && { assigned: assignedTo(assignees) }),
    };
    if ((await updateAssignment(tx, access, change, edit.version)) === null) return false;
    const wanted = wantedStretches(before, edit);
    if (wanted) await setStretches(tx, access, id, await findStretches(tx, viewer, group.id, wanted));
    if (assignees) await setAssignees(tx, access, id, await findAssignees(tx, access, assignees));
    if (see.others === "after-own") await noteReachedByAll(tx, viewer, id);
    await recordEvent(tx, {
      streamId: group.id,
      kind: "assignment.edited",
      groupId: group.id,
      byUserId: actorOf(viewer),
      subject: {
        assignmentId: before.id,
        from: { ...timesTold(before), see: before.see, revealed: before.revealedAt !== null },
        to: { ...timesTold(times), see, revealed: isRevealed },
      },
    });
    return true;
  });
  const current = await findAssignment(viewer, id);
  if (!isCurrent) throw new Conflict("stale", {}, { current });
  return current;
}

/** `from` and `to`, or `chapter`, are those of the first stretch, `more` are the others; null when none is to change. */
function wantedStretches(
  before: AssignmentRow,
  { from, to, chapter, more }: AssignmentEdit,
): WantedStretch[] | null {
  if ([from, to, chapter, more].every((one) => one === undefined)) return null;
  const [first, ...others] = before.stretches.map((stretch) => ({
    reading: stretch.readingId,
    from: stretch.from.key,
    to: stretch.through.key,
  }));
  if (!first) throw new NotFound();
  const changed =
    chapter === undefined ? { from: from ?? first.from, to: to ?? first.to } : { from, to, chapter };
  return [{ reading: first.reading, ...changed }, ...(more ?? others)];
}

const timesTold = ({ opensAt, dueAt, repliesUntil }: ReturnType<typeof timesOf>) => ({
  opensAt,
  dueAt,
  repliesUntil,
});
