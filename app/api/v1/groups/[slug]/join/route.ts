import { route } from "@/app/_request/route";
import { notNames } from "@/messages/not-names";
import { askGroup } from "@/operations/ask";
import { findMember } from "@/operations/members/find-member";
import { joinGroup } from "@/operations/members/join-group";
import { joinGroupEndpoint } from "../../../_endpoints/members";

export const POST = route(
  joinGroupEndpoint,
  async ({ viewer, params, body }) => {
    const pseudonym = body.pseudonym && { ...body.pseudonym, notNames: notNames() };
    const { id } = await joinGroup(viewer, params.slug, { ...body, pseudonym });
    return findMember(viewer, params.slug, id);
  },
  ({ viewer, params }) => askGroup(viewer, params.slug, "group.ask-to-join"),
);
