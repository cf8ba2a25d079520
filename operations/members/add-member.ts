import type { z } from "zod";
import { database } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { lockGroup } from "@/db/queries/groups";
import { admitMember, findMembershipOf, findPerson, isKnownTo } from "@/db/queries/members";
import { inTransaction } from "@/db/transaction";
import { UNKNOWN_PEOPLE } from "@/domain/limits";
import { can } from "@/domain/policy";
import { Conflict, Invalid } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { newMember } from "@/domain/wire/member";
import { accessGroup } from "../access";
import { spend } from "../limits/spend";

/**
 * Takes somebody who has an account in at once. Organizers can do so with those who know them, by handle; to them a
 * stranger is like nobody. Adding a member who is there in that role changes nothing.
 */
export async function addMember(
  viewer: Viewer,
  slug: string,
  { email, handle, role }: z.output<typeof newMember>,
): Promise<{ id: string }> {
  const asking = await accessGroup(database(), viewer, slug, "group.add-member");
  if (email !== undefined) await accessGroup(database(), viewer, slug, "group.add-stranger");
  const person = await findPerson(database(), { email, handle });
  const isKnown =
    person && (can("group.add-stranger", asking) || (await isKnownTo(database(), asking, person)));
  if (!isKnown) {
    if (viewer.userId) await spend(`unknown-people:${viewer.userId}`, UNKNOWN_PEOPLE);
    throw new Invalid("member.no-such-user");
  }
  return inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const access = await accessGroup(tx, viewer, slug, "group.add-member");
    const admitted = await admitMember(tx, access.group.id, person, { role, state: "active" });
    if (!admitted) {
      const there = await findMembershipOf(tx, access, person.id);
      if (there?.state === "active" && there.role === role) return { id: there.id };
      throw new Conflict(there?.state === "banned" ? "member.banned" : "member.already");
    }
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "member.joined",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { memberId: admitted.id },
    });
    return { id: admitted.id };
  });
}
