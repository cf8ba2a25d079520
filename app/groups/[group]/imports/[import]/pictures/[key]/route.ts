import { viewerOf } from "@/app/_request/find-viewer";
import { pictureResponse } from "@/app/_request/picture-response";
import { answering } from "@/app/_request/problem-response";
import { findImportPicture } from "@/operations/imports/find-import-picture";

type Context = RouteContext<"/groups/[group]/imports/[import]/pictures/[key]">;

/** A picture in the preview of an import. */
export const GET = answering(async (request: Request, { params }: Context): Promise<Response> => {
  const { group, import: importId, key } = await params;
  return pictureResponse(request, await findImportPicture(await viewerOf(request), group, { importId, key }));
});
