import type { Transaction } from "@/db/client";
import { openItemOnImport, setReview } from "@/db/queries/brought-imports";
import { readImport } from "@/db/queries/imports";
import { listMembersByIds } from "@/db/queries/members-by-ids";
import { addLogEntry } from "@/db/queries/moderation-log";
import { removeJudgedNotices } from "@/db/queries/notices";
import type { ItemRow } from "@/db/queries/review";
import { findWayBack } from "@/db/queries/ways-back";
import { isAway } from "@/domain/brought-import";
import { Conflict } from "@/domain/problems";
import { isPublished } from "@/domain/proposal";
import type { Viewer } from "@/domain/viewer";
import { accessBrought, authorOf } from "../access";
import { recordReview } from "./record-review";

/**
 * What was returned or declined waits again, as it was handed in, and nobody was told otherwise.
 * @throws Conflict where whoever brought it has changed it since, or it stands otherwise
 */
export async function reviewAgain(
  tx: Transaction,
  viewer: Viewer,
  { groupId, id }: { groupId: string; id: string },
  decided: ItemRow,
): Promise<void> {
  const access = await accessBrought(tx, viewer, { id: groupId }, id, "import.judge");
  const found = await readImport(tx, access);
  const isTheLast = (await findWayBack(tx, decided)) !== null;
  if (!found || isPublished(found) || !isAway(found, decided.decision) || !isTheLast)
    throw new Conflict("review.stands-otherwise");
  const [member] = await listMembersByIds(tx, access, [found.createdBy]);
  await setReview(tx, access, { review: "waiting" });
  await removeJudgedNotices(tx, { groupId, reviewItemId: decided.id });
  const item = await openItemOnImport(tx, access);
  await addLogEntry(tx, {
    ...{ groupId, action: "restore", subject: "import", by: authorOf(access), itemId: item.id },
    about: member ? { id: member.id, name: member.name } : null,
    ...{ from: found.review, to: "waiting" },
  });
  await recordReview(tx, access, "review.added", item);
}
