import { recordEvents } from "@/db/queries/events";
import { lockGroup } from "@/db/queries/groups";
import { updateMember } from "@/db/queries/members";
import { inTransaction } from "@/db/transaction";
import { Conflict, NotFound } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessGroup, accessMember } from "../access";
import { endPlace } from "./end-place";
import { giveRole } from "./give-role";
import { keepAnOrganizer } from "./keep-an-organizer";

type Ways = {
  successor?: string | undefined;
  /** What their posts bear from now on, for whoever gives up their name: "Former member". */
  nameless?: string | undefined;
};

/**
 * What they wrote stays. Whoever organizes the group can name a successor, who is made organizer; the last organizer has to.
 * @throws Conflict for the last organizer who names nobody, or somebody who is not active.
 */
export async function leaveGroup(
  viewer: Viewer,
  slug: string,
  { successor, nameless }: Ways = {},
): Promise<void> {
  await inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const access = await accessGroup(tx, viewer, slug, "group.leave", "update");
    const { group, membership } = access;
    if (!membership) throw new NotFound();
    if (successor !== undefined)
      await giveRole(
        tx,
        await accessMember(tx, viewer, slug, successor, "member.change-role"),
        "organizer",
        "handed-over",
      );
    await keepAnOrganizer(tx, access, membership);
    if (!(await updateMember(tx, membership, "active", { state: "left", nameless })))
      throw new Conflict("conflict");
    const ended = await endPlace(tx, viewer, membership);
    await recordEvents(tx, [
      ...ended,
      {
        streamId: group.id,
        kind: "member.left",
        groupId: group.id,
        byUserId: actorOf(viewer),
        subject: {
          memberId: membership.id,
          ...(nameless === undefined ? {} : { to: { isNamed: false } }),
        },
      },
    ]);
  });
}
