import { and, eq } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Membership } from "@/domain/groups";
import type { Db, Transaction } from "../client";
import { calendarFeeds } from "../schema/assignments";
import { memberships } from "../schema/groups";

type Own = Granted<{ membership: Membership | null }, "calendar.follow">;

const isOwn = ({ membership }: Own) =>
  and(eq(calendarFeeds.groupId, membership?.groupId ?? ""), eq(calendarFeeds.memberId, membership?.id ?? ""));

/** The id of one's feed, from which its address is made; null where there is none. */
export async function findOwnFeed(db: Db, access: Own): Promise<string | null> {
  const [feed] = await db.select({ id: calendarFeeds.id }).from(calendarFeeds).where(isOwn(access));
  return feed?.id ?? null;
}

/** In the place of the one before, whose address leads nowhere from now on. */
export async function replaceFeed(
  tx: Transaction,
  { membership }: Own,
  feed: { id: string; tokenHash: string },
): Promise<void> {
  const place = { groupId: membership?.groupId ?? "", memberId: membership?.id ?? "" };
  await tx
    .insert(calendarFeeds)
    .values({ ...place, ...feed })
    .onConflictDoUpdate({ target: [calendarFeeds.groupId, calendarFeeds.memberId], set: feed });
}

export async function deleteFeed(tx: Transaction, access: Own): Promise<boolean> {
  const gone = await tx.delete(calendarFeeds).where(isOwn(access)).returning({ id: calendarFeeds.id });
  return gone.length > 0;
}

/** Of somebody who loses their place. */
export async function deleteFeedOf(
  tx: Transaction,
  { groupId, id }: Pick<Membership, "groupId" | "id">,
): Promise<void> {
  await tx
    .delete(calendarFeeds)
    .where(and(eq(calendarFeeds.groupId, groupId), eq(calendarFeeds.memberId, id)));
}

/** Whose feed it is; what they may see of the group is for the door to say. */
export async function findFeedIdentity(
  db: Db,
  tokenHash: string,
): Promise<{ id: string; groupId: string; userId: string } | null> {
  const [feed] = await db
    .select({ id: calendarFeeds.id, groupId: calendarFeeds.groupId, userId: memberships.userId })
    .from(calendarFeeds)
    .innerJoin(
      memberships,
      and(eq(memberships.groupId, calendarFeeds.groupId), eq(memberships.id, calendarFeeds.memberId)),
    )
    .where(eq(calendarFeeds.tokenHash, tokenHash));
  return feed ?? null;
}
