import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { listRostered } from "@/operations/roster/list-rostered";
import { printLinks } from "@/operations/roster/print-links";
import { listRosteredEndpoint, printLinksEndpoint } from "../../../_endpoints/members";

export const GET = route(listRosteredEndpoint, ({ viewer, params }) => listRostered(viewer, params.slug));

export const POST = route(
  printLinksEndpoint,
  ({ viewer, params, body }) => printLinks(viewer, params.slug, body.members),
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.print-links"),
);
