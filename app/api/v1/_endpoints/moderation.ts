import { z } from "zod";
import { endpoint } from "@/app/_request/endpoint";
import { idSchema } from "@/domain/ids";
import { listOf, pageById } from "@/domain/wire/list";
import {
  appeal,
  flagShape,
  judgementShape,
  logEntryShape,
  newDecision,
  newFlag,
  newJudgement,
  newSanction,
  reviewFilter,
  reviewItemShape,
  sanctionShape,
  waitingShape,
} from "@/domain/wire/moderation";
import { postShape } from "@/domain/wire/post";
import { storable } from "@/domain/wire/storable";
import { inGroup } from "./groups";

const inPost = z.object({ post: z.string() });
const inItem = z.object({ item: z.string() });
const inMember = inGroup.extend({ member: z.string() });

export const flagPostEndpoint = endpoint({
  method: "POST",
  path: "/posts/{post}/flags",
  summary: "Ask the moderators to look at a post; sent again it says what one says now",
  params: inPost,
  body: newFlag,
  status: 201,
  answer: flagShape,
});

export const findJudgementEndpoint = endpoint({
  method: "GET",
  path: "/posts/{post}/judgement",
  summary: "What moderators did with a post last, and why: for its author and for them",
  params: inPost,
  answer: judgementShape,
});

export const moderatePostEndpoint = endpoint({
  method: "POST",
  path: "/posts/{post}/judgement",
  summary: "Decide on a post where it stands; what waits about it is decided with it",
  params: inPost,
  body: newJudgement,
  answer: postShape,
});

export const appealPostEndpoint = endpoint({
  method: "POST",
  path: "/posts/{post}/appeal",
  summary: "Ask, once, that one's own hidden post be looked at again",
  params: inPost,
  body: appeal,
  answer: judgementShape,
});

export const listReviewEndpoint = endpoint({
  method: "GET",
  path: "/groups/{slug}/review",
  summary: "What waits for the moderators, the oldest first; or what was decided, the newest first",
  params: inGroup,
  query: reviewFilter.extend({ after: storable.optional(), limit: pageById.shape.limit }),
  answer: listOf(reviewItemShape),
});

export const countReviewEndpoint = endpoint({
  method: "GET",
  path: "/groups/{slug}/review/count",
  summary: "How much waits for the moderators: cheap enough to be asked again and again",
  params: inGroup,
  answer: waitingShape,
});

export const decideItemEndpoint = endpoint({
  method: "POST",
  path: "/review/{item}/decision",
  summary: "Decide on what waits; null once nothing of it is left to show",
  params: inItem,
  body: newDecision,
  answer: reviewItemShape.nullable(),
});

export const listLogEndpoint = endpoint({
  method: "GET",
  path: "/groups/{slug}/moderation-log",
  summary: "What was done to keep the house, the newest first; who flagged is told to moderators alone",
  params: inGroup,
  query: pageById.extend({
    post: idSchema.optional(),
    member: idSchema.optional(),
    without: z.enum(["deletions"]).optional().describe("Without what authors deleted themselves"),
  }),
  answer: listOf(logEntryShape),
});

export const sanctionMemberEndpoint = endpoint({
  method: "POST",
  path: "/groups/{slug}/members/{member}/sanctions",
  summary: "Warn a member, silence them until a time or for good, take them out, or keep them out",
  params: inMember,
  body: newSanction,
  status: 201,
  answer: sanctionShape,
});

export const pardonMemberEndpoint = endpoint({
  method: "DELETE",
  path: "/groups/{slug}/members/{member}/sanctions/{kind}",
  summary: "End a silence or a ban before its time",
  params: inMember.extend({ kind: z.enum(["silence", "ban"]) }),
  status: 204,
});
