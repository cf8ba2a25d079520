import { route } from "@/app/_request/route";
import { askMember } from "@/operations/ask";
import { dropMember } from "@/operations/members/drop-member";
import { editMember } from "@/operations/members/edit-member";
import { findMember } from "@/operations/members/find-member";
import { editMemberEndpoint, removeMemberEndpoint } from "../../../../_endpoints/members";

export const PATCH = route(
  editMemberEndpoint,
  async ({ viewer, params: { slug, member }, body }) => {
    await editMember(viewer, slug, member, body);
    return findMember(viewer, slug, member);
  },
  ({ viewer, params }) => askMember(viewer, params.slug, params.member, "group.approve-request"),
);

export const DELETE = route(removeMemberEndpoint, ({ viewer, params }) =>
  dropMember(viewer, params.slug, params.member),
);
