import { restoreAssignment as restoreRow } from "@/db/queries/assignments";
import { recordEvent } from "@/db/queries/events";
import { inTransaction } from "@/db/transaction";
import { TAKING_BACK } from "@/domain/limits";
import { Conflict } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessWithdrawnAssignment } from "../access";
import { noteReachedByAll } from "./note-reached";

/** Undoes a withdrawal that was a slip: everything is as it was. Later it is assigned anew. */
export async function restoreAssignment(viewer: Viewer, id: string, now = new Date()): Promise<void> {
  await inTransaction(async (tx) => {
    const access = await accessWithdrawnAssignment(tx, viewer, id);
    const since = new Date(now.getTime() - TAKING_BACK);
    if (!(await restoreRow(tx, access, since))) throw new Conflict("assignment.not-withdrawn");
    await noteReachedByAll(tx, viewer, id);
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "assignment.restored",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { assignmentId: access.assignment.id },
    });
  });
}
