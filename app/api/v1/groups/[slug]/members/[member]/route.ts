import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { approveRequest } from "@/operations/members/approve-request";
import { changeRole } from "@/operations/members/change-role";
import { dropMember } from "@/operations/members/drop-member";
import { findMember } from "@/operations/members/find-member";
import { editMemberEndpoint, removeMemberEndpoint } from "../../../../_endpoints/members";

export const PATCH = route(
  editMemberEndpoint,
  async ({ viewer, params: { slug, member }, body: { role, state } }) => {
    if (state === "active") await approveRequest(viewer, slug, member);
    if (role !== undefined) await changeRole(viewer, slug, { memberId: member, role });
    return findMember(viewer, slug, member);
  },
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.approve-request"),
);

export const DELETE = route(removeMemberEndpoint, ({ viewer, params }) =>
  dropMember(viewer, params.slug, params.member),
);
