import type { z } from "zod";
import { database } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { lockGroup } from "@/db/queries/groups";
import { admitMember, findMembershipOf } from "@/db/queries/members";
import { addNotices } from "@/db/queries/notices";
import { inTransaction } from "@/db/transaction";
import type { Membership, Role } from "@/domain/groups";
import { isToldOf } from "@/domain/notices";
import { can } from "@/domain/policy";
import { Conflict } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { newMember } from "@/domain/wire/member";
import { accessGroup } from "../access";
import { findPersonKnown } from "./find-person-known";
import { keepNameAway } from "./keep-name-away";
import { namedAgain } from "./named-again";

/**
 * Takes somebody who has an account in at once. Organizers can do so only with who has asked for it, by handle; whoever
 * runs the site does with anybody. Adding a member who is there in that role changes nothing.
 */
export async function addMember(
  viewer: Viewer,
  slug: string,
  { email, handle, role }: z.output<typeof newMember>,
): Promise<{ id: string }> {
  const asking = await accessGroup(database(), viewer, slug, "group.add-member");
  if (email !== undefined) await accessGroup(database(), viewer, slug, "group.add-stranger");
  const person = await findPersonKnown(asking, { email, handle });
  return inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const access = await accessGroup(tx, viewer, slug, "group.add-member");
    const place = await findMembershipOf(tx, access, person.id);
    if (!can("group.add-stranger", access) && place?.state !== "pending") return standing(place, role);
    const admitted = await admitMember(tx, access.group.id, person, {
      role,
      state: "active",
      givenAt: "now",
    });
    if (!admitted) return standing(await findMembershipOf(tx, access, person.id), role);
    const named = await keepNameAway(tx, admitted);
    const told = { userId: person.id, groupId: access.group.id };
    if (place?.state === "pending") await addNotices(tx, [{ ...told, kind: "let-in" }]);
    else if (isToldOf(role)) await addNotices(tx, [{ ...told, kind: "role", role }]);
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "member.joined",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { memberId: admitted.id, ...namedAgain(place, named) },
    });
    return { id: admitted.id };
  });
}

/** A member who is there already. @throws Conflict for whoever is not, and cannot simply be put there */
function standing(place: Membership | null, role: Role): { id: string } {
  if (place?.state === "banned") throw new Conflict("member.banned");
  if (place?.state !== "active") throw new Conflict("member.not-pending");
  if (place.role !== role) throw new Conflict("member.already");
  return { id: place.id };
}
