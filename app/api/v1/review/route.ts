import { route } from "@/app/_request/route";
import { askSignedIn } from "@/operations/ask";
import { listOwnReview } from "@/operations/moderation/list-own-review";
import { listOwnReviewEndpoint } from "../_endpoints/review";

export const GET = route(
  listOwnReviewEndpoint,
  ({ viewer, query }) => listOwnReview(viewer, query),
  ({ viewer }) => askSignedIn(viewer),
);
