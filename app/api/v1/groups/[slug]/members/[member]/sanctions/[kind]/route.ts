import { route } from "@/app/_request/route";
import { askMember } from "@/operations/ask";
import { pardonMember } from "@/operations/moderation/pardon-member";
import { pardonMemberEndpoint } from "../../../../../../_endpoints/moderation";

export const DELETE = route(
  pardonMemberEndpoint,
  ({ viewer, params }) => pardonMember(viewer, params.slug, params.member, params.kind),
  ({ viewer, params }) => askMember(viewer, params.slug, params.member, "member.sanction"),
);
