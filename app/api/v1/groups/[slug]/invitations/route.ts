import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { addInvitation } from "@/operations/invitations/add-invitation";
import { findInvitation, listInvitations } from "@/operations/invitations/list-invitations";
import { addInvitationEndpoint, listInvitationsEndpoint } from "../../../_endpoints/invitations";

export const GET = route(
  listInvitationsEndpoint,
  ({ viewer, params, query }) => listInvitations(viewer, params.slug, query),
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.list-invitations"),
);

export const POST = route(
  addInvitationEndpoint,
  async ({ viewer, params, body, id }) => {
    const { token, url } = await addInvitation(viewer, params.slug, body, { id });
    return { ...(await findInvitation(viewer, params.slug, id)), token, url };
  },
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.invite"),
);
