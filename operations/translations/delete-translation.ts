import { recordEvent } from "@/db/queries/events";
import {
  deleteUnshownPictures,
  keepPicturesOfImports,
  listPicturesOf,
} from "@/db/queries/pictures-of-translations";
import { reopenImports } from "@/db/queries/translating-imports";
import { deleteTranslationRow, holdTranslation, isAnnotated } from "@/db/queries/translations";
import { inTransaction } from "@/db/transaction";
import { Conflict, NotFound } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import { accessTranslation } from "./access-translation";

/**
 * Takes a translation away, with the pictures that nothing else of the text shows. The imports that it was made of are unpublished
 * again, with what they show, so that each can be published anew.
 * @throws Conflict where somebody has annotated its words
 */
export async function deleteTranslation(viewer: Viewer, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    const access = await accessTranslation(tx, viewer, id, "text.translate");
    if ((await holdTranslation(tx, access, id, "update")) === null) throw new NotFound();
    if (await isAnnotated(tx, access, id)) throw new Conflict("translation.annotated");
    const pictures = await listPicturesOf(tx, access, id);
    await keepPicturesOfImports(tx, access, id);
    await reopenImports(tx, access, id);
    await deleteTranslationRow(tx, access, id);
    await deleteUnshownPictures(tx, access, pictures);
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "translation.deleted",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { textId: access.text.id, translationId: id },
    });
  });
}
