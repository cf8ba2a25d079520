import { database } from "@/db/client";
import { sendJob } from "@/db/jobs";
import {
  beginReading,
  findFileBytes,
  findUnread,
  type ImportPlace,
  type ReadOutcome,
  settleReading,
} from "@/db/queries/import-reading";
import { addNotices } from "@/db/queries/notices";
import { inTransaction } from "@/db/transaction";
import { IMPORT_AWAITED, IMPORT_TRIES } from "@/domain/limits";
import { Invalid } from "@/domain/problems";
import { keepPictures } from "./keep-pictures";
import { inTurnToParse, parseInTurn } from "./parse-file";
import { type FileToImport, type KeyedPicture, proposalOfFile } from "./proposal-of-file";

const OTHERS_FIRST_SECONDS = 1;

/**
 * Reads the file of an import when its turn has come: waiting is no try, and takes nothing from the time in which a file
 * must be read. One of a member's at a time, so that nobody's many hold up everybody: it comes later then. Where the
 * process dies the queue gives it to another, and after some times it is given up.
 */
export async function readImport(place: ImportPlace): Promise<void> {
  const unread = await findUnread(database(), place);
  if (!unread) return;
  if (unread.isBusy) return readLater(place);
  const bytes = await findFileBytes(database(), place, unread);
  const file = bytes && { ...unread.options, bytes };
  await (file ? inTurnToParse(file, () => readInTurn(place, file)) : readInTurn(place, null));
}

async function readInTurn(place: ImportPlace, file: FileToImport | null): Promise<void> {
  const begun = await beginReading(database(), place);
  if (!begun) return (await findUnread(database(), place)) ? readLater(place) : undefined;
  const { pictures = [], ...outcome } =
    file && begun.tries <= IMPORT_TRIES ? await read(file) : { problem: GAVE_UP };
  await inTransaction(async (tx) => {
    const settled = await settleReading(tx, place, begun, outcome);
    if (settled) await keepPictures(tx, place, pictures);
    if (!settled || Date.now() - settled.since.getTime() < IMPORT_AWAITED) return;
    const kind = "problem" in outcome ? "import-failed" : "import-ready";
    await addNotices(tx, [{ userId: settled.userId, groupId: place.groupId, kind }]);
  });
}

const GAVE_UP = { code: "import.gave-up", values: {} };

const readLater = (place: ImportPlace): Promise<void> =>
  inTransaction((tx) => sendJob(tx, "read-import", place, { afterSeconds: OTHERS_FIRST_SECONDS }));

async function read(file: FileToImport): Promise<ReadOutcome & { pictures?: KeyedPicture[] }> {
  try {
    return await proposalOfFile(file, parseInTurn);
  } catch (thrown) {
    if (!(thrown instanceof Invalid)) throw thrown;
    return { problem: { code: thrown.code, values: thrown.values } };
  }
}
