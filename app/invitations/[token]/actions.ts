"use server";

import { action } from "@/app/_request/action";
import { invitationToken } from "@/domain/wire/invitation";
import { acceptInvitation } from "@/operations/invitations/accept-invitation";

export const acceptInvitationAction = action(invitationToken, async (viewer, { token }) => {
  const { group } = await acceptInvitation(viewer, token);
  return `/groups/${group.slug}`;
});
