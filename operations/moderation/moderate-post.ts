import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { lockAnnotation } from "@/db/queries/annotations";
import { lockPost } from "@/db/queries/moderation";
import { findLastItem, openItem } from "@/db/queries/review";
import { inTransaction } from "@/db/transaction";
import { Conflict } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { newJudgement } from "@/domain/wire/moderation";
import type { PostWire } from "@/domain/wire/post";
import { accessPost } from "../access";
import { readThreadPost } from "../posts/find-post";
import { closeDecided } from "./close-decided";
import { findReviewItem } from "./find-review-item";

type Input = z.output<typeof newJudgement>;

/**
 * Decides on a post where it stands, whether it waits in the queue or not; what waits about it is decided with it.
 * @throws Conflict with the post as it is now, where its author has edited it meanwhile; with the item, where another
 * moderator has decided on it
 */
export async function moderatePost(viewer: Viewer, postId: string, input: Input): Promise<PostWire> {
  const { post, overtakenBy } = await inTransaction((tx) => decide(tx, viewer, postId, input));
  if (post) return post;
  const current = overtakenBy === null ? null : await findReviewItem(viewer, overtakenBy);
  throw new Conflict("review.decided-already", {}, { current });
}

async function decide(
  tx: Transaction,
  viewer: Viewer,
  postId: string,
  { action, note, version, seen }: Input,
): Promise<{ post: PostWire; overtakenBy?: never } | { post: null; overtakenBy: string | null }> {
  const access = await accessPost(tx, viewer, postId, "post.moderate");
  const { group, reading, annotation, post } = access;
  await lockAnnotation(tx, group.id, annotation.id);
  const locked = await lockPost(tx, group.id, post.id);
  const current = await readThreadPost(tx, access, post.id);
  if (locked?.version !== version) throw new Conflict("stale", {}, { current });
  const { status, undecided = false } = current;
  // No decision raises the version, which counts its author's edits.
  if (seen && (seen.status !== status || seen.undecided !== undecided)) {
    const last = { groupId: group.id, postId: post.id, isOpen: undecided };
    return { post: null, overtakenBy: await findLastItem(tx, last) };
  }
  const place = { groupId: group.id, readingId: reading.id, postId: post.id };
  const item = await openItem(tx, place, { kind: "flagged-post" });
  await closeDecided(tx, access, item, { decision: action, note });
  return { post: await readThreadPost(tx, access, post.id) };
}
