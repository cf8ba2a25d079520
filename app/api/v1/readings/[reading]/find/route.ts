import { addressOf } from "@/app/_request/client";
import { route } from "@/app/_request/route";
import { askReading } from "@/operations/ask";
import { findInText } from "@/operations/readings/find-in-text";
import { findInTextEndpoint } from "../../../_endpoints/readings";

export const GET = route(
  findInTextEndpoint,
  async ({ viewer, params, query: { q, ...query }, request }) => {
    const from = { address: addressOf(request.headers) };
    const { language: _, ...found } = await findInText(viewer, params.reading, { words: q, ...query }, from);
    return found;
  },
  ({ viewer, params }) => askReading(viewer, params.reading, "reading.read"),
);
