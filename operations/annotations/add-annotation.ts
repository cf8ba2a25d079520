import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { findAnnotationIdentity, insertAnnotation, numberAnnotation } from "@/db/queries/annotations";
import { recordEvent } from "@/db/queries/events";
import { addToCounts } from "@/db/queries/paragraph-counts";
import { listPlaces } from "@/db/queries/paragraphs";
import { insertPost, numberPosts } from "@/db/queries/posts";
import { inTransaction } from "@/db/transaction";
import type { Body } from "@/domain/bodies/body-schema";
import type { Granted } from "@/domain/granted";
import { newId } from "@/domain/ids";
import { locatePassage, type Passage, type PassageInput } from "@/domain/passages";
import { Conflict, Invalid } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { AnnotationWire, newAnnotation } from "@/domain/wire/annotation";
import { accessReading, authorOf, type ReadingAccess } from "../access";
import { readWords } from "../posts/read-words";
import { findThread } from "./find-annotation";

type Input = z.output<typeof newAnnotation>;
type MayAnnotate = Granted<ReadingAccess, "reading.annotate">;

/**
 * Leaves a mark on a passage, with its opening post unless it is a plain highlight. Sent again under the same id it is
 * answered with what is there. @throws Invalid when the words are not in the text, Conflict when the id is taken
 */
export async function addAnnotation(
  viewer: Viewer,
  readingId: string,
  input: Input,
): Promise<AnnotationWire> {
  return inTransaction(async (tx) => {
    const access = await accessReading(tx, viewer, readingId, "reading.annotate");
    const words = input.body ? readWords(input.body) : null;
    if (!words && input.kind !== "highlight") throw new Invalid("annotation.needs-words");
    const { passage, startKey, endKey } = await place(tx, access, input.passage);
    const author = authorOf(access);
    const id = input.id ?? newId();
    const row = { id, authorId: author.id, kind: input.kind, audience: input.audience, tags: input.tags };
    if (!(await insertAnnotation(tx, access, { ...row, passage, startKey, endKey }))) {
      await expectSame(tx, access, { ...row, passage, startKey, endKey, body: words?.body ?? null });
      return findThread(tx, access, id);
    }
    const postId = words && newId();
    if (words && postId) {
      const thread = { readingId: access.reading.id, annotationId: id, parentId: null, ancestors: [] };
      await insertPost(tx, access.group.id, { ...thread, id: postId, authorId: author.id, ...words });
      const at = {
        groupId: access.group.id,
        readingId: access.reading.id,
        key: startKey,
        audience: input.audience,
      };
      await addToCounts(tx, at, { threads: 1, posts: 1 });
    }
    const number = await recordEvent(tx, {
      streamId: access.reading.id,
      kind: "annotation.added",
      groupId: access.group.id,
      byUserId: author.userId,
      subject: { annotationId: id },
    });
    await numberAnnotation(tx, access.group.id, id, number);
    if (postId) await numberPosts(tx, access.group.id, postId, number);
    return findThread(tx, access, id);
  });
}

async function place(tx: Transaction, access: MayAnnotate, wanted: PassageInput) {
  const places = await listPlaces(tx, access, wanted);
  const located = locatePassage(places, wanted);
  if (!located.ok) throw new Invalid(located.code, "values" in located ? located.values : {});
  const keyAt = (index: number) => places.find((one) => one.index === index)?.key ?? "";
  const { passage } = located;
  return { passage, startKey: keyAt(passage.startIndex), endKey: keyAt(passage.endIndex) };
}

type Sent = {
  id: string;
  authorId: string;
  kind: Input["kind"];
  audience: Input["audience"];
  tags: string[];
  startKey: string;
  endKey: string;
  passage: Passage;
  body: Body | null;
};

/** Kind and tags may have been edited since it was first sent; a highlight may have got words since. */
async function expectSame(tx: Transaction, access: MayAnnotate, sent: Sent): Promise<void> {
  const held = await findAnnotationIdentity(tx, sent.id);
  const isSame =
    held?.readingId === access.reading.id &&
    held.authorId === sent.authorId &&
    held.audience === sent.audience &&
    held.startKey === sent.startKey &&
    held.startOffset === sent.passage.startOffset &&
    held.endKey === sent.endKey &&
    held.endOffset === sent.passage.endOffset &&
    held.quote === sent.passage.quote &&
    (held.version > 1 || (held.kind === sent.kind && isDeepStrictEqual(held.tags, sent.tags))) &&
    (sent.body === null || isDeepStrictEqual(held.firstWords, sent.body));
  if (!isSame) throw new Conflict("id-taken");
}
