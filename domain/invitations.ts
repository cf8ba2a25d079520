import { lowerOf, type Membership, type Role } from "./groups";

/** Organizers are made by organizers, in the list of members, and not by whoever holds a link. */
export const INVITABLE_ROLES = ["observer", "member", "moderator"] as const satisfies Role[];

export const INVITATION_STATES = ["open", "expired", "used-up", "revoked"] as const;
export type InvitationState = (typeof INVITATION_STATES)[number];

export type InvitationTerms = {
  uses: number;
  maxUses: number | null;
  expiresAt: Date;
  revokedAt: Date | null;
};

export function invitationState(invitation: InvitationTerms, now: Date): InvitationState {
  if (invitation.revokedAt !== null) return "revoked";
  if (invitation.maxUses !== null && invitation.uses >= invitation.maxUses) return "used-up";
  return invitation.expiresAt <= now ? "expired" : "open";
}

type Offered = { role: Role; createdAt: Date };
type Decided = Pick<Membership, "role" | "removedAt" | "roleGivenAt">;

/** An invitation lets somebody in again only when it was made after they were removed. */
export const isBeforeRemoval = ({ createdAt }: Offered, place: Decided | null): boolean =>
  place !== null && place.removedAt !== null && createdAt <= place.removedAt;

/** One that is older than the last decision on somebody's role raises them no higher than they stand. */
export function roleByInvitation({ role, createdAt }: Offered, place: Decided | null): Role {
  const isOlder = place !== null && place.roleGivenAt !== null && createdAt < place.roleGivenAt;
  return isOlder ? lowerOf(role, place.role) : role;
}
