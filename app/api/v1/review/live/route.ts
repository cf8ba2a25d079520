import { addressOf } from "@/app/_request/client";
import { eventStream } from "@/app/_request/event-stream";
import { viewerOf } from "@/app/_request/find-viewer";
import { answering } from "@/app/_request/problem-response";
import { followReview } from "@/operations/live/follow-review";

export const GET = answering(async (request: Request): Promise<Response> => {
  const viewer = await viewerOf(request);
  const slug = new URL(request.url).searchParams.get("group");
  const from = { address: addressOf(request.headers) };
  return await eventStream(request, (sink) => followReview(viewer, slug, sink, from));
});
