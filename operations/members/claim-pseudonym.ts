import type { Transaction } from "@/db/client";
import { listNamesBorne, lockNames } from "@/db/queries/members";
import { countTowardsLimit } from "@/db/queries/rate-limits";
import type { Granted } from "@/domain/granted";
import type { Pseudonym } from "@/domain/groups";
import { PSEUDONYMS_CHOSEN, PSEUDONYMS_TRIED } from "@/domain/limits";
import { Conflict, SignedOut, TooMany } from "@/domain/problems";
import { isLikeOneOf } from "@/domain/pseudonyms";
import { isSignedIn, type Viewer } from "@/domain/viewer";
import type { GroupAccess } from "../access";
import { takeHandle } from "../accounts/take-handle";
import { spend } from "../limits/spend";
import { refuseTaken } from "./refuse-taken";

/** `notNames`: words that the site itself says of people, and that nobody is to be called by. */
export type WantedPseudonym = Pseudonym & { notNames: readonly string[] };

/** Counts a try, before anybody looks. */
export async function spendTry(viewer: Viewer): Promise<void> {
  if (!isSignedIn(viewer)) throw new SignedOut();
  await spend(`pseudonyms-tried:${viewer.userId}`, PSEUDONYMS_TRIED, "member.pseudonyms-tried");
}

/**
 * A name that nobody else in the group could be taken for, and its handle, for whoever chooses it now.
 * @throws Conflict when it is too like another; TooMany for who has chosen several lately
 */
export async function claimPseudonym(
  tx: Transaction,
  access: Granted<GroupAccess>,
  { notNames, ...wanted }: WantedPseudonym,
): Promise<Pseudonym> {
  const { viewer, group, membership } = access;
  if (!isSignedIn(viewer)) throw new SignedOut();
  await lockNames(tx, group.id);
  const borne = await listNamesBorne(tx, access, viewer.userId);
  if (membership) await refuseTaken(tx, membership, wanted.name);
  const isOwn = wanted.handle === membership?.pseudonymHandle;
  const handle = isOwn ? wanted.handle : await takeHandle(tx, wanted.handle);
  const given = { name: wanted.name, handle };
  if (isLikeOneOf(wanted, borne, notNames) || isLikeOneOf(given, borne, notNames))
    throw new Conflict("member.name-taken", {}, { field: "name" });
  await countChoice(tx, `${group.id}:${viewer.userId}`);
  return given;
}

/** In the transaction of the choice, so that what does not come about is not counted. */
async function countChoice(tx: Transaction, whose: string): Promise<void> {
  const { seconds } = PSEUDONYMS_CHOSEN;
  const { points, retryAfter } = await countTowardsLimit(tx, `pseudonyms-chosen:${whose}`, { seconds });
  if (points > PSEUDONYMS_CHOSEN.points) throw new TooMany("member.pseudonyms-chosen", retryAfter);
}
