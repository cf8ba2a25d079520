import { isDeepStrictEqual } from "node:util";
import type { Transaction } from "@/db/client";
import { recordEvents } from "@/db/queries/events";
import {
  holdStreams,
  holdText,
  insertEdition,
  insertPlacements,
  listOpenReadings,
  listPlaced,
  moveReadings,
  type NewPlacement,
  type OpenReading,
  recount,
} from "@/db/queries/next-edition";
import type { PlaceInEdition } from "@/domain/next-edition/carry-passage";
import { carryPlaces } from "@/domain/next-edition/carry-places";
import { countStates, type EditionChanges } from "@/domain/next-edition/edition-changes";
import { type StandingAnnotation, stepOf } from "@/domain/next-edition/place-annotations";
import { Conflict } from "@/domain/problems";
import { actorOf } from "@/domain/viewer";
import { countAllWords } from "../imports/publish-text";
import type { CorrectingAccess } from "./access-correcting";
import { carryMarks } from "./carry-marks";
import { type PreparedEdition, placeStanding } from "./prepare-edition";

/** Numbers that may be had before a transaction holds anything. */
export type Measured = { id: string; paragraphCount: number; wordCount: number };

export async function measureEdition(
  { text }: CorrectingAccess,
  { paragraphs }: PreparedEdition,
  id: string,
): Promise<Measured> {
  const paragraphCount = paragraphs.filter(({ number }) => number !== null).length;
  return { id, paragraphCount, wordCount: await countAllWords(paragraphs, text.language) };
}

/**
 * Makes the prepared edition the current one, in the caller's transaction: in all readings of the text that are not
 * archived, with all that stands in them.
 * @throws Conflict when another one was published since it was prepared
 */
export async function publishEdition(
  tx: Transaction,
  access: CorrectingAccess,
  prepared: PreparedEdition,
  measured: Measured,
): Promise<void> {
  const { text, viewer } = access;
  if (text.editionId !== prepared.baseId || !(await holdText(tx, access)))
    throw new Conflict("edition.stale");
  const readings = await listOpenReadings(tx, access, "update");
  const placed: Placed[] = [];
  for (const reading of readings) placed.push(...(await placeAll(tx, access, prepared, reading)));
  const steps = placed.filter(({ before }) => !before.isDeleted).map(({ step }) => step);
  const changes: EditionChanges = { paragraphs: prepared.fates, annotations: countStates(steps) };
  await insertEdition(tx, access, { ...measured, changes, paragraphs: prepared.paragraphs });
  const readingIds = readings.map(({ id }) => id);
  await insertPlacements(tx, access, measured.id, placed.map(newPlacement(prepared)));
  for (const reading of readings) await carryMarks(tx, access, reading.id, placesFrom(prepared, reading));
  await moveReadings(tx, access, readingIds, measured.id);
  await holdStreams(tx, readingIds);
  await recount(tx, access, readingIds);
  const streamIds = readingIds.length > 0 ? readingIds : [text.groupId];
  await recordEvents(
    tx,
    streamIds.map((streamId) => ({
      streamId,
      kind: "edition.published",
      groupId: text.groupId,
      byUserId: actorOf(viewer),
      subject: { textId: text.id, editionId: measured.id },
    })),
  );
}

type Placed = { before: StandingAnnotation; after: PlaceInEdition; step: PlaceInEdition["state"] };

/** As they stand by now: what came, or was moved, since the edition was prepared is placed here. */
async function placeAll(
  tx: Transaction,
  access: CorrectingAccess,
  prepared: PreparedEdition,
  reading: OpenReading,
): Promise<Placed[]> {
  const known = prepared.readings.find((one) => isDeepStrictEqual(one.reading, reading))?.placed;
  const standing = await listPlaced(tx, access, reading);
  const isNews = (one: StandingAnnotation) => !isDeepStrictEqual(known?.get(one.id)?.before, one);
  const news = standing.filter(isNews);
  const found = await placeStanding(tx, access, prepared, reading, news);
  const late = new Map(news.map(({ id }, at) => [id, found[at] as PlaceInEdition]));
  return standing.map((before) => {
    const after = late.get(before.id) ?? (known?.get(before.id)?.after as PlaceInEdition);
    return { before, after, step: stepOf(prepared.passings, reading.editionId, before, after) };
  });
}

const newPlacement =
  ({ paragraphs }: PreparedEdition) =>
  ({ before, after }: Placed): NewPlacement => ({
    ...after,
    annotationId: before.id,
    readingId: before.readingId,
    countedKey: after.startIndex === null ? "" : (paragraphs[after.startIndex]?.key ?? ""),
  });

function placesFrom({ passings }: PreparedEdition, { editionId }: OpenReading) {
  const passing = passings.get(editionId);
  if (!passing) throw new Error("A reading's edition was not aligned with the next one");
  return carryPlaces(
    passing.old.map(({ key }) => key),
    passing.nextKeys,
    passing.alignment,
  );
}
