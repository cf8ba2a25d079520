import { recordEvent } from "@/db/queries/events";
import { revokeInvitation as revokeRow } from "@/db/queries/invitations";
import { inTransaction } from "@/db/transaction";
import { isId } from "@/domain/ids";
import { NotFound } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessGroup } from "../access";

/** Who came in by it stays. */
export async function revokeInvitation(
  viewer: Viewer,
  slug: string,
  id: string,
  now = new Date(),
): Promise<void> {
  await inTransaction(async (tx) => {
    const access = await accessGroup(tx, viewer, slug, "group.invite");
    if (!isId(id) || !(await revokeRow(tx, access, id, now))) throw new NotFound("invitation.not-there");
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "invitation.revoked",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { invitationId: id },
    });
  });
}
