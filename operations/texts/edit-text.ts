import type { z } from "zod";
import { recordEvent } from "@/db/queries/events";
import { updateText } from "@/db/queries/texts";
import { inTransaction } from "@/db/transaction";
import { Conflict } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { TextWire, textEdit } from "@/domain/wire/text";
import { accessText } from "../access";
import { textWire } from "./text-wire";

/**
 * Says something else about a text, in all readings of it. No paragraph changes, and so no edition is made.
 * @throws Conflict with what is said now
 */
export async function editText(
  viewer: Viewer,
  id: string,
  { version, source, ...rest }: z.output<typeof textEdit>,
): Promise<TextWire> {
  return inTransaction(async (tx) => {
    const access = await accessText(tx, viewer, id, "reading.edit");
    const change = { ...rest, ...(source !== undefined && { origin: source }) };
    if (!(await updateText(tx, access, version, change))) {
      const current = textWire(await accessText(tx, viewer, id, "reading.edit"));
      throw new Conflict("stale", {}, { current });
    }
    await recordEvent(tx, {
      streamId: access.group.id,
      kind: "text.edited",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { textId: access.reading.textId },
    });
    return textWire(await accessText(tx, viewer, id, "reading.edit"));
  });
}
