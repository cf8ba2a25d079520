import type { Transaction } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { addLogEntry } from "@/db/queries/moderation-log";
import { lockPicturesAway, setPicturesAway } from "@/db/queries/pictures";
import type { ThingJudgement } from "@/domain/flagging";
import type { Granted } from "@/domain/granted";
import { Conflict } from "@/domain/problems";
import { actorOf } from "@/domain/viewer";
import { authorOf, type ReadingAccess } from "../access";

/**
 * Takes a picture of a text out of view, in whichever reading of the group it is read; shows it again; or keeps it.
 * @throws Conflict where that is so already
 */
export async function judgePicture(
  tx: Transaction,
  access: Granted<ReadingAccess, "reading.judge-picture">,
  picture: string,
  { decision, note, itemId }: ThingJudgement,
): Promise<void> {
  const { viewer, group, reading } = access;
  const before = await lockPicturesAway(tx, access);
  if (decision === (before.includes(picture) ? "hide" : "restore"))
    throw new Conflict("review.stands-otherwise");
  await addLogEntry(tx, {
    ...{ groupId: group.id, action: decision, subject: "picture", by: authorOf(access), itemId },
    about: null,
    place: { readingId: reading.id },
    reason: note,
  });
  if (decision === "keep") return;
  const others = before.filter((one) => one !== picture);
  const after = decision === "hide" ? [...others, picture] : others;
  await setPicturesAway(tx, access, after);
  await recordEvent(tx, {
    streamId: group.id,
    kind: "reading.edited",
    groupId: group.id,
    byUserId: actorOf(viewer),
    subject: { readingId: reading.id, from: { picturesAway: before }, to: { picturesAway: after } },
  });
}
