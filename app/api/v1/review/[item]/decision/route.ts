import { route } from "@/app/_request/route";
import { localeOf } from "@/app/_request/spoken-to";
import { translator } from "@/messages/translator";
import { askReview } from "@/operations/ask";
import { decideItem } from "@/operations/moderation/decide-item";
import { undoDecision } from "@/operations/moderation/undo-decision";
import { undoDecisionEndpoint } from "../../../_endpoints/flagging";
import { decideItemEndpoint } from "../../../_endpoints/moderation";

export const POST = route(
  decideItemEndpoint,
  ({ viewer, params, body, request }) => {
    const t = translator(localeOf(viewer, request.headers));
    const givenName = (number: string) => t("flagging.given-name", { number });
    return decideItem(viewer, params.item, body, givenName);
  },
  ({ viewer, params }) => askReview(viewer, params.item),
);

export const DELETE = route(undoDecisionEndpoint, ({ viewer, params }) => undoDecision(viewer, params.item));
