import { z } from "zod";
import { endpoint } from "@/app/_request/endpoint";
import { listOf, pageById } from "@/domain/wire/list";
import { appeal, judgementShape, reviewFilter } from "@/domain/wire/moderation";
import { ownReviewItemShape, ownWaitingShape } from "@/domain/wire/own-review";
import { storable } from "@/domain/wire/storable";

export const listOwnReviewEndpoint = endpoint({
  method: "GET",
  path: "/review",
  summary:
    "What waits in all groups that one moderates, the oldest first; or what was decided, the newest first",
  query: reviewFilter.extend({ after: storable.optional(), limit: pageById.shape.limit }),
  answer: listOf(ownReviewItemShape),
});

export const countOwnReviewEndpoint = endpoint({
  method: "GET",
  path: "/review/count",
  summary: "How much waits in each group that one moderates, and in all",
  answer: ownWaitingShape,
});

export const followReviewEndpoint = endpoint({
  method: "GET",
  path: "/review/live",
  summary: "Server-sent events: how much waits in the groups that one moderates, whenever it changes",
  isForFew: true,
  query: z.object({
    group: storable.optional().describe("The slug of one of them: of the others nothing is said"),
  }),
  files: ["text/event-stream"],
});

const onAnnotation = z.object({ annotation: z.string() });

export const findHighlightJudgementEndpoint = endpoint({
  method: "GET",
  path: "/annotations/{annotation}/judgement",
  summary: "What moderators did with a highlight last, and why: for its author and for them",
  params: onAnnotation,
  answer: judgementShape,
});

export const appealHighlightEndpoint = endpoint({
  method: "POST",
  path: "/annotations/{annotation}/appeal",
  summary: "Ask, once, that one's own hidden highlight be looked at again",
  params: onAnnotation,
  body: appeal,
  answer: judgementShape,
});
