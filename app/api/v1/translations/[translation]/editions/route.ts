import { route } from "@/app/_request/route";
import { askTranslation } from "@/operations/translations/access-translation";
import { addTranslatedEdition, tryTranslatedEdition } from "@/operations/translations/add-translated-edition";
import { listTranslatedEditions } from "@/operations/translations/list-translated-editions";
import {
  addTranslatedEditionEndpoint,
  listTranslatedEditionsEndpoint,
} from "../../../_endpoints/translations";

export const GET = route(
  listTranslatedEditionsEndpoint,
  ({ viewer, params, query }) => listTranslatedEditions(viewer, params.translation, query),
  ({ viewer, params }) => askTranslation(viewer, params.translation, "text.read"),
);

export const POST = route(
  addTranslatedEditionEndpoint,
  async ({ viewer, params, id, query, body: { format, asIs, ...source } }) => {
    const content =
      "file" in source
        ? { bytes: new Uint8Array(await source.file.arrayBuffer()), name: source.file.name }
        : { bytes: new TextEncoder().encode(source.content) };
    const file = { ...content, format, asIs };
    if (query["dry-run"]) return { report: await tryTranslatedEdition(viewer, params.translation, file) };
    return addTranslatedEdition(viewer, params.translation, file, id);
  },
  ({ viewer, params }) => askTranslation(viewer, params.translation, "text.translate"),
);
