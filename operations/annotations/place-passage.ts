import type { Db } from "@/db/client";
import type { CarriedPlace } from "@/db/queries/additions";
import type { ChosenIn } from "@/db/queries/annotations";
import { listPlaces, measurePlaces } from "@/db/queries/paragraphs";
import type { Granted } from "@/domain/granted";
import { PASSAGE_LENGTH, SEARCHED_ALONE_WORDS } from "@/domain/limits";
import type { PlaceInEdition } from "@/domain/next-edition/carry-passage";
import { locatePassage, type Passage, type PassageInput, type Place } from "@/domain/passages";
import { Invalid } from "@/domain/problems";
import { turnsOf } from "@/lib/turns";
import { unhurried } from "@/lib/unhurried";
import type { ReadingAccess } from "../access";

export type MayAnnotate = Granted<
  ReadingAccess,
  "reading.annotate" | "reading.set-prompt" | "annotation.moderate" | "annotation.reattach"
>;

const inTurn = turnsOf("searching", 1);

/**
 * The words chosen, where they stand in an edition, and the paragraphs that they stand in; `carried`: where they stand in
 * the one that is read now, if that is another; `chosenIn`: the translation whose words they are, and where in its rows; `own`: where in its current edition.
 */
export type Placed = {
  editionId: string;
  passage: Passage;
  places: Place[];
  carried?: CarriedPlace;
  chosenIn?: ChosenIn;
  own?: PlaceInEdition;
};

/** Finds the words in the edition that is read now. @throws Invalid when they are not there */
export async function placePassage(db: Db, access: MayAnnotate, wanted: PassageInput): Promise<Placed> {
  await refuseTooLong(db, access, wanted);
  const places = await listPlaces(db, access, wanted);
  const located = await unhurried(locatePassage(places, wanted));
  if (!located.ok) throw new Invalid(located.code, "values" in located ? located.values : {});
  const { passage } = located;
  const isInside = ({ index }: Place) => passage.startIndex <= index && index <= passage.endIndex;
  return { editionId: access.reading.editionId, passage, places: places.filter(isInside) };
}

/**
 * The same, where a long text is searched through for one request at a time. The others wait: so not in a transaction,
 * whose locks would wait with it.
 */
export function placeInTurn(db: Db, access: MayAnnotate, wanted: PassageInput): Promise<Placed> {
  const place = () => placePassage(db, access, wanted);
  const isNear = !("selectors" in wanted) && wanted.throughParagraph === undefined;
  return isNear || access.reading.wordCount < SEARCHED_ALONE_WORDS ? place() : inTurn(place);
}

/** Whole paragraphs that are more than a passage may have need not be read to know it. */
async function refuseTooLong(db: Db, access: MayAnnotate, wanted: PassageInput): Promise<void> {
  if ("selectors" in wanted || wanted.throughParagraph === undefined || wanted.quote !== undefined) return;
  const length = await measurePlaces(db, access, wanted);
  if (length > PASSAGE_LENGTH) throw new Invalid("passage.too-long", { length, limit: PASSAGE_LENGTH });
}
