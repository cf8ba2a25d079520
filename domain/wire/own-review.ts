import { z } from "zod";
import { REVIEW_COUNTED } from "../limits";
import { reviewItemShape, waitingShape } from "./moderation";

const groupNamed = z.object({ slug: z.string(), name: z.string() });

/** Of the queue across one's groups. */
export const ownReviewItemShape = reviewItemShape.extend({
  group: groupNamed.describe("In whose queue it is"),
});
export type OwnReviewItemWire = z.infer<typeof ownReviewItemShape>;

export const ownWaitingShape = z.object({
  waiting: z.int().describe(`How many things wait in all of them, each counted up to ${REVIEW_COUNTED + 1}`),
  groups: z.array(groupNamed.extend(waitingShape.shape)).describe("Those that one moderates"),
});
export type OwnWaitingWire = z.infer<typeof ownWaitingShape>;
