import { recordEvent } from "@/db/queries/events";
import { updatePseudonym } from "@/db/queries/members";
import { findUser } from "@/db/queries/users";
import { inTransaction } from "@/db/transaction";
import { Conflict } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessMember } from "../access";
import { refuseTaken } from "./refuse-taken";

/** One bears one's account's name and handle again, also on all that one wrote before. Nobody else can do it for one. */
export async function giveUpPseudonym(viewer: Viewer, slug: string, memberId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { group, member } = await accessMember(tx, viewer, slug, memberId, "member.give-up-pseudonym");
    if (member.pseudonym === null) return;
    const user = await findUser(tx, member.userId);
    if (user) await refuseTaken(tx, member, user.name);
    if (!(await updatePseudonym(tx, member, null))) throw new Conflict("conflict");
    await recordEvent(tx, {
      streamId: group.id,
      kind: "member.renamed",
      groupId: group.id,
      byUserId: actorOf(viewer),
      subject: { memberId: member.id, to: { isPseudonym: false } },
    });
  });
}
