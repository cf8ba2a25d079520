import { sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import { REPORTS_DECIDED_DAYS } from "@/domain/limits";
import type { SignedInViewer } from "@/domain/viewer";
import type { Db } from "../client";
import { groups, memberships } from "../schema/groups";
import { reviewItems } from "../schema/moderation";
import { instantText } from "./instant-text";
import { isStanding, itemsThatStand } from "./review";

export type ReportRow = {
  slug: string;
  name: string | null;
  flagged: number;
  held: number;
  appeals: number;
  texts: number;
  requests: number;
  oldest: string | null;
  decided: number;
  decided_at: string | null;
  cursor: string;
};

/**
 * What waits for the moderators of each group, and what they have decided lately: numbers and times alone. A private
 * group is told by its address. Where something waits longest comes first; where nothing does and nothing did, not at all.
 */
export async function listReportRows(
  db: Db,
  _proof: Granted<{ viewer: SignedInViewer }, "site.oversee">,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<ReportRow[]> {
  return db.execute<ReportRow>(sql`
    select * from (
      select places.slug, case when places.visibility = 'public' then places.name end as name,
        open.flagged, open.held, open.appeals, open.texts, asking.requests, done.decided,
        ${instantText(sql`least(open.oldest, asking.oldest)`)} as oldest,
        ${instantText(sql`done.last`)} as decided_at,
        coalesce(to_char(least(open.oldest, asking.oldest) at time zone 'UTC', 'YYYYMMDDHH24MISSUS'), '~') || places.id
          as cursor
      from ${groups} as places
      cross join lateral (
        select count(*) filter (where items.kind like 'flagged-%' and items.appeal is null)::int as flagged,
          count(*) filter (where items.kind = 'held-post')::int as held,
          count(*) filter (where items.appeal is not null)::int as appeals,
          count(*) filter (where items.kind = 'brought-text')::int as texts, min(items.created_at) as oldest
        from ${itemsThatStand}
        where items.group_id = places.id and items.decided_at is null and ${isStanding}) as open
      cross join lateral (
        select count(*)::int as requests, min(waiting.since) as oldest from ${memberships} as waiting
        where waiting.group_id = places.id and waiting.state = 'pending' and places.archived_at is null) as asking
      cross join lateral (
        select count(*)::int as decided, max(items.decided_at) as last from ${reviewItems} as items
        where items.group_id = places.id
          and items.decided_at > now() - make_interval(days => ${REPORTS_DECIDED_DAYS}::int)) as done
      where open.oldest is not null or asking.requests > 0 or done.decided > 0) as reports
    where ${after === undefined ? sql`true` : sql`cursor collate "C" > ${after}`}
    order by cursor collate "C" limit ${limit}`);
}
