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
  async ({ viewer, params, body: { title, format, asIs, ...source } }) => {
    const file =
      "file" in source
        ? { bytes: new Uint8Array(await source.file.arrayBuffer()), name: source.file.name }
        : { bytes: new TextEncoder().encode(source.content) };
    const { readingId, excluded, warnings } = await addReading(viewer, params.slug, {
      ...file,
      title,
      format,
      asIs,
    });
    return { ...(await findReading(viewer, readingId)), excluded, warnings };
  },
  ({ viewer, params }) => askGroup(viewer, params.slug, "text.import"),
);
