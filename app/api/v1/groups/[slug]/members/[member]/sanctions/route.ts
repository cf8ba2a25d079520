import { route } from "@/app/_request/route";
import { askMember } from "@/operations/ask";
import { sanctionMember } from "@/operations/moderation/sanction-member";
import { sanctionMemberEndpoint } from "../../../../../_endpoints/moderation";

export const POST = route(
  sanctionMemberEndpoint,
  ({ viewer, params, body }) => sanctionMember(viewer, params.slug, params.member, body),
  ({ viewer, params }) => askMember(viewer, params.slug, params.member, "member.sanction"),
);
