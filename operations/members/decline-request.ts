import { recordEvent } from "@/db/queries/events";
import { updateMember } from "@/db/queries/members";
import { inTransaction } from "@/db/transaction";
import { Conflict } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessMember } from "../access";

/** Who was declined may ask again. @throws Conflict when nobody is waiting here any more. */
export async function declineRequest(viewer: Viewer, slug: string, memberId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { group, member } = await accessMember(tx, viewer, slug, memberId, "group.approve-request");
    if (!(await updateMember(tx, member, "pending", { state: "removed" })))
      throw new Conflict("member.not-pending");
    await recordEvent(tx, {
      streamId: group.id,
      kind: "member.declined",
      groupId: group.id,
      byUserId: actorOf(viewer),
      subject: { memberId: member.id },
    });
  });
}
