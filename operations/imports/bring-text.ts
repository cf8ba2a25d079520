import { database } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/domain/ids";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { accessGroup, accessImport } from "../access";
import { accessBringing } from "./access-import";
import { type AddressToImport, fileFrom } from "./file-from-address";
import { handIn } from "./hand-in-import";
import { keepImport } from "./keep-import";
import { keepPictures } from "./keep-pictures";
import { type FileToImport, proposalOfFile } from "./proposal-of-file";
import { spendImport } from "./spend-import";

/**
 * Reads a file and hands in what was read of it, without a look in between: what a member does who publishes nothing. Done
 * again under the same id it answers with what is there.
 */
export async function bringText(
  viewer: Viewer,
  slug: string,
  brought: FileToImport | AddressToImport,
  id = newId(),
): Promise<string> {
  await accessBringing(database(), viewer, slug);
  if (await isThere(viewer, slug, id)) return id;
  const file = await fileFrom(viewer, brought);
  await spendImport(viewer, file);
  const { proposal, pictures } = await proposalOfFile(file);
  await inTransaction(async (tx) => {
    // As `handIn` holds it: two who share it would wait for each other.
    await accessGroup(tx, viewer, slug, "group.read", "update");
    const access = await accessBringing(tx, viewer, slug);
    await keepImport(tx, access, file, { id, proposal, review: "begun" });
    await keepPictures(tx, { groupId: access.group.id, importId: id }, pictures);
    await handIn(tx, viewer, slug, id, 1);
  });
  return id;
}

async function isThere(viewer: Viewer, slug: string, id: string): Promise<boolean> {
  try {
    await accessImport(database(), viewer, slug, id, "import.read");
    return true;
  } catch (thrown) {
    if (thrown instanceof NotFound) return false;
    throw thrown;
  }
}
