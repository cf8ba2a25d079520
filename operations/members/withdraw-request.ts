import { recordEvent } from "@/db/queries/events";
import { takeRequestBack } from "@/db/queries/members";
import { inTransaction } from "@/db/transaction";
import { Conflict, NotFound } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessGroup } from "../access";

/** One takes one's own request to join back, and may ask again. @throws Conflict when it was answered meanwhile. */
export async function withdrawRequest(viewer: Viewer, slug: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { group, membership } = await accessGroup(tx, viewer, slug, "group.withdraw-request", "update");
    if (!membership) throw new NotFound();
    if (!(await takeRequestBack(tx, membership))) throw new Conflict("member.not-pending");
    await recordEvent(tx, {
      streamId: group.id,
      kind: "member.withdrawn",
      groupId: group.id,
      byUserId: actorOf(viewer),
      subject: { memberId: membership.id },
    });
  });
}
