import type { z } from "zod";
import { database } from "@/db/client";
import { can } from "@/domain/policy";
import { Invalid } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { type AddedInvitationWire, newInvitation } from "@/domain/wire/invitation";
import type { GroupMemberWire, newMember } from "@/domain/wire/member";
import { accessGroup } from "../access";
import { addInvitation } from "../invitations/add-invitation";
import { findInvitation } from "../invitations/list-invitations";
import { addMember } from "./add-member";
import { findMember } from "./find-member";

/**
 * A mail address is invited, whether or not it has an account, so that nobody learns of accounts and nobody is in a
 * group without having agreed. Whoever runs the site takes people in at once.
 */
export async function addOrInvite(
  viewer: Viewer,
  slug: string,
  person: z.output<typeof newMember>,
  { id }: { id: string },
): Promise<GroupMemberWire | AddedInvitationWire> {
  const access = await accessGroup(database(), viewer, slug, "group.add-member");
  if (person.email === undefined || can("group.add-stranger", access)) {
    const member = await addMember(viewer, slug, person);
    return findMember(viewer, slug, member.id);
  }
  const terms = newInvitation.safeParse({ email: person.email, role: person.role });
  if (!terms.success) throw new Invalid("invitation.role");
  const { token, url } = await addInvitation(viewer, slug, terms.data, { id });
  return { ...(await findInvitation(viewer, slug, id)), token, url };
}
