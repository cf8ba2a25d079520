import type { StreamEvent } from "@/domain/events";
import { isSignedIn } from "@/domain/viewer";
import type { Follower } from "./hub";
import { isCut, type News } from "./news";

/** Whether the door has to be asked again: what happened may concern the follower, or its answer is old. */
export function isInDoubt({ rights, askAgainAt }: Follower, news: News, now: Date): boolean {
  if (now.getTime() >= askAgainAt) return true;
  const { group, reading, viewer, membership } = rights;
  if (isSignedIn(viewer) && news.has(viewer.userId)) return true;
  // Covers are places in an edition.
  if (news.get(reading.id)?.some(({ kind }) => kind === "edition.published")) return true;
  const inGroup = news.get(group.id) ?? [];
  return isCut(inGroup) || inGroup.some((event) => concerns(event, membership?.id));
}

/** What waits for moderators changes nobody's rights. A member's change is nothing to other members; whoever is none may have become one by it. */
function concerns({ kind, subject }: StreamEvent, memberId: string | undefined): boolean {
  if (kind.startsWith("review.")) return false;
  if (!kind.startsWith("member.") || memberId === undefined) return true;
  return subject.memberId === undefined || subject.memberId === memberId;
}
