import type { Db } from "@/db/client";
import { listEarlierEditions, listWordsOf } from "@/db/queries/next-edition";
import { findPlace, listPlaces } from "@/db/queries/paragraphs";
import { EARLIER_EDITIONS_SEARCHED } from "@/domain/limits";
import { carryStretch, placeOf } from "@/domain/next-edition/carry-passage";
import { locatePassage, type PassageInput, type Place } from "@/domain/passages";
import { Invalid } from "@/domain/problems";
import { unhurried } from "@/lib/unhurried";
import { passingFrom } from "../texts/prepare-edition";
import type { MayAnnotate, Placed } from "./place-passage";

type Placing = (db: Db, access: MayAnnotate, wanted: PassageInput) => Promise<Placed>;

/**
 * The same; and words that only an earlier edition has are followed from there: whoever had it before them when another
 * was published loses nothing.
 */
export const orFollow =
  (place: Placing): Placing =>
  async (db, access, wanted) => {
    try {
      return await place(db, access, wanted);
    } catch (thrown) {
      const late = isNotThere(thrown) ? await findEarlier(db, access, wanted) : null;
      if (!late) throw thrown;
      return follow(db, access, late);
    }
  };

const isNotThere = (thrown: unknown): boolean =>
  thrown instanceof Invalid &&
  (thrown.code === "passage.not-found" || thrown.code === "passage.no-such-paragraph");

async function findEarlier(db: Db, access: MayAnnotate, wanted: PassageInput): Promise<Placed | null> {
  for (const editionId of await listEarlierEditions(db, access, EARLIER_EDITIONS_SEARCHED)) {
    const then = { ...access, reading: { ...access.reading, editionId } };
    const places = await listPlaces(db, then, wanted);
    const located = await unhurried(locatePassage(places, wanted));
    if (!located.ok) continue;
    const { passage } = located;
    const isInside = ({ index }: Place) => passage.startIndex <= index && index <= passage.endIndex;
    return { editionId, passage, places: places.filter(isInside) };
  }
  return null;
}

/** Words that were found in another edition than the one that is read now. */
export async function follow(db: Db, access: MayAnnotate, found: Placed): Promise<Placed> {
  const { groupId, editionId } = access.reading;
  const now = await listWordsOf(db, groupId, editionId);
  const passing = await passingFrom(db, groupId, found.editionId, now);
  const chosen = { startKey: found.places[0]?.key ?? "", quote: found.passage.quote };
  const place = placeOf(passing, chosen, await unhurried(carryStretch(passing, found.passage)));
  const there = place.startIndex === null ? null : await findPlace(db, access, place.startIndex);
  return {
    ...found,
    carried: { chosenIn: found.editionId, place, key: there?.key ?? null, number: there?.number ?? null },
  };
}
