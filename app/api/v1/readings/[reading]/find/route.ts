import { addressOf } from "@/app/_request/client";
import { route } from "@/app/_request/route";
import { askReading } from "@/operations/ask";
import { findInText } from "@/operations/readings/find-in-text";
import { findInTextEndpoint } from "../../../_endpoints/readings";

export const GET = route(
  findInTextEndpoint,
  ({ viewer, params, query: { q, after, limit }, request }) =>
    findInText(viewer, params.reading, { words: q, after, limit }, { address: addressOf(request.headers) }),
  ({ viewer, params }) => askReading(viewer, params.reading, "reading.read"),
);
