import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { lockAnnotation } from "@/db/queries/annotations";
import { recordEvent } from "@/db/queries/events";
import { addToCounts } from "@/db/queries/paragraph-counts";
import {
  findOpeningPostId,
  findPostIdentity,
  findPostInThread,
  insertPost,
  numberPosts,
} from "@/db/queries/posts";
import { inTransaction } from "@/db/transaction";
import type { Body } from "@/domain/bodies/body-schema";
import type { Granted } from "@/domain/granted";
import { newId } from "@/domain/ids";
import { POST_ANCESTORS } from "@/domain/limits";
import { Conflict, Invalid } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { isPostWhole } from "@/domain/visibility";
import type { newPost } from "@/domain/wire/annotation";
import type { PostWire } from "@/domain/wire/post";
import { type AnnotationAccess, accessAnnotation, authorOf } from "../access";
import { readThreadPost } from "./find-post";
import { readWords } from "./read-words";

type MayAnswer = Granted<AnnotationAccess, "annotation.answer">;

/**
 * Answers in a thread: under `parent`, or under the opening post. The first post on a highlight opens its thread. Sent
 * again under the same id it is answered with what is there.
 */
export async function addPost(
  viewer: Viewer,
  annotationId: string,
  input: z.output<typeof newPost>,
): Promise<PostWire> {
  return inTransaction(async (tx) => {
    const access = await accessAnnotation(tx, viewer, annotationId, "annotation.answer");
    const words = readWords(input.body);
    const { group, reading, annotation } = access;
    const author = authorOf(access);
    const id = input.id ?? newId();
    const locked = await lockAnnotation(tx, group.id, annotation.id);
    const held = await findPostIdentity(tx, id);
    if (held) {
      expectSame(held, {
        annotationId: annotation.id,
        authorId: author.id,
        body: words.body,
        parent: input.parent,
      });
      return readThreadPost(tx, access, id);
    }
    if (!locked || locked.deletedAt) throw new Conflict("annotation.deleted");
    const parent = await findParent(tx, access, input.parent ?? null);
    const ancestors = parent ? [...parent.ancestors, parent.id] : [];
    const row = {
      id,
      readingId: reading.id,
      annotationId: annotation.id,
      parentId: parent?.id ?? null,
      ancestors,
    };
    if (!(await insertPost(tx, group.id, { ...row, authorId: author.id, ...words })))
      throw new Conflict("id-taken");
    const at = { groupId: group.id, readingId: reading.id, key: locked.startKey, audience: locked.audience };
    await addToCounts(tx, at, { threads: parent ? 0 : 1, posts: 1 });
    const number = await recordEvent(tx, {
      streamId: reading.id,
      kind: "post.added",
      groupId: group.id,
      byUserId: author.userId,
      subject: { annotationId: annotation.id, postId: id },
    });
    await numberPosts(tx, group.id, id, number);
    return readThreadPost(tx, access, id);
  });
}

/** @throws Invalid when the parent is elsewhere or nested too deep, Conflict when it has been deleted meanwhile */
async function findParent(tx: Transaction, access: MayAnswer, parentId: string | null) {
  const { group, annotation, looker } = access;
  const wanted = parentId ?? (await findOpeningPostId(tx, group.id, annotation.id));
  if (wanted === null) return null;
  const parent = await findPostInThread(tx, access, wanted);
  if (!parent) throw new Invalid("post.parent-elsewhere");
  if (parentId !== null && !isPostWhole(looker, annotation, parent)) {
    throw parent.deletedAt ? new Conflict("post.deleted") : new Invalid("post.parent-elsewhere");
  }
  if (parent.ancestors.length >= POST_ANCESTORS) throw new Invalid("post.too-deep");
  return parent;
}

type Identity = { annotationId: string; authorId: string };

function expectSame(
  held: Identity & { parentId: string | null; firstWords: Body },
  sent: Identity & { body: Body; parent: string | null | undefined },
): void {
  const isSame =
    held.annotationId === sent.annotationId &&
    held.authorId === sent.authorId &&
    (sent.parent === undefined || sent.parent === null || held.parentId === sent.parent) &&
    isDeepStrictEqual(held.firstWords, sent.body);
  if (!isSame) throw new Conflict("id-taken");
}
