import { sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import type { LogAction } from "@/domain/moderation";
import { COUNTED_DECISIONS, COUNTED_SANCTIONS, countsOf, type Figures } from "@/domain/transparency";
import type { Db } from "../client";
import { annotations, posts } from "../schema/annotations";
import { moderationLog, reviewItems } from "../schema/moderation";

type Row = {
  steps: Partial<Record<LogAction, number>>;
  flagged_posts: number;
  appeals_granted: number;
  median_seconds: number | null;
  posts: number;
};

type MayReadLog = Granted<{ group: Group; looker: { moderates: boolean } }, "group.read-moderation-log">;

/**
 * How a group kept its house between two moments, as of one. What was decided at once, without having waited, has no time to a
 * decision. To members what still waits, and who asked that it be looked at, is not told by numbers either, nor posts in
 * subgroups.
 */
export async function countFigures(
  db: Db,
  { group, looker }: MayReadLog,
  { since, until }: { since: Date; until: Date },
): Promise<Figures> {
  const isWithin = (at: string) =>
    sql`${sql.raw(at)} >= ${since.toISOString()}::timestamptz and ${sql.raw(at)} < ${until.toISOString()}::timestamptz`;
  const [row] = await db.execute<Row>(sql`
    with steps as (
      select action, post_id, item_id from ${moderationLog} where group_id = ${group.id} and ${isWithin("at")}
        and (subject is distinct from 'import' or action = 'decline')
        and ${looker.moderates ? sql`true` : isDecided})
    select
      (select coalesce(json_object_agg(action, times), '{}')
        from (select action, count(*)::int as times from steps group by action) as counted) as steps,
      (select count(distinct post_id)::int from steps where action = 'flag') as flagged_posts,
      (select count(*)::int from steps where action = 'restore'
        and exists (select from ${moderationLog} as asked where asked.group_id = ${group.id}
          and asked.item_id = steps.item_id and asked.action = 'appeal')) as appeals_granted,
      (select percentile_cont(0.5) within group (order by extract(epoch from decided_at - created_at))::float8
        from ${reviewItems} where group_id = ${group.id} and decided_by is not null and decided_at > created_at
          and ${isWithin("decided_at")}) as median_seconds,
      (select count(*)::int from ${posts} join ${annotations} on annotations.group_id = posts.group_id
          and annotations.id = posts.annotation_id
        where posts.group_id = ${group.id} and annotations.audience <> 'me'
          and ${looker.moderates ? sql`true` : isForAll}
          and ${isWithin("posts.created_at")}) as posts`);
  const steps = row?.steps ?? {};
  return {
    posts: row?.posts ?? 0,
    flags: steps.flag ?? 0,
    flaggedPosts: row?.flagged_posts ?? 0,
    hiddenByFlags: steps["hide-by-flags"] ?? 0,
    held: (steps.hold ?? 0) + (steps.resubmit ?? 0),
    decisions: countsOf(COUNTED_DECISIONS, steps),
    appeals: steps.appeal ?? 0,
    appealsGranted: row?.appeals_granted ?? 0,
    medianSeconds: row?.median_seconds ?? null,
    sanctions: countsOf(COUNTED_SANCTIONS, steps),
  };
}

const isDecided = sql`not exists (select from ${reviewItems} as waiting where waiting.group_id = moderation_log.group_id
          and waiting.id = moderation_log.item_id and waiting.decided_at is null)`;

const isForAll = sql`annotations.audience = 'group' and annotations.moderation = 'visible' and annotations.deleted_at is null
            and posts.moderation = 'visible' and posts.deleted_at is null`;
