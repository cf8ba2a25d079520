import type { Db } from "@/db/client";
import { listPlaces, measurePlaces } from "@/db/queries/paragraphs";
import { listTranslations } from "@/db/queries/translations";
import { PASSAGE_LENGTH } from "@/domain/limits";
import type { PlaceInEdition } from "@/domain/next-edition/carry-passage";
import { locatePassage, PARAGRAPH_BREAK, type Passage, type PassageInput } from "@/domain/passages";
import { Invalid } from "@/domain/problems";
import { passageInOwn } from "@/domain/set-translation";
import { unhurried } from "@/lib/unhurried";
import { readTranslation } from "../readings/read-edition";
import type { MayAnnotate, Placed } from "./place-passage";

type InTranslation = Exclude<PassageInput, { selectors: unknown }> & { translation: string };

export const isInTranslation = (wanted: PassageInput): wanted is InTranslation =>
  !("selectors" in wanted) && typeof wanted.translation === "string";

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
  const translations = await listTranslations(db, access, access.reading.textId);
  const translation = translations.find((one) => one.id === wanted.translation);
  if (!translation) throw new Invalid("translation.not-there");
  const { id, language, editionId } = translation;
  const set = await readTranslation(db, access, editionId);
  const located = await unhurried(locatePassage([...set.rows], wanted));
  if (!located.ok) throw new Invalid(located.code, "values" in located ? located.values : {});
  const passage = passageInOwn(set, located.passage);
  if (!passage || passage.quote === "") throw new Invalid("passage.not-found");
  const place = await wholeRows(db, access, located.passage, set.rows);
  const { startIndex, startOffset, endIndex, endOffset } = located.passage;
  return {
    editionId,
    passage,
    places: set.own.slice(passage.startIndex, passage.endIndex + 1),
    carried: { chosenIn: editionId, ...place },
    chosenIn: {
      ...{ id, language, editionId, state: "exact" as const, quote: passage.quote },
      ...{ startIndex, startOffset, endIndex, endOffset },
    },
  };
}

/** Words of another language are not looked for in the text: its paragraphs stand for them. */
async function wholeRows(
  db: Db,
  access: MayAnnotate,
  { startIndex, endIndex }: Passage,
  rows: readonly { key: string; number: number | null }[],
) {
  const { key = "", number = null } = rows[startIndex] ?? {};
  const through = rows[endIndex]?.key ?? key;
  const beside = { paragraph: key, throughParagraph: through };
  // A translation may leave out what is between: few words of it, and most of the text beside them.
  const length = startIndex === endIndex ? 0 : await measurePlaces(db, access, beside);
  if (length > PASSAGE_LENGTH) throw new Invalid("passage.too-long", { length, limit: PASSAGE_LENGTH });
  const places = await listPlaces(db, access, beside);
  const place: PlaceInEdition = {
    ...{ state: "paragraph", startIndex, startOffset: 0, endIndex },
    endOffset: places.at(-1)?.text.length ?? 0,
    quote: places.map(({ text }) => text).join(PARAGRAPH_BREAK),
  };
  return { key, number, place };
}
