import { sendJob } from "@/db/jobs";
import { setReceived } from "@/db/queries/import-reading";
import { inTransaction } from "@/db/transaction";
import { Conflict } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { nudge } from "@/lib/nudges";
import { accessImport } from "../access";
import { findImport } from "./find-import";
import { spendImport } from "./spend-import";

/** Has the file of an import read once more, which could not be. @throws Conflict where it is read, or being read */
export async function retryImport(viewer: Viewer, slug: string, id: string): Promise<void> {
  const { file, state } = await findImport(viewer, slug, id);
  if (state !== "failed") throw new Conflict("import.not-failed");
  await spendImport(viewer, { bytes: { length: file.size } });
  await inTransaction(async (tx) => {
    const access = await accessImport(tx, viewer, slug, id, "import.edit");
    if (!(await setReceived(tx, access))) throw new Conflict("import.not-failed");
    await sendJob(tx, "read-import", { groupId: access.group.id, importId: id });
  });
  nudge("read-import");
}
