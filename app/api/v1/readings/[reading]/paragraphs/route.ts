import { route } from "@/app/_request/route";
import { askReading } from "@/operations/ask";
import { listReadingParagraphs } from "@/operations/readings/list-reading-paragraphs";
import { paragraphWire } from "@/operations/readings/paragraph-wire";
import { listParagraphsEndpoint } from "../../../_endpoints/readings";

export const GET = route(
  listParagraphsEndpoint,
  async ({ viewer, params, query }) => {
    const { items, next, pictures } = await listReadingParagraphs(viewer, params.reading, query);
    return { items: items.map((one) => paragraphWire(one, pictures)), next };
  },
  ({ viewer, params }) => askReading(viewer, params.reading, "reading.read"),
);
