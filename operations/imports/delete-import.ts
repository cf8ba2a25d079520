import { recordEvent } from "@/db/queries/events";
import { deleteImport as deleteRows, findImport } from "@/db/queries/imports";
import { deletePictures } from "@/db/queries/pictures";
import { inTransaction } from "@/db/transaction";
import { isId } from "@/domain/ids";
import { Conflict, NotFound } from "@/domain/problems";
import { isPublished } from "@/domain/proposal";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessImporting } from "./access-import";

/**
 * Deletes an import that is not published, with its file and its pictures.
 * @throws Conflict when it is published, or somebody has changed it since it was seen: that is their work, too.
 */
export async function deleteImport(viewer: Viewer, slug: string, id: string, version: number): Promise<void> {
  await inTransaction(async (tx) => {
    const access = await accessImporting(tx, viewer, slug);
    const found = isId(id) ? await findImport(tx, access, id, "update") : null;
    if (!found) throw new NotFound();
    if (isPublished(found)) throw new Conflict("import.published");
    if (found.version !== version) throw new Conflict("import.stale");
    await deletePictures(tx, access, id);
    await deleteRows(tx, access, id);
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "import.deleted",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { importId: id },
    });
  });
}
