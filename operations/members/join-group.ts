import type { z } from "zod";
import { database } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { admitMember, findMembershipOf } from "@/db/queries/members";
import { inTransaction } from "@/db/transaction";
import { type Membership, roleOnJoining } from "@/domain/groups";
import { can } from "@/domain/policy";
import { Conflict, Forbidden, SignedOut } from "@/domain/problems";
import { actorOf, isSignedIn, type Viewer } from "@/domain/viewer";
import type { joinRequest } from "@/domain/wire/member";
import { accessGroup, refusal } from "../access";
import { claimPseudonym, spendTry, type WantedPseudonym } from "./claim-pseudonym";
import { keepNameAway } from "./keep-name-away";
import { namedAgain } from "./named-again";

/**
 * In an open group one is in at once; where joining is on request, and after having been removed, one waits for a
 * moderator, who is shown the message until they answer. Asking twice changes nothing. Where the group has pseudonyms, one
 * may come in under one, so that nobody there ever sees the account's name.
 */
export async function joinGroup(
  viewer: Viewer,
  slug: string,
  { message = null, pseudonym }: Joining = {},
): Promise<Membership> {
  if (!isSignedIn(viewer)) throw new SignedOut();
  if (pseudonym) {
    await accessGroup(database(), viewer, slug, "group.bear-pseudonym");
    await spendTry(viewer);
  }
  return inTransaction(async (tx) => {
    const access = await accessGroup(tx, viewer, slug, "group.read", "update");
    const { group, membership } = access;
    if (membership?.state === "banned") throw new Forbidden("group.banned");
    if (!can("group.ask-to-join", access)) throw refusal(access, "group.ask-to-join");
    if (isInOrWaits(membership)) return membership;
    if (group.admission === "by-invitation") throw new Forbidden("group.by-invitation");
    if (!can("group.join", access)) throw refusal(access, "group.join");
    const person = { id: viewer.userId, name: viewer.name, handle: viewer.handle };
    const given =
      pseudonym &&
      (await claimPseudonym(
        tx,
        await accessGroup(tx, viewer, slug, "group.bear-pseudonym", "update"),
        pseudonym,
      ));
    const isIn = group.admission === "open" && !membership?.removedAt;
    const joined = await admitMember(tx, group.id, person, {
      role: roleOnJoining(membership?.role),
      pseudonym: given,
      ...(isIn ? { state: "active" } : { state: "pending", message }),
    });
    if (!joined) {
      const quicker = await findMembershipOf(tx, access, viewer.userId);
      if (isInOrWaits(quicker)) return quicker;
      throw new Conflict("conflict");
    }
    const named = isIn ? await keepNameAway(tx, joined) : joined;
    await recordEvent(tx, {
      streamId: group.id,
      kind: isIn ? "member.joined" : "member.requested",
      groupId: group.id,
      byUserId: actorOf(viewer),
      subject: { memberId: joined.id, ...(isIn ? namedAgain(membership, named) : {}) },
    });
    return named;
  });
}

type Joining = Pick<z.output<typeof joinRequest>, "message"> & { pseudonym?: WantedPseudonym | undefined };

type Standing = Membership & { state: "active" | "pending" };

const isInOrWaits = (place: Membership | null): place is Standing =>
  place?.state === "active" || place?.state === "pending";
