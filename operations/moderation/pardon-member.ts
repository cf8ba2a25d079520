import { recordEvent } from "@/db/queries/events";
import { setSilence, updateMember } from "@/db/queries/members";
import { addLogEntry } from "@/db/queries/moderation-log";
import { inTransaction } from "@/db/transaction";
import { Conflict } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessMember, authorOf } from "../access";

/** Ends a silence or a ban before its time. Whoever was banned is out still, and may ask to come back. */
export async function pardonMember(
  viewer: Viewer,
  slug: string,
  memberId: string,
  kind: "silence" | "ban",
): Promise<void> {
  await inTransaction(async (tx) => {
    const access = await accessMember(tx, viewer, slug, memberId, "member.sanction");
    const { group, member } = access;
    const isDone =
      kind === "silence"
        ? member.isSilenced && (await setSilence(tx, member, null))
        : (await updateMember(tx, member, "banned", { state: "removed" })) !== null;
    if (!isDone) throw new Conflict(kind === "silence" ? "member.not-silenced" : "member.not-banned");
    await addLogEntry(tx, {
      groupId: group.id,
      action: kind === "silence" ? "unsilence" : "unban",
      by: authorOf(access),
      about: member,
      from: kind === "ban" ? "banned" : "silenced",
    });
    await recordEvent(tx, {
      streamId: group.id,
      kind: "member.pardoned",
      groupId: group.id,
      byUserId: actorOf(viewer),
      subject: { memberId: member.id },
    });
  });
}
