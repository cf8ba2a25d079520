import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { addMember } from "@/operations/members/add-member";
import { findMember } from "@/operations/members/find-member";
import { listMembers } from "@/operations/members/list-members";
import { addMemberEndpoint, listMembersEndpoint } from "../../../_endpoints/members";

export const GET = route(
  listMembersEndpoint,
  ({ viewer, params, query }) => listMembers(viewer, params.slug, query),
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.list-members"),
);

export const POST = route(
  addMemberEndpoint,
  async ({ viewer, params, body }) => {
    const { id } = await addMember(viewer, params.slug, body);
    return findMember(viewer, params.slug, id);
  },
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.add-member"),
);
