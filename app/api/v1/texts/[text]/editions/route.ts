import { route } from "@/app/_request/route";
import { askEditions } from "@/operations/ask";
import { addEdition, tryEdition } from "@/operations/texts/add-edition";
import { listEditions } from "@/operations/texts/list-editions";
import { addEditionEndpoint, listEditionsEndpoint } from "../../../_endpoints/texts";

export const GET = route(
  listEditionsEndpoint,
  ({ viewer, params, query }) => listEditions(viewer, params.text, query),
  ({ viewer, params }) => askEditions(viewer, params.text, "text.read"),
);

export const POST = route(
  addEditionEndpoint,
  async ({ viewer, params, id, query, body: { format, asIs, ...source } }) => {
    const content =
      "file" in source
        ? { bytes: new Uint8Array(await source.file.arrayBuffer()), name: source.file.name }
        : { bytes: new TextEncoder().encode(source.content) };
    const file = { ...content, format, asIs };
    if (query["dry-run"]) return { report: await tryEdition(viewer, params.text, file) };
    return addEdition(viewer, params.text, file, id);
  },
  ({ viewer, params }) => askEditions(viewer, params.text, "text.correct"),
);
