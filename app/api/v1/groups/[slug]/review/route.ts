import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { listReview } from "@/operations/moderation/list-review";
import { listReviewEndpoint } from "../../../_endpoints/moderation";

export const GET = route(
  listReviewEndpoint,
  ({ viewer, params, query }) => listReview(viewer, params.slug, query),
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.review"),
);
