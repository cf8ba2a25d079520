import { route } from "@/app/_request/route";
import { askSite } from "@/operations/ask";
import { markNoticesRead } from "@/operations/notices/mark-notices-read";
import { markNoticesReadEndpoint } from "../../_endpoints/notices";

export const POST = route(
  markNoticesReadEndpoint,
  ({ viewer, body }) => markNoticesRead(viewer, body),
  ({ viewer }) => askSite(viewer, "notice.mark-read"),
);
