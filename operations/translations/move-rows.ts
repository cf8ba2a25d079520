import { updateRows } from "@/db/queries/translating-imports";
import { countOriginalRows } from "@/db/queries/translations";
import { inTransaction } from "@/db/transaction";
import { Conflict, Invalid } from "@/domain/problems";
import { applyRowChanges, type RowChange } from "@/domain/translations/row-changes";
import type { Viewer } from "@/domain/viewer";
import { findTranslating, refuseUnlessOpen } from "./find-translating";

type Move = { version: number; changes: readonly RowChange[] };

/**
 * Carries out what somebody moved in the rows that they saw. Answers the version that the import now has.
 * @throws Conflict when somebody else has changed it since, or it is published
 */
export async function moveRows(
  viewer: Viewer,
  slug: string,
  id: string,
  { version, changes }: Move,
): Promise<number> {
  return inTransaction(async (tx) => {
    const { importing, access, found } = await findTranslating(tx, viewer, slug, id, "update");
    refuseUnlessOpen(found, version);
    const { rows, alignedTo } = found;
    if (rows === null || alignedTo !== access.text.editionId) throw new Conflict("translation.stale");
    const moved = applyRowChanges(rows, changes, await countOriginalRows(tx, access));
    if (!moved.ok) throw new Invalid(moved.code, moved.values);
    await updateRows(tx, importing, { id, version }, { rows: moved.value, alignedTo });
    return version + 1;
  });
}
