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
import type { Text } from "@/domain/texts";
import { unhurried } from "@/lib/unhurried";
import { pooledBytes } from "../imports/publish-text";
import type { CorrectingAccess } from "./access-correcting";
import { alignInTurn, keptAlignments, passingFrom, spendAligning } from "./align-editions";

export type Standing = { before: StandingAnnotation; after: PlaceInEdition };

/** A new edition held against the one before it. */
type AlignedEdition = {
  /** The edition that was current, from which the keys come. */
  baseId: string;
  old: OldParagraph[];
  paragraphs: Paragraph[];
  alignment: Alignment;
  fates: ParagraphChanges;
  passings: Map<string, Passing>;
};

/** A new edition before it is published: its paragraphs, and where everything stands in it as far as it was there. */
export type PreparedEdition = AlignedEdition & {
  readings: { reading: OpenReading; placed: Map<string, Standing> }[];
};

/**
 * The costly part, outside of any transaction: others are answered meanwhile. `proposedBy` names what is proposed, where it
 * may be looked at again: an import, and which version of it. @throws TooMany
 */
export async function prepareEdition(
  access: CorrectingAccess,
  proposed: readonly ProposedParagraph[],
  proposedBy?: { id: string; version: number },
): Promise<PreparedEdition> {
  const { text, viewer } = access;
  const id = proposedBy && `${text.editionId} ${proposedBy.id} ${proposedBy.version}`;
  const align = () => alignInTurn(() => alignWith(text, proposed));
  if (!id || !aligned.holds(id)) await spendAligning(viewer, "edition.too-many");
  const next = await (id ? aligned.take(id, align) : align());
  return alignInTurn(() => placeAll(access, next));
}

/** What is proposed does not change, and the edition that it was held against does not either. */
const aligned = keptAlignments<AlignedEdition>("proposed", ({ old, paragraphs }) => [old, paragraphs]);

async function alignWith(
  { groupId, editionId }: Text,
  proposed: readonly ProposedParagraph[],
): Promise<AlignedEdition> {
  const old = await listWordsOf(database(), groupId, editionId);
  const alignment = await unhurried(alignParagraphs(old, proposed));
  const nextKeys = keysOf(alignment);
  let next = 0;
  const paragraphs = numberParagraphs(proposed, () => nextKeys[next++] ?? "");
  const passings = new Map([[editionId, { old, next: proposed, alignment, nextKeys }]]);
  return { baseId: editionId, old, paragraphs, alignment, passings, fates: countFates(alignment) };
}

/** As they stand by now. */
async function placeAll(access: CorrectingAccess, edition: AlignedEdition): Promise<PreparedEdition> {
  const db = database();
  const prepared: PreparedEdition = { ...edition, passings: new Map(edition.passings), readings: [] };
  for (const reading of await listOpenReadings(db, access)) {
    const standing = await listPlaced(db, access, reading);
    const after = await placeStanding(db, access, prepared, reading, standing);
    const placed = new Map(
      standing.map((before, at) => [before.id, { before, after: after[at] as PlaceInEdition }]),
    );
    prepared.readings.push({ reading, placed });
  }
  return prepared;
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
