import type { Role } from "./groups";

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
