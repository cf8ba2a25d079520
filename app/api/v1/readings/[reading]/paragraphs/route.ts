import { route } from "@/app/_request/route";
import { renderParagraph } from "@/domain/render-paragraph";
import { askReading } from "@/operations/ask";
import { listReadingParagraphs } from "@/operations/readings/list-reading-paragraphs";
import { listParagraphsEndpoint } from "../../../_endpoints/readings";

export const GET = route(
  listParagraphsEndpoint,
  async ({ viewer, params, query }) => {
    const { items, next } = await listReadingParagraphs(viewer, params.reading, query);
    return { items: items.map(({ attrs: _, ...one }) => ({ ...one, html: renderParagraph(one) })), next };
  },
  ({ viewer, params }) => askReading(viewer, params.reading, "reading.read"),
);
