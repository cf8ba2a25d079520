import { route } from "@/app/_request/route";
import { askSite } from "@/operations/ask";
import { listReports } from "@/operations/site/list-reports";
import { listReportsEndpoint } from "../../_endpoints/site";

export const GET = route(
  listReportsEndpoint,
  ({ viewer, query }) => listReports(viewer, query),
  ({ viewer }) => askSite(viewer, "site.oversee"),
);
