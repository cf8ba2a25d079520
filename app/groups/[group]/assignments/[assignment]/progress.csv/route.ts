import { addressOf } from "@/app/_request/client";
import { fileResponse } from "@/app/_request/file-response";
import { viewerOf } from "@/app/_request/find-viewer";
import { answering } from "@/app/_request/problem-response";
import { exportProgress } from "@/operations/assignments/export-progress";

type Context = RouteContext<"/groups/[group]/assignments/[assignment]/progress.csv">;

/** How far everybody has come, for a spreadsheet. */
export const GET = answering(async (request: Request, { params }: Context): Promise<Response> => {
  const from = { address: addressOf(request.headers) };
  return fileResponse(await exportProgress(await viewerOf(request), await params, from));
});
