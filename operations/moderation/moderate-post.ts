import type { z } from "zod";
import { lockAnnotation } from "@/db/queries/annotations";
import { lockPost } from "@/db/queries/moderation";
import { openItem } from "@/db/queries/review";
import { inTransaction } from "@/db/transaction";
import { Conflict } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { newJudgement } from "@/domain/wire/moderation";
import type { PostWire } from "@/domain/wire/post";
import { accessPost } from "../access";
import { readThreadPost } from "../posts/find-post";
import { closeDecided } from "./close-decided";

/**
 * Decides on a post where it stands, whether it waits in the queue or not; what waits about it is decided with it.
 * @throws Conflict with the post as it is now, where its author has edited it meanwhile
 */
export async function moderatePost(
  viewer: Viewer,
  postId: string,
  { action, note, version }: z.output<typeof newJudgement>,
): Promise<PostWire> {
  return inTransaction(async (tx) => {
    const access = await accessPost(tx, viewer, postId, "post.moderate");
    const { group, reading, annotation, post } = access;
    await lockAnnotation(tx, group.id, annotation.id);
    const locked = await lockPost(tx, group.id, post.id);
    if (locked?.version !== version)
      throw new Conflict("stale", {}, { current: await readThreadPost(tx, access, post.id) });
    const place = { groupId: group.id, readingId: reading.id, postId: post.id };
    const item = await openItem(tx, place, { kind: "flagged-post" });
    await closeDecided(tx, access, item, { decision: action, note });
    return readThreadPost(tx, access, post.id);
  });
}
