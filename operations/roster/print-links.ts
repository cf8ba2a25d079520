import { database } from "@/db/client";
import { type NewEvent, recordEvent } from "@/db/queries/events";
import { findRosteredName } from "@/db/queries/rostered";
import { cancelTickets } from "@/db/queries/tickets";
import { inTransaction } from "@/db/transaction";
import { PRINTED_LINKS } from "@/domain/limits";
import { TICKET_LIFETIMES } from "@/domain/tickets";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { PrintedLinksWire } from "@/domain/wire/roster";
import { accessGroup, accessRostered, authorOf } from "../access";
import { issueTicket } from "../accounts/issue-ticket";
import { spend } from "../limits/spend";

/**
 * Links for people without an address, to be handed out on paper. Each signs in once, and ends the one before. None is made
 * where one of them may not be.
 */
export async function printLinks(
  viewer: Viewer,
  slug: string,
  memberIds: readonly string[],
  now = new Date(),
): Promise<PrintedLinksWire> {
  // All in one order, so that two who print at once wait for each other and not in a circle.
  const ids = [...new Set(memberIds.map((id) => id.toLowerCase()))].sort();
  await accessGroup(database(), viewer, slug, "group.print-links");
  const userId = actorOf(viewer);
  if (userId) await spend(`printed-links:${userId}`, PRINTED_LINKS, "link.too-many", ids.length);
  const printed = await inTransaction(async (tx) => {
    const items: PrintedLinksWire["items"] = [];
    const events: NewEvent[] = [];
    for (const id of ids) {
      const access = await accessRostered(tx, viewer, slug, id, "member.print-link");
      const { group, member } = access;
      await cancelTickets(tx, { userId: member.userId, kind: "printed" }, now);
      // After they came, by whichever clock: from then on it is good.
      const at = new Date(Math.max(now.getTime(), member.since.getTime() + 1));
      const url = await issueTicket(
        tx,
        { kind: "printed", userId: member.userId, payload: { printedBy: authorOf(access).id } },
        at,
      );
      const expiresAt = new Date(at.getTime() + TICKET_LIFETIMES.printed).toISOString();
      const { name, handle } = await findRosteredName(tx, access);
      items.push({ member: { id: member.id, name, handle }, url, expiresAt });
      events.push({
        streamId: group.id,
        kind: "member.link-printed",
        groupId: group.id,
        byUserId: actorOf(viewer),
        subject: { memberId: member.id },
      });
    }
    for (const event of events) await recordEvent(tx, event);
    return items;
  });
  return {
    items: printed.toSorted((one, other) => one.member.name.localeCompare(other.member.name)),
    next: null,
  };
}
