import type { Transaction } from "@/db/client";
import type { LockedThread } from "@/db/queries/annotations";
import { secondsSinceOwnPost } from "@/db/queries/threads";
import { Forbidden, TooMany } from "@/domain/problems";
import { type AnnotationAccess, authorOf } from "../access";

/** Members write one post in a while there; moderators are exempt. */
export const isSlowFor = ({ annotation, looker }: AnnotationAccess): boolean =>
  annotation.slowMinutes > 0 && !looker.moderates;

/**
 * Of a thread that one has to oneself: whether one may write in it now.
 * @throws Forbidden where it was locked since the door was asked, TooMany with the time until it is one's turn
 */
export async function refuseUnlessTurn(
  tx: Transaction,
  access: AnnotationAccess,
  { lockedAt, slowMinutes }: Pick<LockedThread, "lockedAt" | "slowMinutes">,
): Promise<void> {
  if (access.looker.moderates) return;
  if (lockedAt) throw new Forbidden("annotation.locked");
  if (slowMinutes === 0) return;
  const since = await secondsSinceOwnPost(tx, access.annotation.id, authorOf(access));
  const left = since === null ? 0 : Math.ceil(slowMinutes * 60 - since);
  if (left > 0) throw new TooMany("posting.slow", left);
}
