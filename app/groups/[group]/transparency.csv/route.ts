import { addressOf } from "@/app/_request/client";
import { fileResponse } from "@/app/_request/file-response";
import { viewerOf } from "@/app/_request/find-viewer";
import { answering } from "@/app/_request/problem-response";
import { exportTransparency } from "@/operations/moderation/export-transparency";
import { daysIn } from "../transparency/days-in";

type Context = RouteContext<"/groups/[group]/transparency.csv">;

/** How the group kept its house, for a spreadsheet. */
export const GET = answering(async (request: Request, { params }: Context): Promise<Response> => {
  const [viewer, { group }] = [await viewerOf(request), await params];
  const days = daysIn(Object.fromEntries(new URL(request.url).searchParams));
  const from = { address: addressOf(request.headers) };
  return fileResponse(await exportTransparency(viewer, group, days, from));
});
