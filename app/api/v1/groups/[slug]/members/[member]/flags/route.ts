import { route } from "@/app/_request/route";
import { askMember } from "@/operations/ask";
import { flagName } from "@/operations/moderation/flag-name";
import { flagNameEndpoint } from "../../../../../_endpoints/flagging";

export const POST = route(
  flagNameEndpoint,
  ({ viewer, params, body }) => flagName(viewer, params.slug, params.member, body),
  ({ viewer, params }) => askMember(viewer, params.slug, params.member, "member.flag-name"),
);
