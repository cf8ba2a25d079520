import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { leaveGroup } from "@/operations/members/leave-group";
import { leaveGroupEndpoint } from "../../../_endpoints/members";

export const POST = route(
  leaveGroupEndpoint,
  ({ viewer, params, body }) => leaveGroup(viewer, params.slug, body),
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.leave"),
);
