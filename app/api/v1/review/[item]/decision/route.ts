import { route } from "@/app/_request/route";
import { askReview } from "@/operations/ask";
import { decideItem } from "@/operations/moderation/decide-item";
import { decideItemEndpoint } from "../../../_endpoints/moderation";

export const POST = route(
  decideItemEndpoint,
  ({ viewer, params, body }) => decideItem(viewer, params.item, body),
  ({ viewer, params }) => askReview(viewer, params.item),
);
