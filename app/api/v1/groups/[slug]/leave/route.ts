import { route } from "@/app/_request/route";
import { localeOf } from "@/app/_request/spoken-to";
import { translator } from "@/messages/translator";
import { askGroup } from "@/operations/ask";
import { leaveGroup } from "@/operations/members/leave-group";
import { leaveGroupEndpoint } from "../../../_endpoints/members";

export const POST = route(
  leaveGroupEndpoint,
  ({ viewer, params, body: { successor, name }, request }) => {
    const t = translator(localeOf(viewer, request.headers));
    const nameless = name === "kept" ? undefined : t("groups.former-member");
    return leaveGroup(viewer, params.slug, { successor, nameless });
  },
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.leave"),
);
