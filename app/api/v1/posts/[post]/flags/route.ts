import { route } from "@/app/_request/route";
import { askPost } from "@/operations/ask";
import { flagPost } from "@/operations/moderation/flag-post";
import { flagPostEndpoint } from "../../../_endpoints/moderation";

export const POST = route(
  flagPostEndpoint,
  ({ viewer, params, body }) => flagPost(viewer, params.post, body),
  ({ viewer, params }) => askPost(viewer, params.post, "post.flag"),
);
