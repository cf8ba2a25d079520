import { addressOf } from "@/app/_request/client";
import { eventStream } from "@/app/_request/event-stream";
import { viewerOf } from "@/app/_request/find-viewer";
import { answering } from "@/app/_request/problem-response";
import { Invalid } from "@/domain/problems";
import { followReading } from "@/operations/live/follow-reading";
import { followReadingEndpoint } from "../../../_endpoints/readings";

type Context = RouteContext<"/api/v1/readings/[reading]/live">;

export const GET = answering(async (request: Request, { params }: Context): Promise<Response> => {
  const viewer = await viewerOf(request);
  const { reading } = await params;
  const after = lastEventOf(request);
  const from = { address: addressOf(request.headers) };
  return await eventStream(request, (sink) => followReading(viewer, reading, after, sink, from));
});

/** A browser that comes back says where it was in a header; the first time the page says it in the address. */
function lastEventOf(request: Request): number | undefined {
  const asked = new URL(request.url).searchParams.get("after") ?? undefined;
  const last = request.headers.get("last-event-id") ?? asked;
  const parsed = followReadingEndpoint.query.safeParse({ after: last });
  if (!parsed.success) throw new Invalid("input", {}, { errors: [{ path: "after", message: "no number" }] });
  return parsed.data.after === undefined ? undefined : Number(parsed.data.after);
}
