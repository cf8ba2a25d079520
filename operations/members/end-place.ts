import type { Transaction } from "@/db/client";
import { revokeApiTokens } from "@/db/queries/api-tokens";
import { deleteFeedOf } from "@/db/queries/calendar-feeds";
import type { NewEvent } from "@/db/queries/events";
import { revokeInvitationsBy } from "@/db/queries/invitations";
import { endWaitingMentions } from "@/db/queries/mention-notices";
import { setNoticesOver } from "@/db/queries/notices";
import type { Membership } from "@/domain/groups";
import { actorOf, type Viewer } from "@/domain/viewer";

/**
 * Ends with a place in a group what hung on it and would else come back with it: tokens for this group alone, the address
 * of the calendar, invitations that they have passed on, what the bell still says of it. Answers what is to be told.
 */
export async function endPlace(
  tx: Transaction,
  viewer: Viewer,
  member: Membership,
  now = new Date(),
): Promise<NewEvent[]> {
  const { groupId, userId } = member;
  const byUserId = actorOf(viewer);
  await deleteFeedOf(tx, member);
  await setNoticesOver(tx, member);
  await endWaitingMentions(tx, member);
  const tokens = await revokeApiTokens(tx, userId, { groupId }, now);
  return [
    ...tokens.map((tokenId) => ({
      ...{ streamId: userId, kind: "token.revoked" as const, groupId, byUserId, subject: { tokenId } },
    })),
    ...(await endInvitations(tx, viewer, member, now)),
  ];
}

/** Nobody comes in any more by what they have passed on. Answers what is to be told. */
export async function endInvitations(
  tx: Transaction,
  viewer: Viewer,
  member: Membership,
  now = new Date(),
): Promise<NewEvent[]> {
  const { groupId } = member;
  return (await revokeInvitationsBy(tx, member, now)).map((invitationId) => ({
    ...{ streamId: groupId, kind: "invitation.revoked" as const, groupId, byUserId: actorOf(viewer) },
    subject: { invitationId },
  }));
}
