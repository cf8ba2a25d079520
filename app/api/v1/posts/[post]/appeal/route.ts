import { route } from "@/app/_request/route";
import { askPost } from "@/operations/ask";
import { appealPost } from "@/operations/moderation/appeal-post";
import { findJudgement } from "@/operations/moderation/find-judgement";
import { appealPostEndpoint } from "../../../_endpoints/moderation";

export const POST = route(
  appealPostEndpoint,
  async ({ viewer, params, body }) => {
    await appealPost(viewer, params.post, body);
    return findJudgement(viewer, params.post);
  },
  ({ viewer, params }) => askPost(viewer, params.post, "post.appeal"),
);
