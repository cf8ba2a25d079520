import { route } from "@/app/_request/route";
import { askPost } from "@/operations/ask";
import { listPostHistory } from "@/operations/posts/list-post-history";
import { listPostHistoryEndpoint } from "../../../_endpoints/posts";

export const GET = route(
  listPostHistoryEndpoint,
  ({ viewer, params, query }) => listPostHistory(viewer, params.post, query),
  ({ viewer, params }) => askPost(viewer, params.post, "post.read-history"),
);
