import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { addOrInvite } from "@/operations/members/add-or-invite";
import { listMembers } from "@/operations/members/list-members";
import { addMemberEndpoint, listMembersEndpoint } from "../../../_endpoints/members";

export const GET = route(
  listMembersEndpoint,
  ({ viewer, params, query }) => listMembers(viewer, params.slug, query),
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.list-members"),
);

export const POST = route(
  addMemberEndpoint,
  ({ viewer, params, body, id }) => addOrInvite(viewer, params.slug, body, { id }),
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.add-member"),
);
