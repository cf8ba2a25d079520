import type { Db } from "@/db/client";
import { listEarlierEditions } from "@/db/queries/next-edition";
import { findPlace } from "@/db/queries/paragraphs";
import { EARLIER_EDITIONS_SEARCHED, FOLLOWING_LATE } from "@/domain/limits";
import { carryStretch, placeOf } from "@/domain/next-edition/carry-passage";
import type { PassageInput } from "@/domain/passages";
import { Invalid } from "@/domain/problems";
import { actorOf } from "@/domain/viewer";
import { unhurried } from "@/lib/unhurried";
import { spend } from "../limits/spend";
import { alignInTurn, passingBetween } from "../texts/align-editions";
import { type MayAnnotate, type Placed, placeInTurn } from "./place-passage";

type Placing = (db: Db, access: MayAnnotate, wanted: PassageInput) => Promise<Placed>;

/**
 * Finds the words in the edition that is read now; and such that only an earlier one has are followed from there: whoever
 * had it before them when another was published loses nothing. Not in a transaction: long texts wait for their turn.
 * @throws Invalid when they are nowhere, TooMany when somebody looked for them in earlier editions too often
 */
export const placeOrFollow: Placing = async (db, access, wanted) => {
  try {
    return await placeInTurn(db, access, wanted);
  } catch (thrown) {
    const late = isNotThere(thrown) ? await findEarlier(db, access, wanted) : null;
    if (!late) throw thrown;
    return follow(db, access, late);
  }
};

export const isNotThere = (thrown: unknown): boolean =>
  thrown instanceof Invalid &&
  (thrown.code === "passage.not-found" || thrown.code === "passage.no-such-paragraph");

async function findEarlier(db: Db, access: MayAnnotate, wanted: PassageInput): Promise<Placed | null> {
  const earlier = await listEarlierEditions(db, access, EARLIER_EDITIONS_SEARCHED);
  if (earlier.length === 0) return null;
  await spendFollowing(access);
  for (const editionId of earlier) {
    const then = { ...access, reading: { ...access.reading, editionId } };
    const found = await placeInTurn(db, then, wanted).catch(orNull);
    if (found) return found;
  }
  return null;
}

/** @throws TooMany */
export async function spendFollowing({ viewer }: MayAnnotate): Promise<void> {
  const userId = actorOf(viewer);
  if (userId) await spend(`following-late:${userId}`, FOLLOWING_LATE);
}

/** What was not found; anything else is thrown on. */
export function orNull(thrown: unknown): null {
  if (thrown instanceof Invalid) return null;
  throw thrown;
}

/** Words that were found in another edition than the one that is read now. Not in a transaction: it waits for its turn. */
export async function follow(db: Db, access: MayAnnotate, found: Placed): Promise<Placed> {
  const { groupId, editionId } = access.reading;
  const passing = await passingBetween(groupId, found.editionId, editionId);
  const chosen = { startKey: found.places[0]?.key ?? "", quote: found.passage.quote };
  const carried = await alignInTurn(() => unhurried(carryStretch(passing, found.passage)));
  const place = placeOf(passing, chosen, carried);
  const there = place.startIndex === null ? null : await findPlace(db, access, place.startIndex);
  return {
    ...found,
    carried: { chosenIn: found.editionId, place, key: there?.key ?? null, number: there?.number ?? null },
  };
}
