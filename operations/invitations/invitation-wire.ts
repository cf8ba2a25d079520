import type { InvitationRow } from "@/db/queries/invitations";
import { invitationState } from "@/domain/invitations";
import type { InvitationWire } from "@/domain/wire/invitation";

export const invitationWire = (invitation: InvitationRow, now: Date): InvitationWire => ({
  id: invitation.id,
  role: invitation.role,
  email: invitation.handle === null ? invitation.email : null,
  handle: invitation.handle,
  uses: invitation.uses,
  maxUses: invitation.maxUses,
  state: invitationState(invitation, now),
  createdBy: invitation.createdBy,
  createdAt: invitation.createdAt.toISOString(),
  expiresAt: invitation.expiresAt.toISOString(),
  revokedAt: invitation.revokedAt?.toISOString() ?? null,
});
