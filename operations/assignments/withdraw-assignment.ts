import { withdrawAssignment as withdrawRow } from "@/db/queries/assignments";
import { recordEvent } from "@/db/queries/events";
import { inTransaction } from "@/db/transaction";
import { NotFound } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessAssignment } from "../access";

/** What was written under it stays: it hangs on the reading. */
export async function withdrawAssignment(viewer: Viewer, id: string, now = new Date()): Promise<void> {
  await inTransaction(async (tx) => {
    const access = await accessAssignment(tx, viewer, id, "assignment.withdraw");
    if (!(await withdrawRow(tx, access, now))) throw new NotFound();
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "assignment.withdrawn",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { assignmentId: access.assignment.id },
    });
  });
}
