import { recordEvent } from "@/db/queries/events";
import { deleteImport as deleteRows, readImport } from "@/db/queries/imports";
import { addLogEntry } from "@/db/queries/moderation-log";
import { deletePictures } from "@/db/queries/pictures";
import { inTransaction } from "@/db/transaction";
import { Conflict, NotFound } from "@/domain/problems";
import { isPublished } from "@/domain/proposal";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessImport, authorOf } from "../access";

/**
 * Deletes an import that is not published, with its file and its pictures, and with it what waited of it for the review.
 * @throws Conflict when it is published, or somebody has changed it since it was seen: that is their work, too.
 */
export async function deleteImport(viewer: Viewer, slug: string, id: string, version: number): Promise<void> {
  await inTransaction(async (tx) => {
    const access = await accessImport(tx, viewer, slug, id, "import.delete", "update");
    const found = await readImport(tx, access);
    if (!found) throw new NotFound();
    if (isPublished(found)) throw new Conflict("import.published");
    if (found.version !== version) throw new Conflict("import.stale");
    const by = authorOf(access);
    if (found.review === "waiting")
      await addLogEntry(tx, {
        groupId: access.group.id,
        action: "take-back",
        subject: "import",
        by,
        about: by,
      });
    await deletePictures(tx, access);
    await deleteRows(tx, access);
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "import.deleted",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { importId: id },
    });
  });
}
