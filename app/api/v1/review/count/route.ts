import { route } from "@/app/_request/route";
import { countOwnReview } from "@/operations/moderation/list-queues";
import { countOwnReviewEndpoint } from "../../_endpoints/review";

export const GET = route(countOwnReviewEndpoint, ({ viewer }) => countOwnReview(viewer));
