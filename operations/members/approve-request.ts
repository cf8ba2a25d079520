import { inTransaction } from "@/db/transaction";
import type { Viewer } from "@/domain/viewer";
import { accessMember } from "../access";
import { letIn } from "./let-in";

/** @throws Conflict when nobody is waiting here any more. */
export async function approveRequest(viewer: Viewer, slug: string, memberId: string): Promise<void> {
  await inTransaction(async (tx) => {
    await letIn(tx, await accessMember(tx, viewer, slug, memberId, "group.approve-request"));
  });
}
