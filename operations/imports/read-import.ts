import { database } from "@/db/client";
import { sendJob } from "@/db/jobs";
import {
  type BegunReading,
  beginReading,
  findFileBytes,
  type ImportPlace,
  type ReadOutcome,
  settleReading,
  waitsToBeRead,
} from "@/db/queries/import-reading";
import { addNotices } from "@/db/queries/notices";
import { inTransaction } from "@/db/transaction";
import { IMPORT_AWAITED, IMPORT_TRIES } from "@/domain/limits";
import { Invalid } from "@/domain/problems";
import { keepPictures } from "./keep-pictures";
import { type KeyedPicture, proposalOfFile } from "./proposal-of-file";

const OTHERS_FIRST_SECONDS = 1;

/**
 * Reads the file of an import. One of a member's at a time, so that nobody's many hold up everybody: it comes later then.
 * Where the process dies the queue gives it to another, and after some times it is given up.
 */
export async function readImport(place: ImportPlace): Promise<void> {
  const begun = await beginReading(database(), place);
  if (!begun) return readLater(place);
  const { pictures = [], ...outcome } =
    begun.tries > IMPORT_TRIES
      ? { problem: { code: "import.gave-up", values: {} } }
      : await read(place, begun);
  await inTransaction(async (tx) => {
    const settled = await settleReading(tx, place, begun, outcome);
    if (settled) await keepPictures(tx, place, pictures);
    if (!settled || Date.now() - settled.since.getTime() < IMPORT_AWAITED) return;
    const kind = "problem" in outcome ? "import-failed" : "import-ready";
    await addNotices(tx, [{ userId: settled.userId, groupId: place.groupId, kind }]);
  });
}

async function readLater(place: ImportPlace): Promise<void> {
  if (!(await waitsToBeRead(database(), place))) return;
  await inTransaction((tx) => sendJob(tx, "read-import", place, { afterSeconds: OTHERS_FIRST_SECONDS }));
}

async function read(
  place: ImportPlace,
  begun: BegunReading,
): Promise<ReadOutcome & { pictures?: KeyedPicture[] }> {
  const bytes = await findFileBytes(database(), place, begun);
  if (!bytes) return { problem: { code: "import.gave-up", values: {} } };
  try {
    return await proposalOfFile({ bytes, ...begun.options });
  } catch (thrown) {
    if (!(thrown instanceof Invalid)) throw thrown;
    return { problem: { code: thrown.code, values: thrown.values } };
  }
}
