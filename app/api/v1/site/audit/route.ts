import { route } from "@/app/_request/route";
import { askSite } from "@/operations/ask";
import { listAudit } from "@/operations/site/list-audit";
import { listAuditEndpoint } from "../../_endpoints/site";

export const GET = route(
  listAuditEndpoint,
  ({ viewer, query }) => listAudit(viewer, query),
  ({ viewer }) => askSite(viewer, "site.oversee"),
);
