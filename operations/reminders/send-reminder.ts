import { database } from "@/db/client";
import { isDone } from "@/db/queries/done-marks";
import { countTowardsLimit } from "@/db/queries/rate-limits";
import { isGoingOn } from "@/db/queries/reminders";
import { findUser } from "@/db/queries/users";
import { inTransaction } from "@/db/transaction";
import type { Jobs } from "@/domain/jobs";
import { REMINDED_ONCE_HOURS, REMINDING } from "@/domain/limits";
import { Problem } from "@/domain/problems";
import { absoluteUrl } from "@/lib/env";
import { accessAssignment, authorOf } from "../access";
import { findViewerByUserId } from "../accounts/find-viewer";
import { assignmentPath } from "../assignments/assignment-wire";
import { postMail } from "../mail/post-mail";

/**
 * Reminds somebody of what is due, if that is still so: they may still do it, it is due at about the same time, ahead of
 * us, they have not said that they are done, and they still want to be reminded.
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
    const due = assignment.dueAt;
    if (!due || due <= now || isFarFrom(due, dueAt)) return;
    if ((await isDone(tx, access)) || !(await isGoingOn(tx, access))) return;
    if (await hasHadMany(userId)) return;
    await postMail(tx, {
      to,
      kind: "reminder",
      locale: user.locale,
      values: { name: member.name, title: assignment.title, group: group.name },
      until: { at: due.toISOString(), timeZone: user.timeZone ?? group.timeZone, isMoment: true },
      link: absoluteUrl(assignmentPath(group, assignment)),
      onlyFor: { userId, memberOf: group.id },
    });
  });
}

/** However many groups assign however much: beyond so many a day nobody reads them. */
async function hasHadMany(userId: string): Promise<boolean> {
  const { points } = await countTowardsLimit(database(), `reminding:${userId}`, { ...REMINDING, points: 1 });
  return points > REMINDING.points;
}

/** Put off by more than the half day within which one is reminded once: then one is reminded anew. */
const isFarFrom = (due: Date, noted: string): boolean =>
  Math.abs(due.getTime() - new Date(noted).getTime()) > REMINDED_ONCE_HOURS * 60 * 60 * 1000;
