import { type SQL, sql } from "drizzle-orm";
import type { Mentioned } from "@/domain/bodies/mentions";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import type { ReadingLooker } from "@/domain/visibility";
import type { Db } from "../client";
import { annotations } from "../schema/annotations";
import { memberships } from "../schema/groups";
import { arrayOf } from "./array-of";
import { isInAudience } from "./visibility";

type Found = { id: string; name: string; handle: string };

/**
 * Of some members, those who may be mentioned in a group: who is in it, by their ids or by the handles that they bear
 * there; and `kept`, who were mentioned when they were.
 */
export async function listMentionable(
  db: Db,
  groupId: string,
  { ids, handles, kept }: { ids: string[]; handles: string[]; kept: readonly string[] },
): Promise<Found[]> {
  return db.execute<Found>(sql`
    select id, name, handle from ${memberships}
    where group_id = ${groupId} and (
      state = 'active' and (id = any(${arrayOf(ids)}::uuid[])
        or lower(handle) = any(${arrayOf(handles)}::text[]) and handle <> '')
      or id = any(${arrayOf(ids.filter((id) => kept.includes(id)))}::uuid[]))`);
}

/** What those bear who are mentioned in a post, in a query that has it; null where nobody is. */
export const mentionedOf = (post: SQL): SQL<Mentioned | null> =>
  sql`case when ${post}.mentions is not null then (
    select json_object_agg(named.id, json_build_object('name', named.name, 'handle', named.handle) order by named.id)
    from ${memberships} as named
    where named.group_id = ${post}.group_id and named.id = any(${post}.mentions)) end`;

/** The same for a post that was found before. */
export async function findMentioned(
  db: Db,
  { groupId, mentions }: { groupId: string; mentions: string[] | null },
): Promise<Mentioned | null> {
  if (mentions === null) return null;
  const rows = await db.execute<Found>(sql`
    select id, name, handle from ${memberships}
    where group_id = ${groupId} and id = any(${arrayOf(mentions)}::uuid[])`);
  return Object.fromEntries(rows.map(({ id, name, handle }) => [id, { name, handle }]));
}

/** As it is typed without a keyboard that has the accents. */
const withoutAccents = (words: SQL): SQL =>
  sql`regexp_replace(lower(normalize(${words}, NFKD)), '[\\u0300-\\u036f]', '', 'g')`;

const MODERATES = sql`called.role in ('moderator', 'organizer')`;

type Writing = Granted<
  { group: Group; looker: ReadingLooker },
  "reading.annotate" | "reading.set-prompt" | "annotation.answer"
>;

/**
 * Members in whose name a word begins like `q`, or whose handle does, and who would be in the audience of what the looker
 * writes in a thread, or in a new one. Whether a see-rule keeps it from them for now is not told.
 */
export async function listAudience(
  db: Db,
  { group, looker }: Writing,
  { q, thread, limit }: { q: string; thread: string | null; limit: number },
): Promise<Found[]> {
  const { memberId, subgroupId, moderates, isDivided } = looker;
  const isApart = isDivided && !moderates && subgroupId !== null;
  const called = { memberId: sql`called.id`, moderates: sql`(${MODERATES})`, covers: null };
  const isMeant =
    thread === null
      ? isApart
        ? sql`(called.subgroup_id = ${subgroupId}::uuid or ${MODERATES})`
        : sql`true`
      : sql`exists (select from ${annotations} where annotations.group_id = called.group_id
          and annotations.id = ${thread} and ${isInAudience(called)})`;
  const typed = sql`translate(${withoutAccents(sql`${q.trim()}::text`)}, '-', ' ')`;
  const place = sql`strpos(' ' || translate(${withoutAccents(sql`called.name`)}, '-', ' '), ' ' || ${typed})`;
  return db.execute<Found>(sql`
    select called.id, called.name, called.handle from ${memberships} as called
    where called.group_id = ${group.id} and called.state = 'active' and called.id <> ${memberId}::uuid
      and (${place} > 0 or starts_with(translate(lower(called.handle), '-', ' '), ${typed})) and ${isMeant}
    order by ${place} <> 1, lower(called.name), called.id
    limit ${limit}`);
}
