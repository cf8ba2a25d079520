import { database } from "@/db/client";
import { isMailWanted } from "@/db/queries/mail-readers";
import type { Mail } from "@/domain/mails";

/** Whether a mail that waits is still to be sent: whoever lost their place meanwhile, or their account, gets none. */
export async function isWanted({ onlyFor }: Mail, now = new Date()): Promise<boolean> {
  return onlyFor === undefined || isMailWanted(database(), onlyFor, now);
}
