import { route } from "@/app/_request/route";
import { notNames } from "@/messages/not-names";
import { askSignedIn } from "@/operations/ask";
import { findGroup } from "@/operations/groups/find-group";
import { acceptInvitation } from "@/operations/invitations/accept-invitation";
import { findMember } from "@/operations/members/find-member";
import { acceptInvitationEndpoint } from "../../_endpoints/invitations";

export const POST = route(
  acceptInvitationEndpoint,
  async ({ viewer, body }) => {
    const { group, memberId } = await acceptInvitation(viewer, body.token, {
      pseudonym: body.pseudonym && { ...body.pseudonym, notNames: notNames() },
    });
    return {
      group: await findGroup(viewer, group.slug),
      member: await findMember(viewer, group.slug, memberId),
    };
  },
  ({ viewer }) => askSignedIn(viewer),
);
