import { route } from "@/app/_request/route";
import { askReading } from "@/operations/ask";
import { flagPicture } from "@/operations/moderation/flag-picture";
import { flagPictureEndpoint } from "../../../../../_endpoints/flagging";

export const POST = route(
  flagPictureEndpoint,
  ({ viewer, params, body }) => flagPicture(viewer, { readingId: params.reading, key: params.key }, body),
  ({ viewer, params }) => askReading(viewer, params.reading, "reading.flag"),
);
