import { readImport } from "@/db/queries/imports";
import { inTransaction } from "@/db/transaction";
import { Conflict, NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessImport } from "../access";
import { accessImporting } from "./access-import";
import { publishProposal } from "./publish-proposal";
import { refuseUnlessTheirs } from "./refuse-unless-theirs";

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
    const own = await accessImport(tx, viewer, slug, id, "import.publish", "update");
    const access = await accessImporting(tx, viewer, slug);
    const found = await readImport(tx, own);
    if (!found) throw new NotFound();
    if (found.readingId !== null) return { readingId: found.readingId };
    if (found.textId !== null) throw new Conflict("import.corrects");
    if (found.translates !== null) throw new Conflict("import.translates");
    refuseUnlessTheirs(found);
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
