import type { Mail } from "@/domain/mails";
import { canSendMail, sendMail } from "@/lib/mail";
import { unseal } from "@/lib/secrets";
import { isWanted } from "@/operations/mail/is-wanted";
import { keepInOutbox } from "@/operations/mail/keep-in-outbox";
import { mailWords } from "./mail-words";

/** Sends a mail, or keeps it for the operator where none can be sent. */
export async function sendMailJob({ sealed }: { sealed: string }): Promise<void> {
  const mail = unseal(sealed) as Mail;
  if (!(await isWanted(mail))) return;
  const letter = mailWords(mail);
  await (canSendMail() ? sendMail(letter) : keepInOutbox(letter));
}
