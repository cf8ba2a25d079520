import { route } from "@/app/_request/route";
import { leaveGroup } from "@/operations/members/leave-group";
import { leaveGroupEndpoint } from "../../../_endpoints/members";

export const POST = route(leaveGroupEndpoint, ({ viewer, params }) => leaveGroup(viewer, params.slug));
