import { findUserByEmail } from "@/db/queries/users";
import { inTransaction } from "@/db/transaction";
import { postMail } from "../mail/post-mail";
import { issueTicket } from "./issue-ticket";

/** Mails a link to set a new password to whoever has this address, if anybody has. */
export async function sendResetLink(email: string, now = new Date()): Promise<void> {
  await inTransaction(async (tx) => {
    const user = await findUserByEmail(tx, email);
    if (!user?.email) return;
    const link = await issueTicket(tx, { kind: "reset-password", userId: user.id }, now);
    const { name, locale } = user;
    const onlyFor = { userId: user.id };
    await postMail(tx, { to: user.email, kind: "reset-password", locale, values: { name }, link, onlyFor });
  });
}
