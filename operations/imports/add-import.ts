import { database } from "@/db/client";
import { sendJob } from "@/db/jobs";
import { inTransaction } from "@/db/transaction";
import { storableText } from "@/domain/bodies/storable-text";
import { emptyProposal } from "@/domain/proposal";
import type { Viewer } from "@/domain/viewer";
import { nudge } from "@/lib/nudges";
import { accessBringing, accessImporting } from "./access-import";
import { type AddressToImport, fileFrom } from "./file-from-address";
import { type ImportOf, keepImport } from "./keep-import";
import { type FileToParse, readableFormat } from "./parse-file";
import { reviewOf } from "./review-of";
import { spendImport } from "./spend-import";

/**
 * Keeps a file, to be read by whichever process comes to it, and looked at before it is published. Answers the import's id
 * at once, or when the file was fetched where only its address was given. `of`: the text that it corrects or
 * translates, which its group's organizers may; a text of its own any member may bring where the group takes them.
 */
export async function addImport(
  viewer: Viewer,
  slug: string,
  brought: FileToParse | AddressToImport,
  of: ImportOf = {},
): Promise<string> {
  const accessToAdd = Object.keys(of).length === 0 ? accessBringing : accessImporting;
  await accessToAdd(database(), viewer, slug);
  const file = await fileFrom(viewer, brought);
  readableFormat(file);
  await spendImport(viewer, file);
  const { bytes: _, ...given } = file;
  const options = { ...given, ...(given.name !== undefined && { name: storableText(given.name) }) };
  const id = await inTransaction(async (tx) => {
    const access = await accessToAdd(tx, viewer, slug);
    const proposal = emptyProposal(options.name ?? "");
    const importId = await keepImport(tx, access, file, {
      ...{ proposal, state: "received", options, review: reviewOf(access) },
      ...of,
    });
    await sendJob(tx, "read-import", { groupId: access.group.id, importId });
    return importId;
  });
  nudge("read-import");
  return id;
}
