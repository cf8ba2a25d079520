import { isEmailTaken } from "@/db/queries/users";
import { inTransaction } from "@/db/transaction";
import { absoluteUrl } from "@/lib/env";
import { postMail } from "../mail/post-mail";
import { issueTicket } from "./issue-ticket";
import { spendMailedLink } from "./spend-mailed-link";

export type SignUpInput = {
  name: string;
  email: string;
  address: string;
  next?: string;
  locale?: string | null;
};

/**
 * Sends a link that finishes the sign-up, where whoever reads that mail chooses the password. An address that has an
 * account gets another mail and the same answer, after the same work: whoever asks learns nothing.
 */
export async function requestSignUp(input: SignUpInput, now = new Date()): Promise<void> {
  const { name, email, address, next, locale = null } = input;
  await spendMailedLink(email, address);
  await inTransaction(async (tx) => {
    const payload = { email, name, next };
    const link = await issueTicket(tx, { kind: "sign-up", userId: null, payload }, now);
    const isTaken = await isEmailTaken(tx, email);
    await postMail(tx, {
      to: email,
      kind: isTaken ? "address-taken" : "sign-up",
      locale,
      // Not the name: whoever signs up a stranger must not choose what the stranger reads.
      values: {},
      link: isTaken ? absoluteUrl("/sign-in") : link,
    });
  });
}
