import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import type { Db } from "@/db/client";
import { insertAnnotation, type NewAnnotationRow } from "@/db/queries/additions";
import { findAnnotationIdentity } from "@/db/queries/annotations";
import { listPlaces } from "@/db/queries/paragraphs";
import { inOneStatement, inTransaction } from "@/db/transaction";
import type { Granted } from "@/domain/granted";
import { newId } from "@/domain/ids";
import { locatePassage, type PassageInput, type Place } from "@/domain/passages";
import { Conflict, Invalid } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import type { AnnotationWire, newAnnotation } from "@/domain/wire/annotation";
import { accessReading, authorOf, type ReadingAccess } from "../access";
import { readWords } from "../posts/read-words";
import { annotationWire } from "./annotation-wire";
import { findThread } from "./find-annotation";
import { madeAnnotation } from "./made-annotation";

type Input = z.output<typeof newAnnotation>;
type Sent = Input & { id: string };
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
  const sent = { ...input, id: input.id ?? newId() };
  const { added } = await inOneStatement((db) => tryToAdd(db, viewer, readingId, sent));
  return added ?? addAlone(viewer, readingId, sent);
}

type Tried = { access: MayAnnotate; row: NewAnnotationRow; added: AnnotationWire | null };

async function tryToAdd(db: Db, viewer: Viewer, readingId: string, sent: Sent): Promise<Tried> {
  const access = await accessReading(db, viewer, readingId, "reading.annotate");
  const words = sent.body ? readWords(sent.body) : null;
  if (!words && sent.kind !== "highlight") throw new Invalid("annotation.needs-words");
  const places = await listPlaces(db, access, sent.passage);
  const row = {
    id: sent.id,
    author: authorOf(access),
    kind: sent.kind,
    audience: sent.audience,
    tags: sent.tags,
    ...placed(places, sent.passage),
    opening: words && { id: newId(), ...words },
  };
  const made = await insertAnnotation(db, access, row);
  return { access, row, added: made && annotationWire(access, ...madeAnnotation(row, made, places)) };
}

/** The same with the writer's place held, for what was sent before or cannot be. */
function addAlone(viewer: Viewer, readingId: string, sent: Sent): Promise<AnnotationWire> {
  return inTransaction(async (tx) => {
    const { access, row, added } = await tryToAdd(tx, viewer, readingId, sent);
    return added ?? findSame(tx, access, row);
  });
}

/** @throws Invalid when the words are not there */
function placed(places: Place[], wanted: PassageInput) {
  const located = locatePassage(places, wanted);
  if (!located.ok) throw new Invalid(located.code, "values" in located ? located.values : {});
  const keyAt = (index: number) => places.find((one) => one.index === index)?.key ?? "";
  const { passage } = located;
  return { passage, startKey: keyAt(passage.startIndex), endKey: keyAt(passage.endIndex) };
}

/** Kind and tags may have been edited since it was first sent; a highlight may have got words since. */
async function findSame(db: Db, access: MayAnnotate, sent: NewAnnotationRow): Promise<AnnotationWire> {
  const held = await findAnnotationIdentity(db, sent.id);
  const isSame =
    held?.readingId === access.reading.id &&
    held.authorId === sent.author.id &&
    held.audience === sent.audience &&
    held.startKey === sent.startKey &&
    held.startOffset === sent.passage.startOffset &&
    held.endKey === sent.endKey &&
    held.endOffset === sent.passage.endOffset &&
    held.quote === sent.passage.quote &&
    (held.version > 1 || (held.kind === sent.kind && isDeepStrictEqual(held.tags, sent.tags))) &&
    (sent.opening === null || isDeepStrictEqual(held.firstWords, sent.opening.body));
  if (!isSame) throw new Conflict("id-taken");
  return findThread(db, access, sent.id);
}
