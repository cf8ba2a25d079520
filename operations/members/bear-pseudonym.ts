import { database } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { updatePseudonym } from "@/db/queries/members";
import { inTransaction } from "@/db/transaction";
import { Conflict } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessMember } from "../access";
import { claimPseudonym, spendTry, type WantedPseudonym } from "./claim-pseudonym";

/**
 * One chooses the name and handle that one bears in a group: all that one wrote there bears them from now on.
 * @throws Conflict when it is too like another's
 */
export async function bearPseudonym(
  viewer: Viewer,
  slug: string,
  memberId: string,
  wanted: WantedPseudonym,
): Promise<void> {
  await accessMember(database(), viewer, slug, memberId, "member.bear-pseudonym");
  await spendTry(viewer);
  await inTransaction(async (tx) => {
    const access = await accessMember(tx, viewer, slug, memberId, "member.bear-pseudonym");
    const { group, member } = access;
    if (wanted.name === member.pseudonym && wanted.handle === member.pseudonymHandle) return;
    const given = await claimPseudonym(tx, access, wanted);
    if (!(await updatePseudonym(tx, member, given))) throw new Conflict("conflict");
    await recordEvent(tx, {
      streamId: group.id,
      kind: "member.renamed",
      groupId: group.id,
      byUserId: actorOf(viewer),
      subject: { memberId: member.id, to: { isPseudonym: true } },
    });
  });
}
