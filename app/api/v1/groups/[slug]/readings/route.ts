import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { addReading } from "@/operations/readings/add-reading";
import { findReading } from "@/operations/readings/find-reading";
import { listReadings } from "@/operations/readings/list-readings";
import { addReadingEndpoint, listReadingsEndpoint } from "../../../_endpoints/readings";

export const GET = route(
  listReadingsEndpoint,
  ({ viewer, params, query }) => listReadings(viewer, params.slug, query),
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.read"),
);

export const POST = route(
  addReadingEndpoint,
  async ({ viewer, params, id, body: { title, format, asIs, ...source } }) => {
    const file =
      "file" in source
        ? { bytes: new Uint8Array(await source.file.arrayBuffer()), name: source.file.name }
        : { bytes: new TextEncoder().encode(source.content) };
    const imported = { ...file, title, format, asIs };
    const { readingId, excluded, warnings } = await addReading(viewer, params.slug, imported, id);
    return { ...(await findReading(viewer, readingId)), excluded, warnings };
  },
  ({ viewer, params }) => askGroup(viewer, params.slug, "text.import"),
);
