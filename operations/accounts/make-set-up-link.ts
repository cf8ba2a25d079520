import { cancelTickets } from "@/db/queries/tickets";
import { hasSiteAdmin } from "@/db/queries/users";
import { inTransaction } from "@/db/transaction";
import { issueTicket } from "./issue-ticket";

/** The link that makes the first site admin, in place of earlier ones; null once there is an admin. */
export async function makeSetUpLink(now = new Date()): Promise<string | null> {
  return inTransaction(async (tx) => {
    if (await hasSiteAdmin(tx)) return null;
    await cancelTickets(tx, { kind: "set-up" }, now);
    return issueTicket(tx, { kind: "set-up", userId: null }, now);
  });
}
