import type { z } from "zod";
import { recordEvent } from "@/db/queries/events";
import { admitMember, findMembershipOf } from "@/db/queries/members";
import { inTransaction } from "@/db/transaction";
import { type Membership, roleOnJoining } from "@/domain/groups";
import { can } from "@/domain/policy";
import { Conflict, Forbidden, SignedOut } from "@/domain/problems";
import { actorOf, isSignedIn, type Viewer } from "@/domain/viewer";
import type { joinRequest } from "@/domain/wire/member";
import { accessGroup, refusal } from "../access";
import { namedAgain } from "./named-again";

/**
 * In an open group one is in at once; where joining is on request, and after having been removed, one waits for a
 * moderator, who is shown the message until they answer. Asking twice changes nothing.
 */
export async function joinGroup(
  viewer: Viewer,
  slug: string,
  { message = null }: z.output<typeof joinRequest> = {},
): Promise<Membership> {
  if (!isSignedIn(viewer)) throw new SignedOut();
  return inTransaction(async (tx) => {
    const access = await accessGroup(tx, viewer, slug, "group.read", "update");
    const { group, membership } = access;
    if (membership?.state === "banned") throw new Forbidden("group.banned");
    if (!can("group.ask-to-join", access)) throw refusal(access, "group.ask-to-join");
    if (isInOrWaits(membership)) return membership;
    if (group.admission === "by-invitation") throw new Forbidden("group.by-invitation");
    if (!can("group.join", access)) throw refusal(access, "group.join");
    const person = { id: viewer.userId, name: viewer.name, handle: viewer.handle };
    const isIn = group.admission === "open" && !membership?.removedAt;
    const joined = await admitMember(tx, group.id, person, {
      role: roleOnJoining(membership?.role),
      ...(isIn ? { state: "active" } : { state: "pending", message }),
    });
    if (!joined) {
      const quicker = await findMembershipOf(tx, access, viewer.userId);
      if (isInOrWaits(quicker)) return quicker;
      throw new Conflict("conflict");
    }
    await recordEvent(tx, {
      streamId: group.id,
      kind: isIn ? "member.joined" : "member.requested",
      groupId: group.id,
      byUserId: actorOf(viewer),
      subject: { memberId: joined.id, ...(isIn ? namedAgain(membership) : {}) },
    });
    return joined;
  });
}

type Standing = Membership & { state: "active" | "pending" };

const isInOrWaits = (place: Membership | null): place is Standing =>
  place?.state === "active" || place?.state === "pending";
