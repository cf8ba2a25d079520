import { answering, PRIVATE_HEADERS } from "@/app/_request/problem-response";
import { viewerOf } from "@/app/_request/viewer";
import { findReadingText } from "@/operations/readings/list-reading-paragraphs";

type Context = RouteContext<"/groups/[group]/readings/[reading]/text.txt">;

/** The words alone, as positions in W3C selectors count them. */
export const GET = answering(async (request: Request, { params }: Context): Promise<Response> => {
  const { group, reading } = await params;
  const text = await findReadingText(await viewerOf(request), { group, reading });
  return new Response(text, {
    headers: { ...PRIVATE_HEADERS, "content-type": "text/plain; charset=utf-8" },
  });
});
