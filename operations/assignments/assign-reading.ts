import { insertAssignment, isAssignmentMade, setAssignees, setStretches } from "@/db/queries/assignments";
import { recordEvent } from "@/db/queries/events";
import { inTransaction } from "@/db/transaction";
import { assignedTo, timeTooEarly } from "@/domain/assignments";
import { newId } from "@/domain/ids";
import { Invalid } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { AssignmentWire, NewAssignmentInput } from "@/domain/wire/assignment";
import { accessReading, authorOf } from "../access";
import { readWords } from "../posts/read-words";
import { findAssignees } from "./find-assignees";
import { findAssignment } from "./find-assignment";
import { findStretches } from "./find-stretches";
import { noteReachedByAll } from "./note-reached";
import { seeOf } from "./see-of";
import { timesOf } from "./times-of";

/** Done again under the same id it answers with what is there. */
export async function assignReading(
  viewer: Viewer,
  readingId: string,
  input: NewAssignmentInput,
  id = newId(),
): Promise<AssignmentWire> {
  await inTransaction(async (tx) => {
    const access = await accessReading(tx, viewer, readingId, "reading.assign");
    if (await isAssignmentMade(tx, id)) return;
    const { title, from, to, chapter, more, targets, assignees } = input;
    const times = timesOf(input);
    const field = timeTooEarly(times);
    if (field) throw new Invalid("assignment.times-out-of-order", {}, { field });
    const stretches = await findStretches(tx, viewer, access.group.id, [
      { reading: readingId, from, to, chapter },
      ...more,
    ]);
    const named = await findAssignees(tx, access, assignees);
    const instructions = input.instructions ? readWords(input.instructions, "instructions").body : null;
    const assigned = assignedTo(named);
    const see = seeOf(input.see);
    const made = { id, title, instructions, ...times, assigned, targets, see, revealedAt: null };
    await insertAssignment(tx, access, made, authorOf(access).id);
    await setStretches(tx, access, id, stretches);
    await setAssignees(tx, access, id, named);
    if (see.others === "after-own") await noteReachedByAll(tx, viewer, id);
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "assignment.added",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { assignmentId: id, readingId: access.reading.id },
    });
  });
  return findAssignment(viewer, id);
}
