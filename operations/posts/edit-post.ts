import type { z } from "zod";
import { recordEvent } from "@/db/queries/events";
import { replaceWords } from "@/db/queries/posts";
import { inTransaction } from "@/db/transaction";
import { Conflict } from "@/domain/problems";
import { actorOf, type Viewer } from "@/domain/viewer";
import type { postEdit } from "@/domain/wire/annotation";
import type { PostWire } from "@/domain/wire/post";
import { accessPost } from "../access";
import { readThreadPost } from "./find-post";
import { readWords } from "./read-words";

/** Puts new words in place of the old, which stay in the history. @throws Conflict with the post as it is now */
export async function editPost(
  viewer: Viewer,
  id: string,
  { version, body, disagrees }: z.output<typeof postEdit>,
): Promise<PostWire> {
  return inTransaction(async (tx) => {
    const access = await accessPost(tx, viewer, id, "post.edit");
    const words = { ...readWords(body), disagrees };
    if (!(await replaceWords(tx, access.group.id, access.post.id, version, words))) {
      throw new Conflict("stale", {}, { current: await readThreadPost(tx, access, access.post.id) });
    }
    await recordEvent(tx, {
      streamId: access.reading.id,
      kind: "post.edited",
      groupId: access.group.id,
      byUserId: actorOf(viewer),
      subject: { annotationId: access.annotation.id, postId: access.post.id },
    });
    return readThreadPost(tx, access, access.post.id);
  });
}
