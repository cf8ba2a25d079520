import { recordEvents } from "@/db/queries/events";
import { lockGroup } from "@/db/queries/groups";
import { updateMember } from "@/db/queries/members";
import { addLogEntry } from "@/db/queries/moderation-log";
import { inTransaction } from "@/db/transaction";
import { Conflict } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessMember, authorOf } from "../access";
import { endPlace } from "./end-place";
import { keepAnOrganizer } from "./keep-an-organizer";

/**
 * What they wrote stays, under their name or, `nameless`, under these words until they are back.
 * @throws Conflict when they are not a member any more.
 */
export async function removeMember(
  viewer: Viewer,
  slug: string,
  memberId: string,
  { nameless }: { nameless?: string | undefined } = {},
): Promise<void> {
  await inTransaction(async (tx) => {
    await lockGroup(tx, slug);
    const access = await accessMember(tx, viewer, slug, memberId, "member.remove");
    const { group, member } = access;
    await keepAnOrganizer(tx, access, member);
    if (!(await updateMember(tx, member, "active", { state: "removed", nameless })))
      throw new Conflict("member.not-active");
    await addLogEntry(tx, {
      ...{ groupId: group.id, action: "remove", by: authorOf(access), about: member, from: member.state },
    });
    const ended = await endPlace(tx, viewer, member);
    await recordEvents(tx, [
      ...ended,
      {
        streamId: group.id,
        kind: "member.removed",
        groupId: group.id,
        byUserId: actorOf(viewer),
        subject: {
          memberId: member.id,
          ...(nameless === undefined ? {} : { to: { isNamed: false } }),
        },
      },
    ]);
  });
}
