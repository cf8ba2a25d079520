import { database } from "@/db/client";
import { findUserByEmail } from "@/db/queries/users";
import { NotFound } from "@/domain/problems";
import { issueTicket } from "./issue-ticket";

/** For whoever runs the site. */
export async function makeSignInLink(email: string, now = new Date()): Promise<string> {
  const user = await findUserByEmail(database(), email);
  if (!user) throw new NotFound("account.none");
  return issueTicket(database(), { kind: "sign-in", userId: user.id }, now);
}
