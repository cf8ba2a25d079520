import { recordEvent } from "@/db/queries/events";
import { updateMember } from "@/db/queries/members";
import { inTransaction } from "@/db/transaction";
import { Conflict } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessMember } from "../access";

/** @throws Conflict when nobody is waiting here any more. */
export async function approveRequest(viewer: Viewer, slug: string, memberId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { group, member } = await accessMember(tx, viewer, slug, memberId, "group.approve-request");
    const approved = await updateMember(tx, member, "pending", { state: "active", role: "member" });
    if (!approved) throw new Conflict("member.not-pending");
    await recordEvent(tx, {
      streamId: group.id,
      kind: "member.joined",
      groupId: group.id,
      byUserId: viewer.userId,
      subject: { memberId: member.id },
    });
  });
}
