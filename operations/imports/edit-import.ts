import { readImport, updateProposal } from "@/db/queries/imports";
import { inTransaction } from "@/db/transaction";
import { applyChanges, type ImportChange } from "@/domain/import-changes";
import { Conflict, Invalid, NotFound } from "@/domain/problems";
import { isPublished } from "@/domain/proposal";
import { carryRows } from "@/domain/translations/carry-rows";
import type { Viewer } from "@/domain/viewer";
import { accessImport } from "../access";
import { refuseUnlessTheirs } from "./refuse-unless-theirs";

type Edit = { version: number; changes: readonly ImportChange[] };

/**
 * Carries out what somebody did to the proposal they saw. Answers the version it now has.
 * @throws Conflict when somebody else has changed it since, or it is published, or before the review.
 */
export async function editImport(
  viewer: Viewer,
  slug: string,
  id: string,
  { version, changes }: Edit,
): Promise<number> {
  return inTransaction(async (tx) => {
    const access = await accessImport(tx, viewer, slug, id, "import.edit");
    const found = await readImport(tx, access);
    if (!found) throw new NotFound();
    if (isPublished(found)) throw new Conflict("import.published");
    refuseUnlessTheirs(found);
    if (found.state !== "ready") throw new Conflict("import.not-ready");
    const stale = new Conflict(
      "import.stale",
      {},
      { current: { version: found.version, proposal: found.proposal } },
    );
    if (found.version !== version) throw stale;
    const changed = applyChanges(found.proposal, changes);
    if (!changed.ok)
      throw changed.code === "import.stale" ? stale : new Invalid(changed.code, changed.values);
    const proposal = changed.value;
    const rows = found.rows && carryRows(found.rows, found.proposal, proposal);
    if (!(await updateProposal(tx, access, { version }, { proposal, rows }))) throw stale;
    return version + 1;
  });
}
