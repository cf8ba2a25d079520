import { findImport } from "@/db/queries/imports";
import { inTransaction } from "@/db/transaction";
import { isId } from "@/domain/ids";
import { Conflict, NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessImporting } from "./access-import";
import { publishProposal } from "./publish-proposal";

/**
 * Publishes the proposal as it was seen, once: doing it again answers the same reading.
 * @throws Conflict when somebody else has changed it since.
 */
export async function publishImport(
  viewer: Viewer,
  slug: string,
  id: string,
  version?: number,
): Promise<{ readingId: string }> {
  return inTransaction(async (tx) => {
    const access = await accessImporting(tx, viewer, slug);
    const found = isId(id) ? await findImport(tx, access, id, "update") : null;
    if (!found) throw new NotFound();
    if (found.readingId !== null) return { readingId: found.readingId };
    if (found.textId !== null) throw new Conflict("import.corrects");
    if (found.translates !== null) throw new Conflict("import.translates");
    if (found.state !== "ready") throw new Conflict("import.not-ready");
    if (version !== undefined && version !== found.version)
      throw new Conflict(
        "import.stale",
        {},
        { current: { version: found.version, proposal: found.proposal } },
      );
    const { readingId } = await publishProposal(tx, access, id, found.proposal);
    return { readingId };
  });
}
