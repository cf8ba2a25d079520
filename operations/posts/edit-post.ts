import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { lockAnnotation } from "@/db/queries/annotations";
import { recordEvent } from "@/db/queries/events";
import { type JudgedPost, lockPost } from "@/db/queries/moderation";
import { replaceWords } from "@/db/queries/posts";
import { touchItem } from "@/db/queries/review";
import { inTransaction } from "@/db/transaction";
import type { Granted } from "@/domain/granted";
import type { HoldReason } from "@/domain/moderation";
import { Conflict, Forbidden } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { postEdit } from "@/domain/wire/annotation";
import type { PostWire } from "@/domain/wire/post";
import { accessPost, type PostAccess } from "../access";
import { askingSpamCheck } from "../moderation/ask-spam-check";
import { holdPost } from "../moderation/hold-post";
import { refuseLateReply, refuseShut } from "../moderation/keep-pace";
import { keepPaceOfEdits } from "../moderation/keep-pace-of-edits";
import { whyHeld } from "../moderation/why-held";
import { readThreadPost } from "./find-post";
import { type PostWords, readPostWords } from "./read-post-words";

/**
 * Puts new words in place of the old, which stay in the history. Where words wait for a moderator so do these: readers
 * keep those that were approved, and what was returned is before the moderators again.
 * @throws Conflict with the post as it is now
 */
export function editPost(
  viewer: Viewer,
  id: string,
  input: z.output<typeof postEdit>,
  now = new Date(),
): Promise<PostWire> {
  return askingSpamCheck((isSpam) => edit(viewer, id, { ...input, now, isSpam }));
}

type Edit = z.output<typeof postEdit> & { now: Date; isSpam: boolean | undefined };

async function edit(viewer: Viewer, id: string, { version, body, disagrees, now, isSpam }: Edit) {
  return inTransaction(async (tx) => {
    const access = await accessPost(tx, viewer, id, "post.edit");
    refuseShut(access, { audience: access.annotation.audience, hasWords: true }, now);
    if (access.post.parentId !== null) await refuseLateReply(tx, access, now);
    const before = access.post.mentions ?? [];
    const words = { ...(await readPostWords(tx, access, body, before)), isSpam };
    // Also of the versions before, which its history shows.
    const mentions = [...new Set([...before, ...(words.mentions ?? [])])];
    // As both stand now, and go on standing: a moderator may have locked or decided since the door was asked.
    const thread = await lockAnnotation(tx, access.group.id, access.annotation.id);
    if (thread?.lockedAt && !access.looker.moderates) throw new Forbidden("annotation.locked");
    const post = await lockPost(tx, access.group.id, access.post.id);
    if (!post || post.moderation === "hidden") throw new Conflict(post ? "post.hidden" : "post.deleted");
    const isShown = post.moderation === "visible";
    const edit = isShown
      ? await keepPaceOfEdits(tx, access, thread ?? { slowMinutes: 0 }, words.text)
      : { isMending: true };
    const heldFor = await whyEditWaits(tx, access, post, { ...words, edit });
    const waits = heldFor && (isShown ? ("behind" as const) : ("whole" as const));
    if (
      !(await replaceWords(tx, access.group.id, access.post.id, version, {
        ...words,
        mentions: mentions.length > 0 ? mentions : null,
        disagrees,
        waits,
      }))
    ) {
      throw new Conflict("stale", {}, { current: await readThreadPost(tx, access, access.post.id) });
    }
    const place = { annotationId: access.annotation.id, postId: access.post.id };
    await recordEvent(tx, {
      streamId: access.reading.id,
      kind: heldFor ? "post.held" : "post.edited",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: place,
    });
    // The group's event after the reading's, as in all that makes both: or two would wait for each other.
    if (heldFor) await holdPost(tx, access, place, heldFor);
    else await touchItem(tx, access.group.id, post.id);
    return readThreadPost(tx, access, access.post.id);
  });
}

/** Null where the new words are shown at once. */
async function whyEditWaits(
  tx: Transaction,
  access: Granted<PostAccess, "post.edit">,
  { moderation, pending }: JudgedPost,
  words: PostWords & Pick<Edit, "isSpam"> & { edit: { isMending: boolean } },
): Promise<HoldReason | null> {
  if (moderation === "returned" || pending === "returned") return "resubmitted";
  if (moderation === "held") return "edit";
  const { audience } = access.annotation;
  const isReply = access.post.parentId !== null;
  const why = await whyHeld(tx, access, { ...words, audience, isReply });
  return why === "spam" || why === "flood" ? why : why && "edit";
}
