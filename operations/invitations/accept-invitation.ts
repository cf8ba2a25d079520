import { recordEvent } from "@/db/queries/events";
import { countUse, lockInvitation } from "@/db/queries/invitations";
import { admitMember, findOwnMembership } from "@/db/queries/members";
import { inTransaction } from "@/db/transaction";
import { invitationState, isBeforeRemoval, roleByInvitation } from "@/domain/invitations";
import { can } from "@/domain/policy";
import { Conflict, Forbidden, Invalid, NotFound, SignedOut } from "@/domain/problems";
import { actorOf, isSignedIn, type Viewer } from "@/domain/viewer";
import { hashOf } from "@/lib/secrets";
import { accessGroup, accessGroupByInvitation } from "../access";
import { claimPseudonym, spendTry, type WantedPseudonym } from "../members/claim-pseudonym";
import { keepNameAway } from "../members/keep-name-away";
import { namedAgain } from "../members/named-again";
import { isForOtherAddress } from "./is-for-other-address";

/** `pseudonym`: what they bear in the group from the beginning, where it has such names. */
type Accepting = { pseudonym?: WantedPseudonym | undefined; now?: Date };

export type Accepted = { group: { id: string; slug: string }; memberId: string };

/**
 * Takes whoever bears the token into the group, in the invitation's role, unless others have decided otherwise since. It
 * lifts no ban, and for an active member it changes nothing.
 */
export async function acceptInvitation(
  viewer: Viewer,
  token: string,
  { pseudonym, now = new Date() }: Accepting = {},
): Promise<Accepted> {
  if (!isSignedIn(viewer)) throw new SignedOut();
  if (pseudonym) await spendTry(viewer);
  return inTransaction(async (tx) => {
    const invitation = await lockInvitation(tx, hashOf(token));
    if (!invitation) throw new NotFound("invitation.not-there");
    const own = await findOwnMembership(tx, invitation.groupId, viewer);
    if (own?.state === "active") {
      await accessGroup(tx, viewer, own.group, "group.ask-to-join");
      return { group: own.group, memberId: own.id };
    }
    const access = await accessGroupByInvitation(tx, viewer, invitation.groupId);
    const { group, membership } = access;
    if (isBeforeRemoval(invitation, membership)) throw new Forbidden("group.removed");
    if (await isForOtherAddress(tx, invitation, viewer)) throw new Invalid("invitation.other-address");
    const state = invitationState(invitation, now);
    if (state !== "open") throw new Invalid(`invitation.${state}`);
    if (!(await countUse(tx, invitation, now))) throw new Invalid("invitation.used-up");
    if (pseudonym && !can("group.bear-pseudonym", access)) throw new Forbidden("member.no-pseudonyms");
    const given = pseudonym && (await claimPseudonym(tx, access, pseudonym));
    const person = { id: viewer.userId, name: viewer.name, handle: viewer.handle };
    const joined = await admitMember(tx, group.id, person, {
      role: roleByInvitation(invitation, membership),
      state: "active",
      givenAt: invitation.createdAt,
      pseudonym: given,
    });
    if (!joined) throw new Conflict("conflict");
    const named = await keepNameAway(tx, joined);
    await recordEvent(tx, {
      streamId: group.id,
      kind: "member.joined",
      groupId: group.id,
      byUserId: actorOf(viewer),
      subject: { memberId: joined.id, invitationId: invitation.id, ...namedAgain(membership, named) },
    });
    return { group: { id: group.id, slug: group.slug }, memberId: joined.id };
  });
}
