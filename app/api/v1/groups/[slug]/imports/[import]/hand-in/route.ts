import { route } from "@/app/_request/route";
import { askImport } from "@/operations/ask";
import { handInImport } from "@/operations/imports/hand-in-import";
import { findImportWire } from "@/operations/imports/import-wire";
import { takeBackImport } from "@/operations/imports/take-back-import";
import { handInImportEndpoint, takeBackImportEndpoint } from "../../../../../_endpoints/imports";

export const POST = route(
  handInImportEndpoint,
  async ({ viewer, params, body }) => {
    await handInImport(viewer, params.slug, params.import, body.version);
    return findImportWire(viewer, params.slug, params.import);
  },
  ({ viewer, params }) => askImport(viewer, params.slug, params.import, "import.hand-in"),
);

export const DELETE = route(takeBackImportEndpoint, ({ viewer, params }) =>
  takeBackImport(viewer, params.slug, params.import),
);
