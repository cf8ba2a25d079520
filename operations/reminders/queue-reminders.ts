import { sendJob } from "@/db/jobs";
import { noteReminders } from "@/db/queries/reminders";
import { inTransaction } from "@/db/transaction";

const AT_ONCE = 200;

/**
 * Puts reminders of what is due on their way, each in the transaction that notes it: so once, by whichever instance looks
 * first, and also after one has died. True when there may be more.
 */
export async function queueReminders(now = new Date()): Promise<boolean> {
  return inTransaction(async (tx) => {
    const due = await noteReminders(tx, now, AT_ONCE);
    for (const reminder of due) await sendJob(tx, "send-reminder", reminder);
    return due.length === AT_ONCE;
  });
}
