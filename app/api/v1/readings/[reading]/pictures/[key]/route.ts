import { pictureResponse } from "@/app/_request/picture-response";
import { route } from "@/app/_request/route";
import { findPicture } from "@/operations/readings/find-picture";
import { findPictureEndpoint } from "../../../../_endpoints/readings";

export const GET = route(findPictureEndpoint, async ({ viewer, params, request }) =>
  pictureResponse(request, await findPicture(viewer, params.reading, params.key)),
);
