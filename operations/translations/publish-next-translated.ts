import { isDeepStrictEqual } from "node:util";
import type { Transaction } from "@/db/client";
import { recordEvents } from "@/db/queries/events";
import {
  holdStreams,
  insertPlaces,
  listOpenReadings,
  type OpenReading,
  recount,
} from "@/db/queries/next-edition";
import { insertNextTranslated, listStandingIn } from "@/db/queries/translated-editions";
import { holdOriginal, holdTranslation, type TranslationRow } from "@/db/queries/translations";
import { countStates, type EditionChanges } from "@/domain/next-edition/edition-changes";
import { stepOf } from "@/domain/next-edition/place-annotations";
import { isNumbered } from "@/domain/paragraphs";
import { Conflict } from "@/domain/problems";
import { actorOf } from "@/domain/viewer";
import { countAllWords } from "../imports/publish-text";
import type { TranslatingAccess } from "./access-translating";
import { moveWithRows } from "./move-with-rows";
import {
  type PreparedTranslation,
  placeWords,
  type StandingWords,
  translationOf,
} from "./prepare-translated";

/** Numbers that may be had before a transaction holds anything. */
export type MeasuredTranslation = { id: string; paragraphCount: number; wordCount: number };

export async function measureTranslated(
  { language }: Pick<TranslationRow, "language">,
  { paragraphs }: PreparedTranslation,
  id: string,
): Promise<MeasuredTranslation> {
  const paragraphCount = paragraphs.filter(({ kind }) => isNumbered(kind)).length;
  return { id, paragraphCount, wordCount: await countAllWords(paragraphs, language) };
}

/**
 * Makes the prepared edition the translation's current one, in the caller's transaction, with all that stands in its words.
 * @throws Conflict when the translation or its text has another edition since it was prepared
 */
export async function publishNextTranslated(
  tx: Transaction,
  access: TranslatingAccess,
  prepared: PreparedTranslation,
  measured: MeasuredTranslation,
): Promise<void> {
  const { text, viewer, group } = access;
  if (text.editionId !== prepared.alignedTo || !(await holdOriginal(tx, access)))
    throw new Conflict("translation.stale");
  const readings = await listOpenReadings(tx, access, "update");
  const { translationId, baseId, passings, fates, paragraphs } = prepared;
  if ((await holdTranslation(tx, access, translationId, "update")) !== baseId)
    throw new Conflict("edition.stale");
  const placed = await placeAll(tx, access, prepared);
  const told = placed.filter(({ before }) => before.isTold);
  const steps = told.map(({ before, after }) => stepOf(passings, baseId, before, after));
  const changes: EditionChanges = { paragraphs: fates, annotations: countStates(steps) };
  await insertNextTranslated(tx, access, translationId, { ...measured, changes, paragraphs });
  await insertPlaces(
    tx,
    group.id,
    measured.id,
    placed.map(({ before, after }) => ({ ...after, annotationId: before.id, readingId: before.readingId })),
  );
  const readingIds = readings.filter(isReadNow(access)).map(({ id }) => id);
  const isMoved = await moveWithRows(tx, access, prepared, readingIds, placed);
  const streamIds = readings.map(({ id }) => id);
  await holdStreams(tx, streamIds);
  if (isMoved) await recount(tx, access, readingIds);
  await recordEvents(
    tx,
    (streamIds.length > 0 ? streamIds : [group.id]).map((streamId) => ({
      streamId,
      kind: "edition.published",
      groupId: group.id,
      byUserId: actorOf(viewer),
      subject: { textId: text.id, translationId, editionId: measured.id },
    })),
  );
}

/** One that was taken up again goes on in an edition in which nothing moves. */
const isReadNow =
  ({ text }: TranslatingAccess) =>
  ({ editionId }: OpenReading): boolean =>
    editionId === text.editionId;

/** As they stand by now: what came, or was moved, since the edition was prepared is placed here. */
async function placeAll(
  tx: Transaction,
  access: TranslatingAccess,
  prepared: PreparedTranslation,
): Promise<StandingWords[]> {
  const standing = await listStandingIn(tx, access, translationOf(prepared));
  const isKnown = (one: (typeof standing)[number]) =>
    isDeepStrictEqual(prepared.placed.get(one.id)?.before, one);
  const late = await placeWords(
    tx,
    access,
    prepared,
    standing.filter((one) => !isKnown(one)),
  );
  return standing.map(({ id }) => (late.get(id) ?? prepared.placed.get(id)) as StandingWords);
}
