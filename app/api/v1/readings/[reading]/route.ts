import { route } from "@/app/_request/route";
import { askReading } from "@/operations/ask";
import { editReading } from "@/operations/readings/edit-reading";
import { findReading } from "@/operations/readings/find-reading";
import { editReadingEndpoint, findReadingEndpoint } from "../../_endpoints/readings";

export const GET = route(findReadingEndpoint, ({ viewer, params }) => findReading(viewer, params.reading));

export const PATCH = route(
  editReadingEndpoint,
  async ({ viewer, params, body }) => {
    await editReading(viewer, params.reading, body);
    return findReading(viewer, params.reading);
  },
  ({ viewer, params }) => askReading(viewer, params.reading, "reading.edit"),
);
