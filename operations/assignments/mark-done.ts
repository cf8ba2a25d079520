import { setDone } from "@/db/queries/done-marks";
import { recordEvent } from "@/db/queries/events";
import { setNoticesRead } from "@/db/queries/notices";
import { inTransaction } from "@/db/transaction";
import { actorOf, isSignedIn, type Viewer } from "@/domain/viewer";
import type { AssignmentWire } from "@/domain/wire/assignment";
import { accessAssignment, authorOf } from "../access";
import { findAssignment } from "./find-assignment";

/** A member says that they are done, or that they are not; nobody else says it for them. */
export async function markDone(viewer: Viewer, id: string, isDone: boolean): Promise<AssignmentWire> {
  await inTransaction(async (tx) => {
    const access = await accessAssignment(tx, viewer, id, "assignment.mark-done");
    if (!(await setDone(tx, access, isDone))) return;
    if (isDone && isSignedIn(viewer))
      await setNoticesRead(tx, viewer, { assignmentId: access.assignment.id });
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: isDone ? "assignment.done" : "assignment.undone",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { assignmentId: access.assignment.id, memberId: authorOf(access).id },
    });
  });
  return findAssignment(viewer, id);
}
