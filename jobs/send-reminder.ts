import type { Jobs } from "@/domain/jobs";
import { sendReminder } from "@/operations/reminders/send-reminder";

export const sendReminderJob = (reminder: Jobs["send-reminder"]): Promise<void> => sendReminder(reminder);
