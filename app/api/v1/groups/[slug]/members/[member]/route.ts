import { route } from "@/app/_request/route";
import { localeOf } from "@/app/_request/spoken-to";
import { notNames } from "@/messages/not-names";
import { translator } from "@/messages/translator";
import { askToDropMember, askToEditMember } from "@/operations/ask";
import { dropMember } from "@/operations/members/drop-member";
import { editMember } from "@/operations/members/edit-member";
import { findMember } from "@/operations/members/find-member";
import { editMemberEndpoint, removeMemberEndpoint } from "../../../../_endpoints/members";

export const PATCH = route(
  editMemberEndpoint,
  async ({ viewer, params: { slug, member }, body }) => {
    const pseudonym = body.pseudonym && { ...body.pseudonym, notNames: notNames() };
    await editMember(viewer, slug, member, { ...body, pseudonym });
    return findMember(viewer, slug, member);
  },
  ({ viewer, params }) => askToEditMember(viewer, params.slug, params.member),
);

export const DELETE = route(
  removeMemberEndpoint,
  ({ viewer, params, query: { name }, request }) => {
    const t = translator(localeOf(viewer, request.headers));
    const nameless = name === "kept" ? undefined : t("groups.former-member");
    return dropMember(viewer, params.slug, params.member, { nameless });
  },
  ({ viewer, params }) => askToDropMember(viewer, params.slug, params.member),
);
