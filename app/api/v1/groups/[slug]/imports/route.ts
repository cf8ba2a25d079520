import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { listImportWires } from "@/operations/imports/import-wire";
import { listImportsEndpoint } from "../../../_endpoints/imports";

export const GET = route(
  listImportsEndpoint,
  ({ viewer, params, query }) => listImportWires(viewer, params.slug, query),
  ({ viewer, params }) => askGroup(viewer, params.slug, "import.list"),
);
