import { addressOf } from "@/app/_request/client";
import { fileResponse } from "@/app/_request/file-response";
import { viewerOf } from "@/app/_request/find-viewer";
import { answering } from "@/app/_request/problem-response";
import { EXPORT_FILES } from "@/domain/exports";
import { findReadingText } from "@/operations/readings/find-reading-text";

type Context = RouteContext<"/groups/[group]/readings/[reading]/text.txt">;

/** The words alone, as positions in W3C selectors count them. */
export const GET = answering(async (request: Request, { params }: Context): Promise<Response> => {
  const from = { address: addressOf(request.headers) };
  const language = new URL(request.url).searchParams.get("in") ?? undefined;
  const asked = { ...(await params), in: language };
  const pieces = await findReadingText(await viewerOf(request), asked, from);
  return fileResponse({ name: null, type: EXPORT_FILES.text.type, pieces });
});
