import { type SQL, sql } from "drizzle-orm";
import type { ReadingLooker } from "@/domain/visibility";
import { annotations, placements, posts } from "../schema/annotations";
import { memberships } from "../schema/groups";
import { readings } from "../schema/texts";
import { multirangeOf } from "./covers";

/*
 * The visibility rule as SQL (model.md, decision 5), for a looker who is already known to see the group. Its twin for
 * one row is `domain/visibility.ts`. Each predicate stands on the tables `annotations` and `posts` of the query it is
 * put into, or on the aliases given.
 */

/** Whoever looks, known beforehand or from the query itself: several lookers at once are rows of it. */
export type LookerInQuery = {
  memberId: string | SQL | null;
  moderates: boolean | SQL;
  /** In which subgroups' talk they are, where the reading is known; looked up for each row where it is not. */
  within?: { subgroupId: string | SQL | null; isTogether: boolean };
  /** Null where nothing is kept from them by see-rules, or that was asked before. */
  covers: { ranges: SQL; editionId: SQL } | null;
};

/** A looker at a reading, as the door knows them. */
export const inQuery = (
  { covers, memberId, subgroupId, isDivided, moderates }: ReadingLooker,
  { editionId }: { editionId: string },
): LookerInQuery => ({
  ...{ memberId, moderates, within: { subgroupId, isTogether: !isDivided } },
  covers:
    covers.length === 0
      ? null
      : { ranges: sql`${multirangeOf(covers)}::int4multirange`, editionId: sql`${editionId}::uuid` },
});

/** Whoever is no member, where the audience was asked before. */
const nobody: LookerInQuery = { memberId: null, moderates: false, covers: null };

type Row = { annotation?: SQL; post?: SQL };

const annotationTable = sql`${annotations}`;

/** The paragraph at which an annotation's talk is counted, in the edition that is read; nothing where its words are lost. */
export const countedKey = (annotation: SQL = annotationTable): SQL<string> =>
  sql`coalesce(${annotation}.counted_key, ${annotation}.start_key)`;
const postTable = sql`${posts}`;

const isOwn = (looker: LookerInQuery, row: SQL): SQL =>
  looker.memberId === null ? sql`false` : sql`${row}.author_id = ${looker.memberId}::uuid`;

export function isInAudience(looker: LookerInQuery, annotation: SQL = annotationTable): SQL {
  const isMeant = sql`(case ${annotation}.audience
    when 'group' then true
    when 'me' then ${isOwn(looker, annotation)}
    when 'subgroup' then ${looker.moderates} or ${isOwn(looker, annotation)} or ${isInSubgroup(looker, annotation)}
    else ${looker.moderates} or ${isOwn(looker, annotation)} end)`;
  return looker.covers ? sql`(${isMeant} and not ${isCovered(looker, looker.covers, annotation)})` : isMeant;
}

/** While the subgroups are together, every member is in each; whoever is no member is in none. */
function isInSubgroup({ memberId, within }: LookerInQuery, annotation: SQL): SQL {
  if (memberId === null) return sql`false`;
  if (within?.isTogether) return sql`true`;
  if (within) return sql`${annotation}.subgroup_id is not distinct from ${within.subgroupId}::uuid`;
  return sql`exists (select from ${memberships} as me
    join ${readings} as here on here.group_id = me.group_id and here.id = ${annotation}.reading_id
    where me.group_id = ${annotation}.group_id and me.id = ${memberId}::uuid
      and (me.subgroup_id = ${annotation}.subgroup_id or not here.is_divided))`;
}

/** Where a passage begins in an edition; null when it is lost. */
export const startIndexIn = (editionId: SQL, annotation: SQL = annotationTable): SQL<number | null> =>
  sql`(select placed.start_index from ${placements} as placed where placed.group_id = ${annotation}.group_id
    and placed.annotation_id = ${annotation}.id and placed.edition_id = ${editionId})`;

export const isByModerator = (annotation: SQL = annotationTable): SQL<boolean> =>
  sql`exists (select from ${memberships} as writer where writer.group_id = ${annotation}.group_id
    and writer.id = ${annotation}.author_id and writer.role in ('moderator', 'organizer'))`;

/** A see-rule that is not met yet keeps it from the looker; what is lost stands nowhere, and so under each. */
const isCovered = (
  looker: LookerInQuery,
  { ranges, editionId }: NonNullable<LookerInQuery["covers"]>,
  annotation: SQL,
): SQL =>
  sql`(not coalesce(${isOwn(looker, annotation)}, false) and not ${isByModerator(annotation)}
    and ${ranges} <> '{}' and coalesce(${startIndexIn(editionId, annotation)} <@ ${ranges}, true))`;

/**
 * An answer in a prompt that a see-rule keeps from the looker until they have answered themselves: all but their own, and
 * those of whoever moderates to the prompt itself and to the looker.
 */
const isKeptBack = (looker: LookerInQuery, annotation: SQL, post: SQL): SQL =>
  looker.covers === null
    ? sql`false`
    : sql`(${annotation}.kind = 'prompt' and ${post}.parent_id is not null and ${looker.covers.ranges} <> '{}'
        and coalesce(${startIndexIn(looker.covers.editionId, annotation)} <@ ${looker.covers.ranges}, true)
        and not coalesce(${isOwn(looker, post)}, false)
        and not (${isByModerator(post)} and (cardinality(${post}.ancestors) = 1
          or coalesce(${looker.memberId === null ? sql`false` : sql`${parentAuthor(post)} = ${looker.memberId}::uuid`}, false))))`;

