import type { Mail } from "@/domain/mails";
import { canSendMail, sendMail } from "@/lib/mail";
import { unseal } from "@/lib/secrets";
import { keepInOutbox } from "@/operations/mail/keep-in-outbox";
import { mailWords } from "./mail-words";

/** Sends a mail, or keeps it for the operator where none can be sent. */
export async function sendMailJob({ sealed }: { sealed: string }): Promise<void> {
  const letter = mailWords(unseal(sealed) as Mail);
  await (canSendMail() ? sendMail(letter) : keepInOutbox(letter));
}
