import type { z } from "zod";
import { database } from "@/db/client";
import { findPicture } from "@/db/queries/pictures";
import { inTransaction } from "@/db/transaction";
import { FLAGGING } from "@/domain/limits";
import { NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { FlagWire, newFlag } from "@/domain/wire/moderation";
import { accessReading } from "../access";
import { spend } from "../limits/spend";
import { flagThing } from "./flag-thing";

/** Asks the moderators to look at a picture in the text of a reading. */
export async function flagPicture(
  viewer: Viewer,
  { readingId, key }: { readingId: string; key: string },
  flag: z.output<typeof newFlag>,
): Promise<FlagWire> {
  const { membership } = await accessReading(database(), viewer, readingId, "reading.flag");
  await spend(`flagging:${membership?.userId}`, FLAGGING);
  return inTransaction(async (tx) => {
    const access = await accessReading(tx, viewer, readingId, "reading.flag");
    const { group, reading } = access;
    if (!(await findPicture(tx, access, key))) throw new NotFound();
    const about = { groupId: group.id, readingId: reading.id, picture: key };
    return flagThing(tx, access, { kind: "flagged-picture", ...about }, flag);
  });
}
