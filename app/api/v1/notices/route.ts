import { route } from "@/app/_request/route";
import { askSignedIn } from "@/operations/ask";
import { listNotices } from "@/operations/notices/list-notices";
import { listNoticesEndpoint } from "../_endpoints/notices";

export const GET = route(
  listNoticesEndpoint,
  ({ viewer, query }) => listNotices(viewer, query),
  ({ viewer }) => askSignedIn(viewer),
);
