import type { z } from "zod";
import { database } from "@/db/client";
import { lockHighlight } from "@/db/queries/review-subjects";
import { inTransaction } from "@/db/transaction";
import { FLAGGING } from "@/domain/limits";
import { Conflict, Invalid } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { FlagWire, newFlag } from "@/domain/wire/moderation";
import { accessAnnotation } from "../access";
import { spend } from "../limits/spend";
import { flagThing } from "./flag-thing";

/** Asks the moderators to look at a highlight, with its tags. @throws Invalid where its author has said something: that is flagged */
export async function flagAnnotation(
  viewer: Viewer,
  annotationId: string,
  flag: z.output<typeof newFlag>,
): Promise<FlagWire> {
  const { membership } = await accessAnnotation(database(), viewer, annotationId, "annotation.flag");
  await spend(`flagging:${membership?.userId}`, FLAGGING);
  return inTransaction(async (tx) => {
    const access = await accessAnnotation(tx, viewer, annotationId, "annotation.flag");
    const { group, reading, annotation } = access;
    const locked = await lockHighlight(tx, group.id, annotation.id);
    if (!locked) throw new Conflict("annotation.deleted");
    if (!locked.isBare) throw new Invalid("flag.has-words");
    const place = { groupId: group.id, readingId: reading.id, annotationId: annotation.id };
    return flagThing(tx, access, { kind: "flagged-annotation", ...place }, flag);
  });
}
