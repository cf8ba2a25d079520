import { route } from "@/app/_request/route";
import { askAnnotation } from "@/operations/ask";
import { appealHighlight } from "@/operations/moderation/appeal-highlight";
import { findHighlightJudgement } from "@/operations/moderation/find-highlight-judgement";
import { appealHighlightEndpoint } from "../../../_endpoints/review";

export const POST = route(
  appealHighlightEndpoint,
  async ({ viewer, params, body }) => {
    await appealHighlight(viewer, params.annotation, body);
    return findHighlightJudgement(viewer, params.annotation);
  },
  ({ viewer, params }) => askAnnotation(viewer, params.annotation, "annotation.appeal"),
);
