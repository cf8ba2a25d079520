import { route } from "@/app/_request/route";
import { findHighlightJudgement } from "@/operations/moderation/find-highlight-judgement";
import { findHighlightJudgementEndpoint } from "../../../_endpoints/review";

export const GET = route(findHighlightJudgementEndpoint, ({ viewer, params }) =>
  findHighlightJudgement(viewer, params.annotation),
);
