import type { z } from "zod";
import { database } from "@/db/client";
import { findMembershipOf } from "@/db/queries/members";
import { findUser } from "@/db/queries/users";
import type { Granted } from "@/domain/granted";
import { can } from "@/domain/policy";
import { Invalid } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { type AddedInvitationWire, newInvitation } from "@/domain/wire/invitation";
import type { GroupMemberWire, newMember } from "@/domain/wire/member";
import { accessGroup, type GroupAccess } from "../access";
import { addInvitation } from "../invitations/add-invitation";
import { findInvitation } from "../invitations/list-invitations";
import { addMember } from "./add-member";
import { findMember } from "./find-member";
import { findPersonKnown } from "./find-person-known";

/**
 * Nobody is in a group without having agreed: who waits to be let in is let in, everybody else is invited. A mail address
 * is, whether or not it has an account, so that nobody learns of accounts; by handle those are who know the organizer.
 * Whoever runs the site takes people in at once.
 */
export async function addOrInvite(
  viewer: Viewer,
  slug: string,
  person: z.output<typeof newMember>,
  { id }: { id: string },
): Promise<GroupMemberWire | AddedInvitationWire> {
  const access = await accessGroup(database(), viewer, slug, "group.add-member");
  const { email, role } = person;
  const known = email === undefined ? await findKnown(access, person) : null;
  if (known?.isDecided || can("group.add-stranger", access)) {
    const member = await addMember(viewer, slug, person);
    return findMember(viewer, slug, member.id);
  }
  const terms = newInvitation.safeParse({ email, role });
  if (!terms.success) throw new Invalid("invitation.role");
  const { token, url } = await addInvitation(viewer, slug, terms.data, { id, known });
  return { ...(await findInvitation(viewer, slug, id)), token, url };
}

type Known = { handle: string; email: string; isDecided: boolean };

/** Somebody by handle. It is decided already about those who wait, are in, or are banned. @throws Invalid for a stranger */
async function findKnown(
  access: Granted<GroupAccess, "group.add-member">,
  { handle }: z.output<typeof newMember>,
): Promise<Known | null> {
  if (can("group.add-stranger", access)) return null;
  const person = await findPersonKnown(access, { handle });
  const user = await findUser(database(), person.id);
  if (!user?.email) throw new Invalid("member.no-such-user");
  const there = await findMembershipOf(database(), access, person.id);
  const isDecided = there !== null && there.state !== "left" && there.state !== "removed";
  return { handle: user.handle, email: user.email, isDecided };
}
