import { database } from "@/db/client";
import { listProgress } from "@/db/queries/progress";
import { findUser } from "@/db/queries/users";
import { inTransaction } from "@/db/transaction";
import type { Jobs } from "@/domain/jobs";
import { Problem } from "@/domain/problems";
import { absoluteUrl } from "@/lib/env";
import { accessAssignment, authorOf } from "../access";
import { findViewerByUserId } from "../accounts/find-viewer";
import { assignmentPath } from "../assignments/assignment-wire";
import { postMail } from "../mail/post-mail";

/**
 * Reminds somebody of what is due, if that is still so: they may still do it, it is due at the same time, ahead of us,
 * they have not said that they are done, and they still want to be reminded.
 */
export async function sendReminder(
  { assignmentId, userId, dueAt }: Jobs["send-reminder"],
  now = new Date(),
): Promise<void> {
  const viewer = await findViewerByUserId(userId);
  const user = await findUser(database(), userId);
  if (!viewer || !user?.email || user.remindHours === null) return;
  const to = user.email;
  await inTransaction(async (tx) => {
    const access = await accessAssignment(tx, viewer, assignmentId, "assignment.mark-done").catch(
      (thrown) => {
        if (thrown instanceof Problem) return null;
        throw thrown;
      },
    );
    if (!access) return;
    const { assignment, group } = access;
    const member = authorOf(access);
    if (assignment.dueAt?.toISOString() !== dueAt || assignment.dueAt <= now) return;
    const [progress] = await listProgress(tx, access, [assignment.id], [member.id]);
    if (progress?.doneAt) return;
    await postMail(tx, {
      to,
      kind: "reminder",
      locale: user.locale,
      values: { name: member.name, title: assignment.title, group: group.name },
      until: { at: dueAt, timeZone: user.timeZone ?? group.timeZone, isMoment: true },
      link: absoluteUrl(assignmentPath(group, assignment)),
    });
  });
}
