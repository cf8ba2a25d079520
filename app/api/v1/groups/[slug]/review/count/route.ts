import { route } from "@/app/_request/route";
import { askGroup } from "@/operations/ask";
import { countReview } from "@/operations/moderation/count-review";
import { countReviewEndpoint } from "../../../../_endpoints/moderation";

export const GET = route(
  countReviewEndpoint,
  ({ viewer, params }) => countReview(viewer, params.slug),
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.review"),
);
