import { route } from "@/app/_request/route";
import { askImport } from "@/operations/ask";
import { deleteImport } from "@/operations/imports/delete-import";
import { findImportWire } from "@/operations/imports/import-wire";
import { deleteImportEndpoint, findImportEndpoint } from "../../../../_endpoints/imports";

export const GET = route(findImportEndpoint, ({ viewer, params }) =>
  findImportWire(viewer, params.slug, params.import),
);

export const DELETE = route(
  deleteImportEndpoint,
  ({ viewer, params, query }) => deleteImport(viewer, params.slug, params.import, query.version),
  ({ viewer, params }) => askImport(viewer, params.slug, params.import, "import.delete"),
);
