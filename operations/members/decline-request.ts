import { inTransaction } from "@/db/transaction";
import type { Viewer } from "@/domain/viewer";
import { accessMember } from "../access";
import { turnAway } from "./turn-away";

/** Who was declined may ask again. @throws Conflict when nobody is waiting here any more. */
export async function declineRequest(
  viewer: Viewer,
  slug: string,
  memberId: string,
  note: string | null = null,
): Promise<void> {
  await inTransaction(async (tx) => {
    await turnAway(tx, await accessMember(tx, viewer, slug, memberId, "group.approve-request"), note);
  });
}
