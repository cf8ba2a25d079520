import type { Db } from "@/db/client";
import { listEarlierEditions } from "@/db/queries/next-edition";
import { listEarlierTranslated } from "@/db/queries/translated-editions";
import { EARLIER_EDITIONS_SEARCHED } from "@/domain/limits";
import { carryStretch, placeOf } from "@/domain/next-edition/carry-passage";
import { stretchInRows } from "@/domain/set-translation";
import { unhurried } from "@/lib/unhurried";
import { readEdition, readTranslation } from "../readings/read-edition";
import { alignInTurn, passingBetween } from "../texts/align-editions";
import { isNotThere, orNull, spendFollowing } from "./follow-late";
import {
  chosenWords,
  type InTranslation,
  placeInTranslation,
  translationWanted,
  wholeRows,
} from "./place-in-translation";
import type { MayAnnotate, Placed } from "./place-passage";

/**
 * Finds words in the current edition of a translation; and such that only an earlier one has, or that stood elsewhere in an
 * earlier edition of the text, are followed from there: whoever had it before them loses nothing. Not in a transaction: long
 * texts wait for their turn. @throws Invalid when they are nowhere, TooMany
 */
export async function placeOrFollowInTranslation(
  db: Db,
  access: MayAnnotate,
  wanted: InTranslation,
): Promise<Placed> {
  try {
    return await placeInTranslation(db, access, wanted);
  } catch (thrown) {
    const late = isNotThere(thrown) ? await findEarlier(db, access, wanted) : null;
    if (!late) throw thrown;
    return late;
  }
}

async function findEarlier(db: Db, access: MayAnnotate, wanted: InTranslation): Promise<Placed | null> {
  const translation = await translationWanted(db, access, wanted);
  const { editionId } = translation;
  const of = { translationId: translation.id, editionId };
  const earlier = await listEarlierTranslated(db, access.group.id, of, EARLIER_EDITIONS_SEARCHED);
  const before = await listEarlierEditions(db, access, EARLIER_EDITIONS_SEARCHED);
  if (earlier.length + before.length === 0) return null;
  await spendFollowing(access);
  for (const own of [editionId, ...earlier])
    for (const text of [access.reading.editionId, ...before]) {
      if (own === editionId && text === access.reading.editionId) continue;
      const then = { ...access, reading: { ...access.reading, editionId: text } };
      const found = await readTranslation(db, then, own)
        .then((set) => chosenWords(set, wanted))
        .catch(orNull);
      if (found) return follow(db, access, translation, { editionId: own, ...found });
    }
  return null;
}

type Found = { editionId: string } & Awaited<ReturnType<typeof chosenWords>>;

/** From the edition of the translation in which they were found to the current one, and to the rows as they are now. */
async function follow(
  db: Db,
  access: MayAnnotate,
  { id, language, editionId }: { id: string; language: string; editionId: string },
  { editionId: chosenIn, passage, places }: Found,
): Promise<Placed> {
  const own = await ownPlace(access.group.id, { from: chosenIn, to: editionId }, { passage, places });
  const now = await readTranslation(db, access, editionId);
  const { startIndex, startOffset, endIndex, endOffset } = own;
  const isThere = startIndex !== null && startOffset !== null && endIndex !== null && endOffset !== null;
  const inRows = isThere ? stretchInRows(now, { startIndex, startOffset, endIndex, endOffset }) : null;
  // Where its words are lost, their row is not.
  const stood = inRows ?? stretchInRows(await readTranslation(db, access, chosenIn), passage);
  const rows = (await readEdition(db, access)).paragraphs;
  const nowhere = { startIndex: null, startOffset: null, endIndex: null, endOffset: null };
  return {
    ...{ editionId: chosenIn, passage, places, own },
    carried: { chosenIn, ...(await wholeRows(db, access, stood ?? { startIndex: 0, endIndex: 0 }, rows)) },
    chosenIn: {
      ...{ id, language, editionId, state: own.state, quote: own.quote },
      ...(inRows ?? nowhere),
    },
  };
}

async function ownPlace(
  groupId: string,
  { from, to }: { from: string; to: string },
  { passage, places }: Pick<Found, "passage" | "places">,
) {
  const { startIndex, startOffset, endIndex, endOffset, quote } = passage;
  if (from === to) return { state: "exact" as const, startIndex, startOffset, endIndex, endOffset, quote };
  const passing = await passingBetween(groupId, from, to);
  const chosen = { startKey: places[0]?.key ?? "", quote };
  return placeOf(passing, chosen, await alignInTurn(() => unhurried(carryStretch(passing, passage))));
}
