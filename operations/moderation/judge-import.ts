import type { Transaction } from "@/db/client";
import { setReview } from "@/db/queries/brought-imports";
import { readImport } from "@/db/queries/imports";
import { listMembersByIds } from "@/db/queries/members-by-ids";
import { addLogEntry } from "@/db/queries/moderation-log";
import { type ImportDecision, mayBeMended, reviewAfter } from "@/domain/brought-import";
import type { Granted } from "@/domain/granted";
import { Conflict } from "@/domain/problems";
import { isPublished } from "@/domain/proposal";
import { accessBrought, authorOf, type ImportAccess } from "../access";
import { accessImporting } from "../imports/access-import";
import { publishProposal } from "../imports/publish-proposal";

export type ImportJudgement = { decision: ImportDecision; note: string; itemId: string };

/**
 * Publishes what a member brought, in their name; gives it back to be mended; or declines it. Answers whose it is.
 * @throws Conflict where it waits no more
 */
export async function judgeImport(
  tx: Transaction,
  access: Granted<ImportAccess, "import.judge">,
  { decision, note, itemId }: ImportJudgement,
): Promise<{ userId: string | null }> {
  const { group, viewer } = access;
  const found = await readImport(tx, access);
  if (found?.review !== "waiting" || isPublished(found)) throw new Conflict("import.taken-back");
  const [member] = await listMembersByIds(tx, access, [found.createdBy]);
  if (!member) throw new Error("An import was brought by nobody");
  if (decision === "return" && !mayBeMended(group, member)) throw new Conflict("review.stands-otherwise");
  if (decision === "approve") {
    await accessBrought(tx, viewer, { id: group.id }, found.id, "import.approve");
    const importing = await accessImporting(tx, viewer, { id: group.id });
    await publishProposal(tx, importing, found.id, found.proposal, { broughtBy: found.createdBy });
  }
  await setReview(tx, access, { review: reviewAfter[decision] });
  await addLogEntry(tx, {
    ...{ groupId: group.id, action: decision, subject: "import", by: authorOf(access), itemId },
    about: { id: member.id, name: member.name },
    ...{ from: "waiting", to: reviewAfter[decision] },
    reason: note,
  });
  return { userId: member.userId };
}
