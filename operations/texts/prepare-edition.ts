import { type Db, database } from "@/db/client";
import { listOpenReadings, listPlaced, listWordsOf, type OpenReading } from "@/db/queries/next-edition";
import { type Alignment, alignParagraphs, type OldParagraph } from "@/domain/anchoring/align-paragraphs";
import type { Passing, PlaceInEdition } from "@/domain/next-edition/carry-passage";
import { countFates, type ParagraphChanges } from "@/domain/next-edition/edition-changes";
import {
  isTriedAgain,
  placeAnnotations,
  type StandingAnnotation,
} from "@/domain/next-edition/place-annotations";
import { numberParagraphs, type Paragraph, type ProposedParagraph, paragraphKeys } from "@/domain/paragraphs";
import { turnsOf } from "@/lib/turns";
import { unhurried } from "@/lib/unhurried";
import { pooledBytes } from "../imports/publish-text";
import type { CorrectingAccess } from "./access-correcting";

/** Two editions of a long text at a time are enough in memory. */
const inTurn = turnsOf("aligning", 1);

export type Standing = { before: StandingAnnotation; after: PlaceInEdition };

/** A new edition before it is published: its paragraphs, and where everything stands in it as far as it was there. */
export type PreparedEdition = {
  /** The edition that was current, from which the keys come. */
  baseId: string;
  old: OldParagraph[];
  paragraphs: Paragraph[];
  alignment: Alignment;
  fates: ParagraphChanges;
  passings: Map<string, Passing>;
  readings: { reading: OpenReading; placed: Map<string, Standing> }[];
};

/** The costly part, outside of any transaction: others are answered meanwhile. */
export function prepareEdition(
  access: CorrectingAccess,
  proposed: readonly ProposedParagraph[],
): Promise<PreparedEdition> {
  return inTurn(async () => {
    const db = database();
    const { text } = access;
    const old = await listWordsOf(db, text.groupId, text.editionId);
    const alignment = await unhurried(alignParagraphs(old, proposed));
    const nextKeys = keysOf(alignment);
    let next = 0;
    const paragraphs = numberParagraphs(proposed, () => nextKeys[next++] ?? "");
    const passings = new Map([[text.editionId, { old, next: proposed, alignment, nextKeys }]]);
    const prepared: PreparedEdition = {
      ...{ baseId: text.editionId, old, paragraphs, alignment, passings },
      fates: countFates(alignment),
      readings: [],
    };
    for (const reading of await listOpenReadings(db, access)) {
      const standing = await listPlaced(db, access, reading);
      const after = await placeStanding(db, access, prepared, reading, standing);
      const placed = new Map(
        standing.map((before, at) => [before.id, { before, after: after[at] as PlaceInEdition }]),
      );
      prepared.readings.push({ reading, placed });
    }
    return prepared;
  });
}

/** Where annotations of a reading stand in the prepared edition, in their order. */
export async function placeStanding(
  db: Db,
  access: CorrectingAccess,
  { paragraphs, passings }: Pick<PreparedEdition, "paragraphs" | "passings">,
  { editionId }: OpenReading,
  standing: readonly StandingAnnotation[],
): Promise<PlaceInEdition[]> {
  const tried = standing.filter(isTriedAgain).map(({ chosen }) => chosen.editionId);
  for (const from of new Set([editionId, ...tried]))
    if (!passings.has(from)) passings.set(from, await passingFrom(db, access.text.groupId, from, paragraphs));
  return unhurried(placeAnnotations(passings, editionId, standing));
}

export async function passingFrom(
  db: Db,
  groupId: string,
  from: string,
  next: readonly (OldParagraph & { key: string })[],
): Promise<Passing> {
  const old = await listWordsOf(db, groupId, from);
  const alignment = await unhurried(alignParagraphs(old, next));
  return { old, next, alignment, nextKeys: next.map(({ key }) => key) };
}

/** Each paragraph goes on under its key; what is new gets one that no other has. */
function keysOf({ next }: Alignment): string[] {
  const makeKey = paragraphKeys(pooledBytes());
  const taken = new Set(next.map(({ key }) => key));
  return next.map(({ key: known }) => {
    let key = known ?? makeKey();
    while (known === null && taken.has(key)) key = makeKey();
    taken.add(key);
    return key;
  });
}
