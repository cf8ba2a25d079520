import { isDeepStrictEqual } from "node:util";
import type { Transaction } from "@/db/client";
import {
  listFlaggedKeys,
  listPassed,
  listStretches,
  setFlaggedKey,
  setPassed,
  setStretch,
} from "@/db/queries/next-edition";
import type { PlacesCarried } from "@/domain/next-edition/carry-places";
import type { CorrectingAccess } from "./access-correcting";

/** What hangs on a reading's paragraphs beside annotations: what is assigned of it, what members have read, what they flagged. */
export async function carryMarks(
  tx: Transaction,
  access: CorrectingAccess,
  readingId: string,
  places: PlacesCarried,
): Promise<void> {
  for (const { assignmentId, place, ...before } of await listStretches(tx, access, readingId)) {
    const carried = places.stretch(before);
    const after = { ...carried, isEmptied: before.isEmptied || carried.isEmptied };
    if (!isDeepStrictEqual(after, before)) await setStretch(tx, access, { assignmentId, place, ...after });
  }
  for (const { id, key } of await listFlaggedKeys(tx, access, readingId)) {
    const carried = places.key(key);
    if (carried !== null && carried !== key) await setFlaggedKey(tx, access, id, carried);
  }
  const before = await listPassed(tx, access, readingId);
  const after = before.map(({ memberId, passed, stoppedAt }) => ({
    memberId,
    passed: places.ranges(passed),
    stoppedAt: stoppedAt === null ? null : (places.key(stoppedAt) ?? stoppedAt),
  }));
  const isOther = (_: unknown, at: number) => !isDeepStrictEqual(before[at], after[at]);
  await setPassed(tx, access, readingId, after.filter(isOther));
}