/** Who wrote the post that it answers. */
export const parentAuthor = (post: SQL = postTable): SQL<string | null> =>
  sql`(select above.author_id from ${posts} as above where above.group_id = ${post}.group_id
    and above.id = ${post}.parent_id)`;

const isOpenTo = (looker: LookerInQuery, row: SQL): SQL =>
  sql`(${row}.moderation = 'visible' or ${looker.moderates} or ${isOwn(looker, row)})`;

const isShownTo = (looker: LookerInQuery, row: SQL): SQL =>
  sql`(${row}.deleted_at is null and ${isOpenTo(looker, row)})`;

/** The post's words may be shown to whoever is in its annotation's audience, which stands in the query as well. */
export const isPostWholeInAudience = (
  looker: LookerInQuery,
  { annotation = annotationTable, post = postTable }: Row = {},
): SQL =>
  looker.covers === null
    ? isShownTo(looker, post)
    : sql`(${isShownTo(looker, post)} and not ${isKeptBack(looker, annotation, post)})`;

/** The post's words may be shown. */
export const isPostWhole = (
  looker: LookerInQuery,
  { annotation = annotationTable, post = postTable }: Row = {},
): SQL =>
  sql`(${isInAudience(looker, annotation)} and ${isPostWholeInAudience(looker, { annotation, post })})`;

/** Deleted or hidden, with a whole post under it; or hidden by flags while no moderator has looked. */
export const isPostPlaceholder = (
  looker: LookerInQuery,
  { annotation = annotationTable, post = postTable }: Row = {},
): SQL =>
  sql`(${isInAudience(looker, annotation)} and not ${isShownTo(looker, post)}
    and not ${isKeptBack(looker, annotation, post)}
    and (${isUndecided(post)} or (${post}.deleted_at is not null or ${post}.moderation = 'hidden')
    and exists (select from ${posts} as below
      where below.group_id = ${post}.group_id and below.annotation_id = ${post}.annotation_id
        and ${post}.id = any(below.ancestors)
        and ${isPostWholeInAudience(looker, { annotation, post: sql`below` })})))`;

const isUndecided = (post: SQL): SQL => sql`(${post}.deleted_at is null and ${post}.is_undecided)`;

/** No words of its author's have opened its thread: a highlight, whatever others said under it. */
export const isBare = (annotation: SQL = annotationTable): SQL =>
  sql`(not exists (select from ${posts} as own
    where own.group_id = ${annotation}.group_id and own.annotation_id = ${annotation}.id
      and own.parent_id is null and own.author_id = ${annotation}.author_id))`;

/** One of its posts is shown (other placeholders have a whole one under them); or it is bare and shown itself. */
const stands = (looker: LookerInQuery, annotation: SQL, isUndecidedShown = true): SQL =>
  sql`(exists (select from ${posts} as one
      where one.group_id = ${annotation}.group_id and one.annotation_id = ${annotation}.id
        and (${isPostWholeInAudience(looker, { annotation, post: sql`one` })}
          ${isUndecidedShown ? sql`or ${isUndecided(sql`one`)} and not ${isKeptBack(looker, annotation, sql`one`)}` : sql``}))
    or (${isShownTo(looker, annotation)} and ${isBare(annotation)}))`;

/** Neither it nor the words that opened it were taken back or hidden: else what its author said of it is not told either. */
export const isAnnotationWhole = (looker: LookerInQuery, annotation: SQL = annotationTable): SQL =>
  sql`(${isInAudience(looker, annotation)} and ${isUntouched(looker, annotation)})`;

const isUntouched = (looker: LookerInQuery, annotation: SQL): SQL =>
  sql`(${isShownTo(looker, annotation)} and not exists (select from ${posts} as opening
      where opening.group_id = ${annotation}.group_id and opening.annotation_id = ${annotation}.id
        and opening.parent_id is null and opening.author_id = ${annotation}.author_id
        and not ${isShownTo(looker, sql`opening`)}))`;

export const isAnnotationShown = (looker: LookerInQuery, annotation: SQL = annotationTable): SQL =>
  sql`(${isInAudience(looker, annotation)} and ${stands(looker, annotation)})`;

/*
 * What leaves with an export: of all that the looker may see, what everybody in its audience may. A moderator takes
 * nothing along that is hidden or held, and an author nothing of their own that is.
 */

export const isPostPublished = (looker: LookerInQuery): SQL =>
  sql`(${isInAudience(looker)} and ${isShownTo(nobody, postTable)}
    and not ${isKeptBack(looker, annotationTable, postTable)})`;

export const isAnnotationPublished = (looker: LookerInQuery): SQL =>
  sql`(${isInAudience(looker)} and ${stands({ ...nobody, covers: looker.covers }, annotationTable, false)})`;

/** What its author said of it may leave as well. */
export const isAnnotationWhollyPublished = (looker: LookerInQuery): SQL =>
  sql`(${isInAudience(looker)} and ${isUntouched(nobody, annotationTable)})`;

/** Whether a deleted annotation was shown before: as it, and what was said under it, would be if nothing were deleted. */
export const wasAnnotationShown = (looker: LookerInQuery, annotation: SQL = annotationTable): SQL =>
  sql`(${isInAudience(looker, annotation)} and (
    exists (select from ${posts} as one
      where one.group_id = ${annotation}.group_id and one.annotation_id = ${annotation}.id
        and ${isOpenTo(looker, sql`one`)})
    or (${isBare(annotation)} and ${isOpenTo(looker, annotation)})))`;
