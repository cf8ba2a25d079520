import { route } from "@/app/_request/route";
import { askAccounts } from "@/operations/ask";
import { reinstateUser, suspendUser } from "@/operations/site/suspend-user";
import { reinstateUserEndpoint, suspendUserEndpoint } from "../../../_endpoints/site";

export const POST = route(
  suspendUserEndpoint,
  ({ viewer, params, body }) => suspendUser(viewer, params.id, body),
  ({ viewer }) => askAccounts(viewer),
);

export const DELETE = route(reinstateUserEndpoint, ({ viewer, params }) => reinstateUser(viewer, params.id));
