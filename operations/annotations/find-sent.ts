import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { type Db, database } from "@/db/client";
import type { NewAnnotationRow } from "@/db/queries/additions";
import { findAnnotationIdentity } from "@/db/queries/annotations";
import { mentionedIn } from "@/domain/bodies/mentions";
import { Conflict } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { AnnotationWire, newAnnotation } from "@/domain/wire/annotation";
import { accessReading, authorOf } from "../access";
import { readPostWords } from "../posts/read-post-words";
import { findThread } from "./find-annotation";
import type { MayAnnotate } from "./place-passage";

/* What was sent before under the same id: it is answered with what is there. */

type Sent = z.output<typeof newAnnotation> & { id: string };
type Identity = NonNullable<Awaited<ReturnType<typeof findAnnotationIdentity>>>;

/** @throws Conflict when something else is there under its id */
export async function findSame(
  db: Db,
  access: MayAnnotate,
  row: NewAnnotationRow,
  sent: Sent,
): Promise<AnnotationWire> {
  const held = await findAnnotationIdentity(db, sent.id);
  if (!held || !isSamePlace(held, row, access) || !(await isSameSaid(db, access, held, sent)))
    throw new Conflict("id-taken");
  return findThread(db, access, sent.id);
}

/** Where its words have no place any more that it could be known by; null where it was never sent. */
export async function findSent(
  viewer: Viewer,
  readingId: string,
  sent: Sent,
): Promise<AnnotationWire | null> {
  const db = database();
  const held = await findAnnotationIdentity(db, sent.id);
  if (held?.readingId !== readingId) return null;
  const ability = sent.kind === "prompt" ? "reading.set-prompt" : "reading.annotate";
  const access: MayAnnotate = await accessReading(db, viewer, readingId, ability);
  const { passage } = sent;
  const isQuoted = "selectors" in passage || passage.quote === undefined || passage.quote === held.quote;
  if (!isQuoted || !(await isSameSaid(db, access, held, sent))) return null;
  return findThread(db, access, sent.id);
}

/** Chosen in an edition that is read no more, the same words may stand elsewhere, and not be quite the same. */
const isSamePlace = (held: Identity, sent: NewAnnotationRow, { reading }: MayAnnotate): boolean =>
  held.editionId !== (sent.carried?.chosenIn ?? reading.editionId) ||
  (held.startKey === sent.startKey &&
    held.startOffset === sent.passage.startOffset &&
    held.endKey === sent.endKey &&
    held.endOffset === sent.passage.endOffset &&
    held.quote === sent.passage.quote);

/** Kind and tags may have been edited since it was first sent; a highlight may have got words since. */
async function isSameSaid(db: Db, access: MayAnnotate, held: Identity, sent: Sent): Promise<boolean> {
  const { body } = sent;
  const words =
    body && held.firstWords && (await readPostWords(db, access, body, mentionedIn(held.firstWords)));
  return (
    held.readingId === access.reading.id &&
    held.authorId === authorOf(access).id &&
    (held.audience === "me") === (sent.audience === "me") &&
    (held.version > 1 || (held.kind === sent.kind && isDeepStrictEqual(held.tags, sent.tags))) &&
    (!body || isDeepStrictEqual(held.firstWords, words?.body))
  );
}
