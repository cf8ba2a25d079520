import { route } from "@/app/_request/route";
import { listPostHistory } from "@/operations/posts/list-post-history";
import { listPostHistoryEndpoint } from "../../../_endpoints/posts";

export const GET = route(listPostHistoryEndpoint, ({ viewer, params }) =>
  listPostHistory(viewer, params.post),
);
