import { sql } from "drizzle-orm";
import { boundGroupOf, type SignedInViewer } from "@/domain/viewer";
import type { Db } from "../client";
import { groups, memberships } from "../schema/groups";
import { arrayOf } from "./array-of";
import { type QueueFilter, type QueueRow, queueOf, waitingIn } from "./review";

/*
 * What waits in all groups in which somebody keeps order: their own place there is what gives them the right. A token
 * that was made for one group knows of that one alone.
 */

export type OwnQueue = { groupId: string; slug: string; name: string; waiting: number };

const keepsOrder = sql`own.state = 'active' and own.role in ('moderator', 'organizer')`;
const ownQueue = {
  groupId: sql`moderated.id`,
  memberId: sql`own.id`,
  mayBeAnswered: sql`moderated.archived_at is null`,
};

/** For each who asks all groups that they moderate, or the one that they name, with how much waits in each. */
export async function listOwnQueues(
  db: Db,
  asking: { viewer: SignedInViewer; slug: string | null }[],
  most: number,
): Promise<OwnQueue[][]> {
  const queues: OwnQueue[][] = asking.map(() => []);
  if (asking.length === 0) return queues;
  const userIds = asking.map(({ viewer }) => viewer.userId);
  const boundTo = asking.map(({ viewer }) => boundGroupOf(viewer) ?? "null");
  const slugs = asking.map(({ slug }) => (slug === null ? "null" : `"${slug}"`));
  const rows = await db.execute<{ place: string; id: string } & Omit<OwnQueue, "groupId">>(sql`
    select asking.place, moderated.id, moderated.slug, moderated.name, (${waitingIn(ownQueue, most)}) as waiting
    from unnest(${arrayOf(userIds)}::uuid[], ${arrayOf(boundTo)}::uuid[], ${arrayOf(slugs)}::text[])
        with ordinality as asking (user_id, only_id, slug, place)
      join ${memberships} as own on own.user_id = asking.user_id and ${keepsOrder}
      join ${groups} as moderated on moderated.id = own.group_id
        and coalesce(asking.only_id, moderated.id) = moderated.id
        and coalesce(asking.slug, moderated.slug) = moderated.slug
    order by asking.place, lower(moderated.name), moderated.id`);
  for (const { place, id, slug, name, waiting } of rows)
    queues[Number(place) - 1]?.push({ groupId: id, slug, name, waiting: Math.min(waiting, most) });
  return queues;
}

/** The lines of all of them as one queue. */
export async function listOwnQueue(
  db: Db,
  viewer: SignedInViewer,
  filter: QueueFilter,
): Promise<(QueueRow & { group_id: string })[]> {
  const only = boundGroupOf(viewer);
  return db.execute(sql`
    select moderated.id as group_id, queue.*
    from ${memberships} as own
      join ${groups} as moderated on moderated.id = own.group_id
      cross join lateral (${queueOf(ownQueue, filter)}) as queue
    where own.user_id = ${viewer.userId} and ${keepsOrder}
      and ${only === null ? sql`true` : sql`moderated.id = ${only}::uuid`}
    order by queue.cursor collate "C" ${filter.state === "open" ? sql`asc` : sql`desc`}
    limit ${filter.limit}`);
}
