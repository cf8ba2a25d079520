import type { Transaction } from "@/db/client";
import { listFlaggers } from "@/db/queries/flags";
import { addNotices, removeJudgedNotices } from "@/db/queries/notices";
import type { ItemRow } from "@/db/queries/review";

/**
 * In the place of what its author was told while it waited. Whoever it concerns hears what changed for them, and what became of an appeal; who flagged hears that it was looked at.
 * `userId`: null where nothing changed for anybody.
 */
export async function tellOfDecision(tx: Transaction, item: ItemRow, userId: string | null): Promise<void> {
  const { groupId, id: reviewItemId } = item;
  await removeJudgedNotices(tx, { groupId, reviewItemId });
  const flaggers = await listFlaggers(tx, item);
  await addNotices(tx, [
    ...(userId === null ? [] : [{ kind: "judged" as const, userId, groupId, reviewItemId }]),
    ...flaggers.map((flagger) => ({
      ...{ kind: "flag-decided" as const, userId: flagger.userId, groupId, reviewItemId },
    })),
  ]);
}
