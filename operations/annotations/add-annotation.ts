import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import type { Db } from "@/db/client";
import { insertAnnotation, type NewAnnotationRow } from "@/db/queries/additions";
import { findAnnotationIdentity } from "@/db/queries/annotations";
import { holdReading } from "@/db/queries/readings";
import { inOneStatement, inTransaction } from "@/db/transaction";
import type { Granted } from "@/domain/granted";
import { newId } from "@/domain/ids";
import type { HoldReason } from "@/domain/moderation";
import { Conflict, Invalid } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { isUnderCover } from "@/domain/visibility";
import type { AnnotationWire, newAnnotation } from "@/domain/wire/annotation";
import { accessReading, authorOf, type ReadingAccess } from "../access";
import { noteReached } from "../assignments/note-reached";
import { holdPost } from "../moderation/hold-post";
import { whyHeld } from "../moderation/why-held";
import { readWords } from "../posts/read-words";
import { findOwnSubgroup } from "../subgroups/find-own-subgroup";
import { annotationWire } from "./annotation-wire";
import { findThread } from "./find-annotation";
import { madeAnnotation } from "./made-annotation";
import { type Placed, placeInTurn, placePassage } from "./place-passage";

type Input = z.output<typeof newAnnotation>;
type Sent = Input & { id: string };
type MayAnnotate = Granted<ReadingAccess, "reading.annotate" | "reading.set-prompt">;

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
  const { added, placed } = await inOneStatement(async (db) => {
    const found = await prepare(db, viewer, readingId, sent, placeInTurn);
    return { ...found, added: needsMore(found) ? null : await insert(db, found) };
  });
  return added ?? addAlone(viewer, readingId, sent, placed);
}

type Prepared = { access: MayAnnotate; row: NewAnnotationRow; placed: Placed; heldFor: HoldReason | null };

async function prepare(
  db: Db,
  viewer: Viewer,
  readingId: string,
  sent: Sent,
  place: typeof placePassage,
): Promise<Prepared> {
  const ability = sent.kind === "prompt" ? "reading.set-prompt" : "reading.annotate";
  const access: MayAnnotate = await accessReading(db, viewer, readingId, ability);
  const words = sent.body ? readWords(sent.body) : null;
  if (!words && sent.kind !== "highlight") throw new Invalid("annotation.needs-words");
  const placed = await place(db, access, sent.passage);
  const { passage, places } = placed;
  const audience = await audienceFor(db, access, sent.audience);
  const heldFor =
    words &&
    (await whyHeld(db, access, {
      ...words,
      text: [words.text, ...sent.tags].join("\n"),
      audience: audience.audience,
    }));
  const row = {
    id: sent.id,
    author: authorOf(access),
    kind: sent.kind,
    ...audience,
    tags: sent.tags,
    passage,
    startKey: places[0]?.key ?? "",
    endKey: places.at(-1)?.key ?? "",
    opening: words && { id: newId(), ...words, isHeld: heldFor !== null },
  };
  return { access, row, placed, heldFor };
}

async function insert(db: Db, { access, row, placed }: Prepared): Promise<AnnotationWire | null> {
  const made = await insertAnnotation(db, access, row);
  return made && annotationWire(access, ...madeAnnotation(row, made, placed.places));
}

/** In a divided reading a member writes for the subgroup that they are in; whoever moderates reaches all. */
async function audienceFor(db: Db, access: MayAnnotate, audience: Input["audience"]) {
  const subgroup = audience === "group" ? await findOwnSubgroup(db, access) : null;
  return subgroup ? { audience: "subgroup" as const, subgroup } : { audience, subgroup };
}

/** Words for others where theirs are kept from the writer until there are enough of their own. */
const mayMeetSeeRule = ({ access, row }: Prepared): boolean =>
  row.opening !== null && row.audience !== "me" && isUnderCover(access.looker, row.passage.startIndex);

/** It is written in one transaction with what comes of it: others' words that show at once, or a place in the queue. */
const needsMore = (prepared: Prepared): boolean => prepared.heldFor !== null || mayMeetSeeRule(prepared);

/** The same with the writer's place held, for what was sent before or cannot be, and for what may bring more with it. */
function addAlone(viewer: Viewer, readingId: string, sent: Sent, placed: Placed): Promise<AnnotationWire> {
  return inTransaction(async (tx) => {
    await holdReading(tx, readingId);
    const found = await prepare(tx, viewer, readingId, sent, async (db, now, wanted) =>
      placed.editionId === now.reading.editionId ? placed : placePassage(db, now, wanted),
    );
    const { access, row, heldFor } = found;
    const added = await insert(tx, found);
    if (!added) return findSame(tx, access, row);
    if (heldFor && row.opening)
      await holdPost(tx, access, { annotationId: row.id, postId: row.opening.id }, heldFor);
    if (mayMeetSeeRule(found)) await noteReached(tx, access, row.passage.startIndex);
    return added;
  });
}

/** Kind and tags may have been edited since it was first sent; a highlight may have got words since. */
async function findSame(db: Db, access: MayAnnotate, sent: NewAnnotationRow): Promise<AnnotationWire> {
  const held = await findAnnotationIdentity(db, sent.id);
  const isSame =
    held?.readingId === access.reading.id &&
    held.authorId === sent.author.id &&
    (held.audience === "me") === (sent.audience === "me") &&
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
