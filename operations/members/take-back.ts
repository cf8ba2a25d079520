import { recordEvent } from "@/db/queries/events";
import { lockGroup } from "@/db/queries/groups";
import { updateMember, wasPutOut } from "@/db/queries/members";
import { addLogEntry } from "@/db/queries/moderation-log";
import { inTransaction } from "@/db/transaction";
import { TAKING_BACK } from "@/domain/limits";
import { Conflict } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessMember, authorOf } from "../access";
import { keepNameAway } from "./keep-name-away";
import { namedAgain } from "./named-again";

/**
 * Undoes a removal that was a slip: the member stands where they stood. Later they are invited like anybody, as is whoever
 * was declined or banned.
 */
export async function takeBack(
  viewer: Viewer,
  slug: string,
  memberId: string,
  now = new Date(),
): Promise<void> {
  await inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const access = await accessMember(tx, viewer, slug, memberId, "group.add-member");
    const { group, member } = access;
    const isFresh = member.removedAt !== null && now.getTime() - member.removedAt.getTime() < TAKING_BACK;
    const mayCome = isFresh && (await wasPutOut(tx, member));
    const back = mayCome && (await updateMember(tx, member, "removed", { state: "active" }));
    if (!back) throw new Conflict("member.not-removed");
    const named = await keepNameAway(tx, back);
    await addLogEntry(tx, {
      ...{ groupId: group.id, action: "readmit", by: authorOf(access), from: "removed", to: "active" },
      about: { id: member.id, name: named.name },
    });
    await recordEvent(tx, {
      streamId: group.id,
      kind: "member.joined",
      groupId: group.id,
      byUserId: actorOf(viewer),
      subject: { memberId: member.id, ...namedAgain(member, named) },
    });
  });
}
