import type { z } from "zod";
import { recordEvent } from "@/db/queries/events";
import { updateTranslation } from "@/db/queries/translations";
import { inTransaction } from "@/db/transaction";
import { Conflict } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { TranslationWire, translationEdit } from "@/domain/wire/translation";
import { accessTranslation } from "./access-translation";
import { readTranslation } from "./find-translation";

/**
 * Says something else about a translation. No word of it changes, and so no edition is made.
 * @throws Conflict with what is said now
 */
export async function editTranslation(
  viewer: Viewer,
  id: string,
  { version, source, ...rest }: z.output<typeof translationEdit>,
): Promise<TranslationWire> {
  return inTransaction(async (tx) => {
    const access = await accessTranslation(tx, viewer, id, "text.translate");
    const change = { ...rest, ...(source !== undefined && { origin: source }) };
    if (!(await updateTranslation(tx, access, { id, version }, change)))
      throw new Conflict("stale", {}, { current: await readTranslation(tx, access, id) });
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "translation.edited",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { textId: access.text.id, translationId: id },
    });
    return readTranslation(tx, access, id);
  });
}
