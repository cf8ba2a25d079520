import { route } from "@/app/_request/route";
import { askPost } from "@/operations/ask";
import { findJudgement } from "@/operations/moderation/find-judgement";
import { moderatePost } from "@/operations/moderation/moderate-post";
import { findJudgementEndpoint, moderatePostEndpoint } from "../../../_endpoints/moderation";

export const GET = route(findJudgementEndpoint, ({ viewer, params }) => findJudgement(viewer, params.post));

export const POST = route(
  moderatePostEndpoint,
  ({ viewer, params, body }) => moderatePost(viewer, params.post, body),
  ({ viewer, params }) => askPost(viewer, params.post, "post.moderate"),
);
