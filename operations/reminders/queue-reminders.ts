import { sendJob } from "@/db/jobs";
import { addNotices } from "@/db/queries/notices";
import { noteReminders } from "@/db/queries/reminders";
import { inTransaction } from "@/db/transaction";

const AT_ONCE = 200;

/**
 * Reminds of what is due, by a notice and, whoever has an address, by a mail that is put on its way: each in the
 * transaction that notes it, so once, by whichever instance looks first, and also after one has died. True when there may
 * be more.
 */
export async function queueReminders(now = new Date()): Promise<boolean> {
  return inTransaction(async (tx) => {
    const due = await noteReminders(tx, now, AT_ONCE);
    await addNotices(
      tx,
      due.map(({ userId, groupId, assignmentId }) => ({ kind: "due", userId, groupId, assignmentId })),
      now,
    );
    for (const { assignmentId, userId, dueAt, hasAddress } of due)
      if (hasAddress) await sendJob(tx, "send-reminder", { assignmentId, userId, dueAt });
    return due.length === AT_ONCE;
  });
}
