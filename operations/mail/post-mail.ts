import type { Transaction } from "@/db/client";
import { sendJob } from "@/db/jobs";
import type { Mail } from "@/domain/mails";
import { seal } from "@/lib/secrets";

/** Puts a mail on its way in the change's own transaction. */
export async function postMail(tx: Transaction, mail: Mail): Promise<void> {
  await sendJob(tx, "send-mail", { sealed: seal(mail) });
}
