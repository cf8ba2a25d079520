import type { z } from "zod";
import { database } from "@/db/client";
import { findParagraphKey } from "@/db/queries/paragraphs";
import { inTransaction } from "@/db/transaction";
import { FLAGGING } from "@/domain/limits";
import { Invalid } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { FlagWire, newTextFlag } from "@/domain/wire/moderation";
import { accessReading } from "../access";
import { spend } from "../limits/spend";
import { flagThing } from "./flag-thing";

/** Asks the moderators to look at the text of a reading, or at one of its paragraphs. */
export async function flagText(
  viewer: Viewer,
  readingId: string,
  { paragraph, ...flag }: z.output<typeof newTextFlag>,
): Promise<FlagWire> {
  const { membership } = await accessReading(database(), viewer, readingId, "reading.flag");
  await spend(`flagging:${membership?.userId}`, FLAGGING);
  return inTransaction(async (tx) => {
    const access = await accessReading(tx, viewer, readingId, "reading.flag");
    const { group, reading } = access;
    const paragraphKey =
      paragraph === undefined ? null : await findParagraphKey(tx, access, String(paragraph));
    if (paragraph !== undefined && paragraphKey === null)
      throw new Invalid("passage.no-such-paragraph", {}, { field: "paragraph" });
    const flagged = { kind: "flagged-text" as const, groupId: group.id, readingId: reading.id };
    return flagThing(tx, access, flagged, { ...flag, paragraphKey });
  });
}
