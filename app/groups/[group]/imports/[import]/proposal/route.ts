import { viewerOf } from "@/app/_request/find-viewer";
import { answering, PRIVATE_HEADERS } from "@/app/_request/problem-response";
import { findImport } from "@/operations/imports/find-import";

type Context = RouteContext<"/groups/[group]/imports/[import]/proposal">;

/** All of a long proposal, for the preview that has opened with its beginning. */
export const GET = answering(async (request: Request, { params }: Context): Promise<Response> => {
  const { group, import: id } = await params;
  const { version, proposal } = await findImport(await viewerOf(request), group, id, "import.edit");
  return Response.json({ version, proposal }, { headers: PRIVATE_HEADERS });
});
