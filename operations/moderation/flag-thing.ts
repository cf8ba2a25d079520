import type { Transaction } from "@/db/client";
import { addFlag } from "@/db/queries/flags";
import { addLogEntry } from "@/db/queries/moderation-log";
import { type Flagged, openItemOn } from "@/db/queries/review-subjects";
import { thingIn } from "@/domain/flagging";
import type { FlagReason } from "@/domain/moderation";
import type { FlagWire } from "@/domain/wire/moderation";
import { authorOf, type GroupAccess } from "../access";
import { recordReview } from "./record-review";

type Flag = { reason: FlagReason; note: string; paragraphKey?: string | null };

/**
 * Puts what somebody flags before the moderators, once the door has let them and the thing is held. Sent again, it says
 * what they say now. Whoever it concerns never learns of it.
 */
export async function flagThing(
  tx: Transaction,
  access: GroupAccess,
  flagged: Flagged,
  { reason, note, paragraphKey }: Flag,
): Promise<FlagWire> {
  const flagger = authorOf(access);
  const item = await openItemOn(tx, flagged);
  const { id, createdAt, isNew } = await addFlag(tx, item, {
    ...{ flaggerId: flagger.id, reason, note },
    ...(paragraphKey !== undefined && { paragraphKey }),
  });
  if (isNew)
    await addLogEntry(tx, {
      groupId: access.group.id,
      action: "flag",
      subject: thingIn(flagged.kind),
      by: flagger,
      about: null,
      ...(flagged.kind !== "flagged-name" && { place: placeOf(flagged) }),
      itemId: item.id,
      reason: note === "" ? reason : `${reason}: ${note}`,
    });
  await recordReview(tx, access, "review.added", item);
  return { id, reason, note, createdAt: createdAt.toISOString() };
}

const placeOf = (flagged: Exclude<Flagged, { kind: "flagged-name" }>) => ({
  readingId: flagged.readingId,
  ...(flagged.kind === "flagged-annotation" && { annotationId: flagged.annotationId }),
});
