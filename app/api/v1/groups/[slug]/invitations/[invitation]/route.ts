import { route } from "@/app/_request/route";
import { revokeInvitation } from "@/operations/invitations/revoke-invitation";
import { revokeInvitationEndpoint } from "../../../../_endpoints/invitations";

export const DELETE = route(revokeInvitationEndpoint, ({ viewer, params }) =>
  revokeInvitation(viewer, params.slug, params.invitation),
);
