import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { recordEvents } from "@/db/queries/events";
import { lockGroup } from "@/db/queries/groups";
import { setSilence, updateMember } from "@/db/queries/members";
import { addLogEntry } from "@/db/queries/moderation-log";
import { addNotices } from "@/db/queries/notices";
import { inTransaction } from "@/db/transaction";
import type { EventKind } from "@/domain/events";
import type { Granted } from "@/domain/granted";
import { type Sanction, SILENCED_FOR_GOOD } from "@/domain/moderation";
import { Conflict, Invalid } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { newSanction, SanctionWire } from "@/domain/wire/moderation";
import { accessMember, authorOf, type MemberAccess } from "../access";
import { endInvitations, endPlace } from "../members/end-place";
import { keepAnOrganizer } from "../members/keep-an-organizer";

type MaySanction = Granted<MemberAccess, "member.sanction">;

const EVENTS: Record<Sanction, EventKind> = {
  warn: "member.warned",
  silence: "member.silenced",
  remove: "member.removed",
  ban: "member.banned",
};

/** What hung on their place, or on their right to ask others in. */
const ENDS: Record<Sanction, typeof endPlace> = {
  warn: async () => [],
  silence: endInvitations,
  remove: endPlace,
  ban: endPlace,
};

/**
 * Warns a member, lets them read and write nothing for a time, takes them out, or keeps them out by whatever invitation.
 * They are told why. @throws Conflict where they are in no state for it
 */
export async function sanctionMember(
  viewer: Viewer,
  slug: string,
  memberId: string,
  { kind, until: end, reason }: z.output<typeof newSanction>,
  now = new Date(),
): Promise<SanctionWire> {
  const until = end ? new Date(end) : null;
  return inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const access = await accessMember(tx, viewer, slug, memberId, "member.sanction");
    const { group, member } = access;
    if (until && until <= now) throw new Invalid("sanction.until-past", {}, { field: "until" });
    await carryOut(tx, access, kind, until ?? SILENCED_FOR_GOOD);
    const ended = await ENDS[kind](tx, viewer, member, now);
    const id = await addLogEntry(tx, {
      groupId: group.id,
      action: kind,
      by: authorOf(access),
      about: member,
      from: member.state,
      reason,
      until,
    });
    await addNotices(tx, [{ kind: "sanctioned", userId: member.userId, groupId: group.id, logId: id }]);
    await recordEvents(tx, [
      ...ended,
      {
        streamId: group.id,
        kind: EVENTS[kind],
        groupId: group.id,
        byUserId: actorOf(viewer),
        subject: { memberId: member.id },
      },
    ]);
    return { id, kind, until: until?.toISOString() ?? null, reason, at: now.toISOString() };
  });
}

async function carryOut(tx: Transaction, access: MaySanction, kind: Sanction, until: Date): Promise<void> {
  const { member } = access;
  if (kind === "ban") {
    if (member.state === "banned") throw new Conflict("member.banned-already");
    await keepAnOrganizer(tx, access, member);
    await updateMember(tx, member, member.state, { state: "banned" });
    return;
  }
  if (member.state !== "active") throw new Conflict("member.not-active");
  if (kind === "silence") await setSilence(tx, member, until);
  if (kind === "remove") {
    await keepAnOrganizer(tx, access, member);
    await updateMember(tx, member, "active", { state: "removed" });
  }
}
