import { type Db, database } from "@/db/client";
import { listWordsOf } from "@/db/queries/next-edition";
import { listStandingIn, type StandingInTranslation } from "@/db/queries/translated-editions";
import { listOriginalRows, type TranslationRow } from "@/db/queries/translations";
import { type Alignment, alignParagraphs, type OldParagraph } from "@/domain/anchoring/align-paragraphs";
import type { Passing, PlaceInEdition } from "@/domain/next-edition/carry-passage";
import { countFates, type ParagraphChanges } from "@/domain/next-edition/edition-changes";
import { isTriedAgain, placeAnnotations } from "@/domain/next-edition/place-annotations";
import type { Paragraph, ProposedParagraph } from "@/domain/paragraphs";
import { Conflict, Invalid } from "@/domain/problems";
import { storedRows } from "@/domain/translations/stored-rows";
import { unhurried } from "@/lib/unhurried";
import { alignInTurn, keptAlignments, passingFrom, spendAligning } from "../texts/align-editions";
import type { TranslatingAccess } from "./access-translating";

/** Pieces of a translation's next edition in the rows of an edition of its text. */
export type ProposedRows = {
  pieces: readonly ProposedParagraph[];
  rows: readonly number[];
  alignedTo: string;
};

/** The next edition of a translation held against the one before it. */
type AlignedTranslation = {
  translationId: string;
  /** The translation's edition that was current. */
  baseId: string;
  alignedTo: string;
  old: OldParagraph[];
  paragraphs: Paragraph[];
  alignment: Alignment;
  fates: ParagraphChanges;
  passings: Map<string, Passing>;
};

export type StandingWords = { before: StandingInTranslation; after: PlaceInEdition };

/** Before it is published: its paragraphs, and where everything stands in it as far as it was there. */
export type PreparedTranslation = AlignedTranslation & { placed: Map<string, StandingWords> };

const aligned = keptAlignments<AlignedTranslation>("translated", ({ old, paragraphs }) => [old, paragraphs]);

/**
 * The costly part, outside of any transaction: others are answered meanwhile. `proposedBy` names what is proposed, where it
 * may be looked at again. @throws Conflict when the text has another edition than its rows are counted in, TooMany
 */
export async function prepareTranslated(
  access: TranslatingAccess,
  translation: Pick<TranslationRow, "id" | "editionId">,
  proposed: ProposedRows,
  proposedBy?: { id: string; version: number },
): Promise<PreparedTranslation> {
  if (access.text.editionId !== proposed.alignedTo) throw new Conflict("translation.stale");
  const by = proposedBy && `${translation.editionId} ${proposedBy.id} ${proposedBy.version}`;
  const align = () => alignInTurn(() => alignNext(access, translation, proposed));
  if (!by || !aligned.holds(by)) await spendAligning(access.viewer, "translation.too-many");
  const next = await (by ? aligned.take(by, align) : align());
  return alignInTurn(async () => {
    const prepared = { ...next, passings: new Map(next.passings), placed: new Map() };
    const standing = await listStandingIn(database(), access, translationOf(next));
    return { ...prepared, placed: await placeWords(database(), access, prepared, standing) };
  });
}

export const translationOf = ({ translationId, baseId }: AlignedTranslation) => ({
  translationId,
  editionId: baseId,
});

async function alignNext(
  access: TranslatingAccess,
  { id: translationId, editionId: baseId }: Pick<TranslationRow, "id" | "editionId">,
  { pieces, rows, alignedTo }: ProposedRows,
): Promise<AlignedTranslation> {
  const stored = storedRows(await listOriginalRows(database(), access), pieces, rows);
  if (!stored.ok) throw new Invalid(stored.code, stored.values);
  const paragraphs = stored.value;
  if (paragraphs.length === 0) throw new Invalid("import.nothing-left");
  const old = await listWordsOf(database(), access.group.id, baseId);
  const alignment = await unhurried(alignParagraphs(old, paragraphs));
  const nextKeys = paragraphs.map(({ key }) => key);
  const passings = new Map([[baseId, { old, next: paragraphs, alignment, nextKeys }]]);
  const fates = countFates(alignment);
  return { translationId, baseId, alignedTo, old, paragraphs, alignment, fates, passings };
}

/** Words that were chosen in the translation, by their annotations, and where they stand in the prepared edition. */
export async function placeWords(
  db: Db,
  { group }: TranslatingAccess,
  { baseId, paragraphs, passings }: AlignedTranslation,
  standing: readonly StandingInTranslation[],
): Promise<Map<string, StandingWords>> {
  for (const from of new Set(standing.filter(isTriedAgain).map(({ chosen }) => chosen.editionId)))
    if (!passings.has(from)) passings.set(from, await passingFrom(db, group.id, from, paragraphs));
  const places = await unhurried(placeAnnotations(passings, baseId, standing));
  return new Map(standing.map((before, at) => [before.id, { before, after: places[at] as PlaceInEdition }]));
}
