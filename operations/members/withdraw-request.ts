import { recordEvent } from "@/db/queries/events";
import { takeRequestBack } from "@/db/queries/members";
import { inTransaction } from "@/db/transaction";
import { Conflict, NotFound } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessOwnRequest } from "../access";

/**
 * One takes one's own request to join back, and may ask again, unless the group has been closed: it is private by now.
 * @throws Conflict when the request was answered meanwhile.
 */
export async function withdrawRequest(viewer: Viewer, slug: string): Promise<{ isClosed: boolean }> {
  return inTransaction(async (tx) => {
    const { group, membership } = await accessOwnRequest(tx, viewer, slug);
    if (!membership) throw new NotFound();
    if (!(await takeRequestBack(tx, membership))) throw new Conflict("member.not-pending");
    await recordEvent(tx, {
      streamId: group.id,
      kind: "member.withdrawn",
      groupId: group.id,
      byUserId: actorOf(viewer),
      subject: { memberId: membership.id },
    });
    return { isClosed: group.visibility === "private" };
  });
}
