"use server";

import { action } from "@/app/_request/action";
import { nameOnJoining, pseudonymNamed } from "@/app/_request/name-on-joining";
import { invitationToken } from "@/domain/wire/invitation";
import { acceptInvitation } from "@/operations/invitations/accept-invitation";

export const acceptInvitationAction = action(
  invitationToken.extend({ name: nameOnJoining }),
  async (viewer, { token, name }) => {
    const { group } = await acceptInvitation(viewer, token, { pseudonym: pseudonymNamed(name) });
    return `/groups/${group.slug}`;
  },
);
