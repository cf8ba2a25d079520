import type { Db } from "@/db/client";
import { listPlaces, measurePlaces } from "@/db/queries/paragraphs";
import { listTranslations, type TranslationRow } from "@/db/queries/translations";
import { PASSAGE_LENGTH } from "@/domain/limits";
import type { PlaceInEdition } from "@/domain/next-edition/carry-passage";
import { wholeParagraphs } from "@/domain/next-edition/whole-paragraphs";
import { locatePassage, type Passage, type PassageInput, type Place } from "@/domain/passages";
import { Invalid } from "@/domain/problems";
import { passageInOwn, type SetTranslation } from "@/domain/set-translation";
import { unhurried } from "@/lib/unhurried";
import { readTranslation } from "../readings/read-edition";
import type { MayAnnotate, Placed } from "./place-passage";

export type InTranslation = Exclude<PassageInput, { selectors: unknown }> & { translation: string };

export const isInTranslation = (wanted: PassageInput): wanted is InTranslation =>
  !("selectors" in wanted) && typeof wanted.translation === "string";

/** @throws Invalid when there is no such translation of what is read */
export async function translationWanted(
  db: Db,
  access: MayAnnotate,
  { translation: id }: InTranslation,
): Promise<TranslationRow> {
  const translations = await listTranslations(db, access, access.reading.textId);
  const translation = translations.find((one) => one.id === id);
  if (!translation) throw new Invalid("translation.not-there");
  return translation;
}

/**
 * Finds words in the current edition of a translation. In the text itself they stand at the paragraphs beside them, as a
 * whole. @throws Invalid when they are not there or too much of the text is beside them, or there is no such
 * translation of it
 */
export async function placeInTranslation(
  db: Db,
  access: MayAnnotate,
  wanted: InTranslation,
): Promise<Placed> {
  const { id, language, editionId } = await translationWanted(db, access, wanted);
  const set = await readTranslation(db, access, editionId);
  const { passage, places, inRows } = await chosenWords(set, wanted);
  await refuseTooMuchBeside(db, access, inRows, set.rows);
  const { startIndex, startOffset, endIndex, endOffset, quote } = passage;
  return {
    ...{ editionId, passage, places },
    carried: { chosenIn: editionId, ...(await wholeRows(db, access, inRows, set.rows)) },
    chosenIn: {
      ...{ id, language, editionId, state: "exact" as const, quote },
      ...{ startIndex: inRows.startIndex, startOffset: inRows.startOffset },
      ...{ endIndex: inRows.endIndex, endOffset: inRows.endOffset },
    },
    own: { state: "exact", startIndex, startOffset, endIndex, endOffset, quote },
  };
}

/** Words of a translation as it is set beside an edition: in its own paragraphs, and in the rows. @throws Invalid */
export async function chosenWords(
  set: SetTranslation,
  wanted: InTranslation,
): Promise<{ passage: Passage; places: Place[]; inRows: Passage }> {
  const located = await unhurried(locatePassage([...set.rows], wanted));
  if (!located.ok) throw new Invalid(located.code, "values" in located ? located.values : {});
  const passage = passageInOwn(set, located.passage);
  if (!passage || passage.quote === "") throw new Invalid("passage.not-found");
  const places = set.own.slice(passage.startIndex, passage.endIndex + 1);
  return { passage, places, inRows: located.passage };
}

type Rows = { startIndex: number; endIndex: number };
type Set = readonly { key: string; number: number | null }[];

const between = ({ startIndex, endIndex }: Rows, rows: Set) => {
  const { key = "", number = null } = rows[startIndex] ?? {};
  return { key, number, beside: { paragraph: key, throughParagraph: rows[endIndex]?.key ?? key } };
};

/** A translation may leave out what is between: few words of it, and most of the text beside them. */
async function refuseTooMuchBeside(db: Db, access: MayAnnotate, inRows: Rows, rows: Set): Promise<void> {
  if (inRows.startIndex === inRows.endIndex) return;
  const length = await measurePlaces(db, access, between(inRows, rows).beside);
  if (length > PASSAGE_LENGTH) throw new Invalid("passage.too-long", { length, limit: PASSAGE_LENGTH });
}

/** Words of another language are not looked for in the text: its paragraphs stand for them. */
export async function wholeRows(
  db: Db,
  access: MayAnnotate,
  inRows: Rows,
  rows: Set,
): Promise<{ key: string; number: number | null; place: PlaceInEdition }> {
  const { key, number, beside } = between(inRows, rows);
  const places = await listPlaces(db, access, beside);
  return {
    ...{ key, number },
    place: wholeParagraphs(
      places.map(({ text }) => text),
      inRows.startIndex,
    ),
  };
}
