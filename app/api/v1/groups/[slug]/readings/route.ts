import type { z } from "zod";
import { Later } from "@/app/_request/later";
import { route } from "@/app/_request/route";
import type { newReading } from "@/domain/wire/reading";
import { askGroup } from "@/operations/ask";
import { bringText } from "@/operations/imports/bring-text";
import { findImportWire } from "@/operations/imports/import-wire";
import { publishes } from "@/operations/imports/review-of";
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
  async ({ viewer, params, id, body }) => {
    if (!(await publishes(viewer, params.slug))) {
      const imported = await bringText(viewer, params.slug, await broughtIn(body), id);
      return new Later(await findImportWire(viewer, params.slug, imported));
    }
    const { readingId, excluded, warnings } = await addReading(
      viewer,
      params.slug,
      await broughtIn(body),
      id,
    );
    return { ...(await findReading(viewer, readingId)), excluded, warnings };
  },
  ({ viewer, params }) => askGroup(viewer, params.slug, "text.bring"),
);

async function broughtIn(body: z.infer<typeof newReading>) {
  if ("address" in body) {
    const { title, asIs, address } = body;
    return { title, asIs, address };
  }
  const { title, format, asIs } = body;
  const file =
    "file" in body
      ? { bytes: new Uint8Array(await body.file.arrayBuffer()), name: body.file.name }
      : { bytes: new TextEncoder().encode(body.content) };
  return { ...file, title, format, asIs };
}
