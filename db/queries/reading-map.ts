import { type SQL, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import { FRESH_COUNTED } from "@/domain/limits";
import type { Reading } from "@/domain/readings";
import type { ReadingLooker } from "@/domain/visibility";
import type { Db } from "../client";
import { annotations, paragraphCounts, placements, posts, readMarks } from "../schema/annotations";
import { stretches } from "../schema/assignments";
import { streams } from "../schema/events";
import { memberships } from "../schema/groups";
import { paragraphs, translations } from "../schema/texts";
import { statements } from "../statement";
import { multirangeOf } from "./covers";
import { instantText } from "./instant-text";
import { isPostMuted, mutedIds } from "./mutes";
import { isForAudience } from "./paragraph-counts";
import { countedKey, isAnnotationShown, isPostWhole, type LookerInQuery } from "./visibility";

type InReading = Granted<{ reading: Reading; looker: ReadingLooker }>;

/** Where the talk of a reading stands, for one looker, as of one moment. */
export type ReadingMap = {
  /** The number of the reading's newest event. */
  last: number;
  /** Key of the paragraph where the looker stopped. */
  stoppedAt: string | null;
  /** Index of the furthest paragraph that the looker has had before them; -1 for none. */
  readThrough: number;
  /** By paragraph key: what the looker may read there, and how many posts of it they have not seen. */
  talk: Map<string, { threads: number; posts: number; fresh: number }>;
  /** There are more unseen posts than were counted. */
  hasMoreFresh: boolean;
  /** Something is assigned of it; not asked for whoever is no member. */
  isAssigned: boolean;
  /** The ids of members and of threads that the looker has muted. */
  muted: string[];
  /** What the text may be read in, the oldest first. */
  translations: TranslationRead[];
  /** How many threads, of those that the looker may read, have lost their words; and those of them that rest. */
  lost: { open: number; resting: number };
  /** When the edition was published, if it is not the first. */
  correctedAt: string | null;
};

/** A translation as its readers need it, in its current edition. */
export type TranslationRead = {
  id: string;
  title: string;
  translators: string[];
  language: string;
  direction: "ltr" | "rtl";
  editionId: string;
};

type Counted = [key: string, threads: number, posts: number];
type Row = {
  last: string | null;
  stopped_at: string | null;
  read_through: number | null;
  counted: Counted[];
  own: Counted[];
  fresh: string[];
  is_assigned: boolean;
  muted: string[];
  translations: TranslationRead[];
  lost: { open: number; resting: number };
  corrected_at: string | null;
};

type Shape = { isMember: boolean; isTogether: boolean; moderates: boolean; isCovered: boolean };
type Values = {
  groupId: string;
  readingId: string;
  textId: string;
  editionId: string;
  memberId: string | null;
  subgroupId: string | null;
  covers: string;
};

/** One statement, so that the counts and the number of the newest event belong together. */
export async function readMap(db: Db, { reading, looker }: InReading): Promise<ReadingMap> {
  const { memberId, subgroupId, moderates, covers, isDivided } = looker;
  const [row] = await mapOf(
    db,
    { isMember: memberId !== null, isTogether: !isDivided, moderates, isCovered: covers.length > 0 },
    {
      ...{ groupId: reading.groupId, readingId: reading.id, editionId: reading.editionId },
      textId: reading.textId,
      ...{ memberId, subgroupId },
      covers: multirangeOf(covers),
    },
  );
  const talk: ReadingMap["talk"] = new Map();
  const at = (key: string) => {
    const known = talk.get(key) ?? { threads: 0, posts: 0, fresh: 0 };
    talk.set(key, known);
    return known;
  };
  for (const [key, threads, posts] of [...(row?.counted ?? []), ...(row?.own ?? [])]) {
    const place = at(key);
    place.threads += threads;
    place.posts += posts;
  }
  const unseen = row?.fresh ?? [];
  for (const key of unseen.slice(0, FRESH_COUNTED)) at(key).fresh += 1;
  return {
    last: Number(row?.last ?? 0),
    stoppedAt: row?.stopped_at ?? null,
    readThrough: row?.read_through ?? -1,
    talk,
    hasMoreFresh: unseen.length > FRESH_COUNTED,
    isAssigned: row?.is_assigned ?? false,
    muted: row?.muted ?? [],
    translations: row?.translations ?? [],
    lost: row?.lost ?? { open: 0, resting: 0 },
    correctedAt: row?.corrected_at ?? null,
  };
}

const mapOf = statements<Shape, Values, Row>((shape, value) => {
  const asked: Asked = {
    groupId: sql`${value("groupId")}::uuid`,
    readingId: sql`${value("readingId")}::uuid`,
    looker: {
      memberId: shape.isMember ? sql`${value("memberId")}::uuid` : null,
      moderates: shape.moderates,
      within: { subgroupId: sql`${value("subgroupId")}::uuid`, isTogether: shape.isTogether },
      covers: shape.isCovered
        ? { ranges: sql`${value("covers")}::int4multirange`, editionId: sql`${value("editionId")}::uuid` }
        : null,
    },
    isCountedFor: (row) => {
      if (!shape.isMember && !shape.moderates) return sql`(${row}.audience = 'group')`;
      if (shape.moderates || shape.isTogether) return sql`(${row}.audience in ('group', 'subgroup'))`;
      return sql`(${row}.audience = 'group'
        or ${row}.audience = 'subgroup' and ${row}.subgroup_id is not distinct from ${value("subgroupId")}::uuid)`;
    },
  };
  return sql`
    select
      (select last from ${streams} where id = ${asked.readingId}) as last,
      ${shape.isMember ? sql`(select stopped_at from ${ownMark(asked)})` : sql`null`} as stopped_at,
      ${shape.isMember ? sql`(select upper(paragraphs) - 1 from ${ownMark(asked)})` : sql`null`} as read_through,
      (select coalesce(json_agg(json_build_array(key, threads, posts)), '[]') from ${paragraphCounts}
        where group_id = ${asked.groupId} and reading_id = ${asked.readingId}
          and ${asked.isCountedFor(sql`${paragraphCounts}`)} ${isOpenParagraph(asked)}) as counted,
      ${shape.isMember || shape.moderates || shape.isCovered ? own(asked) : sql`'[]'::json`} as own,
      ${shape.isMember ? fresh(asked) : sql`'[]'::json`} as fresh,
      ${shape.isMember ? isAssigned(asked) : sql`false`} as is_assigned,
      ${shape.isMember ? mutedIds({ groupId: asked.groupId, memberId: sql`${asked.looker.memberId}` }) : sql`'[]'::json`} as muted,
      ${translationsOf(asked.groupId, sql`${value("textId")}::uuid`)} as translations,
      ${lost(asked, sql`${value("editionId")}::uuid`)} as lost,
      (select ${instantText(sql`corrected.published_at`)} from editions as corrected
        where corrected.group_id = ${asked.groupId} and corrected.id = ${value("editionId")}::uuid
          and corrected.number > 1) as corrected_at`;
});

type Asked = {
  groupId: SQL;
  readingId: SQL;
  looker: LookerInQuery & { memberId: SQL | null; moderates: boolean };
  /** Whether the counts of its audience are the looker's as they stand; of other audiences they may read what is their own. */
  isCountedFor: (row: SQL) => SQL;
};

const ownMark = ({ groupId, readingId, looker }: Asked) => sql`${readMarks}
  where group_id = ${groupId} and reading_id = ${readingId} and member_id = ${looker.memberId}`;

/** What is counted ahead of a paragraph under a see-rule that is not met is not for the looker. */
const isOpenParagraph = ({ groupId, looker: { covers } }: Asked): SQL =>
  covers
    ? sql`and not coalesce(${placeOfKey(groupId, covers, sql`${paragraphCounts.key}`)} <@ ${covers.ranges}, true)`
    : sql``;

const placeOfKey = (groupId: SQL, { editionId }: NonNullable<LookerInQuery["covers"]>, key: SQL): SQL =>
  sql`(select at.index from ${paragraphs} as at where at.group_id = ${groupId} and at.edition_id = ${editionId}
    and at.key = ${key})`;

/**
 * What the looker may read beyond what is counted for all: notes to oneself, and what a moderator sees. Such posts are
 * few, and found by the two partial indexes. Where a see-rule is not met, also what it does not keep from them: their own
 * threads, and moderators'.
 */
const own = (asked: Asked) => {
  const { groupId, readingId, looker, isCountedFor } = asked;
  const isTheirs = (author: SQL) =>
    looker.moderates ? sql`true` : looker.memberId ? sql`${author} = ${looker.memberId}` : sql`false`;
  const isOpenHere = looker.covers
    ? sql`and not coalesce(${placeOfKey(groupId, looker.covers, countedKey())} <@ ${looker.covers.ranges}, true)`
    : sql``;
  const isCounted = (post: SQL) =>
    sql`(${isCountedFor(sql`annotations`)} and ${isForAudience(post)} ${isOpenHere})`;
  return sql`(select coalesce(json_agg(json_build_array(key, threads, posts)), '[]') from (
    with apart as (
      select id from ${annotations}
      where group_id = ${groupId} and reading_id = ${readingId} and audience <> 'group'
        and not ${isCountedFor(sql`annotations`)} and ${isTheirs(sql`author_id`)}
      union
      select annotation_id from ${posts}
      where group_id = ${groupId} and reading_id = ${readingId} and moderation <> 'visible'
        and ${isTheirs(sql`author_id`)}
      ${looker.covers ? sql`union ${shownUnderCovers(asked)}` : sql``})
    select ${countedKey()} as key, count(*)::int as posts,
      count(distinct annotations.id) filter (where not exists (
        select from posts as other where other.group_id = annotations.group_id
          and other.annotation_id = annotations.id and ${isCounted(sql`other`)}))::int as threads
    from apart join ${annotations} on annotations.group_id = ${groupId} and annotations.id = apart.id
    join ${posts} on posts.group_id = annotations.group_id and posts.annotation_id = annotations.id
    where ${isPostWhole(looker)} and not ${isCounted(sql`posts`)}
    group by ${countedKey()}) as apart_counts)`;
};

/** One's own threads and moderators', by their authors: however much others say, it is not read. */
const shownUnderCovers = ({ groupId, readingId, looker: { memberId } }: Asked): SQL => sql`
  select id from ${annotations}
  where group_id = ${groupId} and reading_id = ${readingId} and author_id = any(array(
    select id from ${memberships} where group_id = ${groupId} and role in ('moderator', 'organizer')
    ${memberId ? sql`union all select ${memberId}` : sql``}))`;

/** The paragraphs' keys of the newest posts that the looker has not seen, a key for each post. */
const fresh = (asked: Asked) => {
  const { groupId, readingId, looker } = asked;
  return sql`(select coalesce(json_agg(key), '[]') from (
    select ${countedKey()} as key
    from ${posts} join ${annotations} on annotations.group_id = posts.group_id
      and annotations.id = posts.annotation_id
    where posts.group_id = ${groupId} and posts.reading_id = ${readingId}
      and posts.number >= ${seenBelow({ reading: { groupId, id: readingId }, looker })}
      and posts.author_id <> ${looker.memberId}
      and not coalesce((select seen from ${ownMark(asked)}), '{}') @> posts.number
      and not ${isPostMuted({ groupId, memberId: sql`${looker.memberId}` })}
      and ${isPostWhole(looker)}
    order by posts.number desc limit ${FRESH_COUNTED + 1}) as unseen)`;
};

/** All below the first gap has been seen; unread reads only what lies above. */
export const seenBelow = ({
  reading,
  looker,
}: {
  reading: { groupId: string | SQL; id: string | SQL };
  looker: LookerInQuery;
}) =>
  sql`coalesce((select upper(one) from read_marks, unnest(read_marks.seen) as one
    where read_marks.group_id = ${reading.groupId} and read_marks.reading_id = ${reading.id}
      and read_marks.member_id = ${looker.memberId}::uuid and lower(one) <= 1), 1)`;

const lost = ({ groupId, readingId, looker }: Asked, editionId: SQL): SQL => sql`(
  select json_build_object('open', count(*) filter (where annotations.rested_at is null),
    'resting', count(*) filter (where annotations.rested_at is not null))
  from ${placements} as place
  join ${annotations} on annotations.group_id = ${groupId} and annotations.id = place.annotation_id
  where place.group_id = ${groupId} and place.reading_id = ${readingId} and place.edition_id = ${editionId}
    and place.start_index is null and ${isAnnotationShown(looker)})`;

const translationsOf = (groupId: SQL, textId: SQL): SQL => sql`(
  select coalesce(json_agg(json_build_object('id', id, 'title', title, 'translators', translators, 'language', language,
    'direction', direction, 'editionId', current_edition_id) order by created_at, id), '[]')
  from ${translations} where group_id = ${groupId} and text_id = ${textId})`;

const isAssigned = ({ groupId, readingId }: Asked): SQL =>
  sql`exists (select from ${stretches} where group_id = ${groupId} and reading_id = ${readingId})`;
