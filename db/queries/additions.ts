import { type SQL, sql } from "drizzle-orm";
import type { AnnotationKind, Audience } from "@/domain/annotations";
import type { Body } from "@/domain/bodies/body-schema";
import type { EventSubject } from "@/domain/events";
import type { Granted } from "@/domain/granted";
import type { Membership, Role, Subgroup } from "@/domain/groups";
import { POST_ANCESTORS } from "@/domain/limits";
import type { PlaceInEdition } from "@/domain/next-edition/carry-passage";
import type { Passage } from "@/domain/passages";
import type { Reading } from "@/domain/readings";
import type { ReadingLooker } from "@/domain/visibility";
import { noteStream } from "../bell";
import type { Db } from "../client";
import { annotations, placements, posts, postVersions } from "../schema/annotations";
import { memberships } from "../schema/groups";
import { readings } from "../schema/texts";
import { type PlaceFor, statement } from "../statement";
import type { ChosenIn } from "./annotations";
import { insertEvent, nextNumber } from "./events";
import { insertCounts, isForAudience } from "./paragraph-counts";
import { isOpening } from "./posts";
import { countedKey, isPostWhole } from "./visibility";

/*
 * What people add, each with all that comes with it: one statement, alone or the last of its transaction, because the
 * stream's counter stays locked from there to the commit (model.md, decision 10). Alone it cannot lean on a door that
 * holds the writer's membership, so it holds it by itself, and adds nothing when it is not as the door found it.
 */

type MayAnswer = Granted<
  { group: { id: string }; reading: Reading; annotation: { id: string }; looker: ReadingLooker },
  "annotation.answer"
>;

/** Held: they wait for a moderator before others see them. */
type Words = { body: Body; text: string; mentions: string[] | null; isHeld: boolean };

/** `slowMinutes`: how slow the thread was when it was found to be the author’s turn. */
export type NewPostRow = Words & { id: string; author: Membership; disagrees: boolean; slowMinutes: number };

/** What Postgres adds to a new row. */
export type Made = { number: number; createdAt: string };
type MadeRecord = { last: string; created_at: string };

const made = ({ last, created_at }: MadeRecord): Made => ({
  number: Number(last),
  createdAt: new Date(created_at).toISOString(),
});

/** A post's parent: one that was chosen, the one that opened the thread, or none for the post that opens it. */
export type Parent = { id: string } | "opening" | "none";

type Writer = { groupId: string; authorId: string; role: Role; writerSubgroupId: string | null };

const heldPlace = (value: PlaceFor<Writer>): SQL => sql`
  select from ${memberships}
  where group_id = ${value("groupId")} and id = ${value("authorId")} and state = 'active' and role = ${value("role")}
    and subgroup_id is not distinct from ${value("writerSubgroupId")}::uuid
    and coalesce(silenced_until <= now(), true)
  for share`;

type PostValues = Writer & {
  readingId: string;
  annotationId: string;
  parentId: string | null;
  id: string;
  userId: string;
  memberId: string | null;
  moderates: boolean;
  disagrees: boolean;
  slowMinutes: number;
  body: string;
  text: string;
  mentions: string[] | null;
  isHeld: boolean;
  subject: string;
};

/** The thread counts from its first post on that everybody may read: one that opens it, or answers what is hidden. */
const isFirstCounted = (value: PlaceFor<PostValues>): SQL => sql`
  case when exists (select from ${posts} as counted where counted.group_id = ${value("groupId")}
    and counted.annotation_id = ${value("annotationId")} and ${isForAudience(sql`counted`)}) then 0 else 1 end`;

/** Its SQL, by what the post goes under. */
const postUnder = (above: (value: PlaceFor<PostValues>) => SQL) =>
  statement<PostValues, MadeRecord & { parent_id: string | null }>((value) => {
    const reading = { groupId: value("groupId"), readingId: value("readingId") };
    const isNew = sql`where not exists (select from ${posts} where id = ${value("id")})`;
    const event = {
      streamId: value("readingId"),
      kind: "post.added" as const,
      groupId: value("groupId"),
      byUserId: value("userId"),
      subject: value("subject"),
    };
    return sql`
    with place as (${heldPlace(value)}
    ), thread as (
      select group_id, reading_id, ${countedKey()} as start_key, audience, subgroup_id, author_id from ${annotations}
      where group_id = ${value("groupId")} and id = ${value("annotationId")} and deleted_at is null
        and (${value("moderates")}::boolean or moderation <> 'hidden' and locked_at is null and slow_minutes <= ${value("slowMinutes")}::int)
      for no key update
    ), above as (${above(value)}
    ), counter as (${nextNumber(value("readingId"), sql`from above, place ${isNew}`)}
    ), added as (
      insert into ${posts}
        (group_id, id, reading_id, annotation_id, parent_id, ancestors, author_id, disagrees, mentions, number, moderation)
      select ${value("groupId")}::uuid, ${value("id")}::uuid, ${value("readingId")}::uuid,
        ${value("annotationId")}::uuid, above.id, above.path, ${value("authorId")}::uuid,
        ${value("disagrees")}::boolean and above.id is not null, ${value("mentions")}::uuid[], counter.last, ${moderationOf(value)}
      from above, counter
      on conflict do nothing
      returning group_id, id, parent_id, number as last, created_at
    ), words as (${insertWords(value, sql`added`)}
    ), shown as (select thread.* from added, thread where not ${value("isHeld")}::boolean
    ), counted as (${insertCounts(reading, { threads: isFirstCounted(value), posts: 1 }, sql`shown`)}
    ), event as (${insertEvent(event, sql`added`)})
    select parent_id, last, created_at from added`;
  });

const openingPost = postUnder(() => sql`select null::uuid as id, '{}'::uuid[] as path from thread`);

/** The parent's row is locked, and looked at again if that took a wait. */
const aboveOf = (value: PlaceFor<PostValues>, isWanted: SQL): SQL => sql`
      select parent.id, parent.ancestors || parent.id as path from thread, ${posts} as parent
      where parent.group_id = ${value("groupId")} and parent.annotation_id = ${value("annotationId")}
        and parent.moderation not in ('held', 'returned')
        and cardinality(parent.ancestors) < ${POST_ANCESTORS}::int and ${isWanted}
      order by parent.number limit 1
      for share of parent`;

const postUnderOpening = postUnder((value) => aboveOf(value, isOpening(sql`parent`)));

const postUnderChosen = postUnder((value) => {
  // The door has shown them the thread: no see-rule stands before it.
  const looker = {
    memberId: sql`${value("memberId")}`,
    moderates: sql`${value("moderates")}::boolean`,
    covers: null,
  };
  const isWhole = isPostWhole(looker, { annotation: sql`thread`, post: sql`parent` });
  return aboveOf(value, sql`parent.id = ${value("parentId")} and ${isWhole}`);
});

/**
 * A post with its words, its paragraph's counts, its event and its number. Null when it cannot be: the id is taken, the
 * annotation or the parent has been deleted, the parent is none of this thread, the thread is locked or slow meanwhile, or
 * the writer's place has changed.
 */
export async function insertPost(
  db: Db,
  { group, reading, annotation, looker }: MayAnswer,
  { id, author, disagrees, slowMinutes, body, text, mentions, isHeld }: NewPostRow,
  parent: Parent,
): Promise<(Made & { parentId: string | null }) | null> {
  const values: PostValues = {
    groupId: group.id,
    readingId: reading.id,
    annotationId: annotation.id,
    parentId: typeof parent === "string" ? null : parent.id,
    id,
    authorId: author.id,
    role: author.role,
    writerSubgroupId: author.subgroupId,
    userId: author.userId,
    memberId: looker.memberId,
    moderates: looker.moderates,
    disagrees,
    slowMinutes,
    body: JSON.stringify(body),
    text,
    mentions,
    isHeld,
    subject: JSON.stringify({ annotationId: annotation.id, postId: id } satisfies EventSubject),
  };
  const insert = parent === "none" ? openingPost : parent === "opening" ? postUnderOpening : postUnderChosen;
  const [row] = await insert(db, values);
  if (!row) return null;
  noteStream(db, reading.id);
  return { ...made(row), parentId: row.parent_id };
}

/** The first version of a post that is made in the same statement, if it is made. */
const insertWords = (
  value: PlaceFor<{ body: string; text: string; isHeld: boolean }>,
  added: SQL,
): SQL => sql`
  insert into ${postVersions} (group_id, post_id, version, state, body, text)
  select group_id, id, 1, case when ${value("isHeld")}::boolean then 'held' else 'approved' end,
    ${value("body")}::jsonb, ${value("text")}
  from ${added}`;

const moderationOf = (value: PlaceFor<{ isHeld: boolean }>): SQL =>
  sql`case when ${value("isHeld")}::boolean then 'held' else 'visible' end`;

type MayAnnotate = Granted<
  { group: { id: string }; reading: Reading },
  "reading.annotate" | "reading.set-prompt"
>;

/** The edition in which words were chosen, and where they stand in the one that is read now. */
export type CarriedPlace = {
  chosenIn: string;
  place: PlaceInEdition;
  key: string | null;
  number: number | null;
};

export type NewAnnotationRow = {
  id: string;
  author: Membership;
  kind: AnnotationKind;
  audience: Audience;
  subgroup: Subgroup | null;
  tags: string[];
  passage: Passage;
  startKey: string;
  endKey: string;
  /** Where the words stand now, if that is not where they were chosen: another edition is read since. */
  carried: CarriedPlace | null;
  /** The translation whose words they are, if they are not the text's. */
  chosenIn: ChosenIn | null;
  opening: ({ id: string } & Words) | null;
};

type AnnotationValues = Passage &
  Writer & {
    readingId: string;
    editionId: string;
    id: string;
    userId: string;
    kind: AnnotationKind;
    audience: Audience;
    subgroupId: string | null;
    tags: string[];
    startKey: string;
    endKey: string;
    countedKey: string | null;
    placeEditionId: string;
    placeState: string;
    placeStartIndex: number | null;
    placeStartOffset: number | null;
    placeEndIndex: number | null;
    placeEndOffset: number | null;
    placeQuote: string;
    openingId: string | null;
    body: string | null;
    text: string | null;
    mentions: string[] | null;
    isHeld: boolean;
    subject: string;
  };

/**
 * The reading stays in its edition until the commit; and undivided, where the writer would write for fewer if it were not.
 */
const heldReading = (value: PlaceFor<AnnotationValues>, isForAll: boolean): SQL => sql`
  select from ${readings}
  where group_id = ${value("groupId")} and id = ${value("readingId")}
    and edition_id = ${value("placeEditionId")}::uuid ${isForAll ? sql`and not is_divided` : sql``}
  for share`;

/** Its SQL, with an opening post or without. */
const annotationWith = (opening: (value: PlaceFor<AnnotationValues>) => SQL, isForAll: boolean) =>
  statement<AnnotationValues, MadeRecord>((value) => {
    const isNew = sql`from place, here where not exists (select from ${annotations} where id = ${value("id")})`;
    const event = {
      streamId: value("readingId"),
      kind: "annotation.added" as const,
      groupId: value("groupId"),
      byUserId: value("userId"),
      subject: value("subject"),
    };
    return sql`
    with place as (${heldPlace(value)}
    ), here as (${heldReading(value, isForAll)}
    ), counter as (${nextNumber(value("readingId"), isNew)}
    ), added as (
      insert into ${annotations} (group_id, id, reading_id, author_id, kind, audience, subgroup_id, tags, edition_id,
        start_key, start_offset, end_key, end_offset, quote, prefix, suffix, counted_key, number)
      select ${value("groupId")}::uuid, ${value("id")}::uuid, ${value("readingId")}::uuid,
        ${value("authorId")}::uuid, ${value("kind")}, ${value("audience")},
        ${value("subgroupId")}::uuid, ${value("tags")}::text[],
        ${value("editionId")}::uuid, ${value("startKey")}, ${value("startOffset")}::int,
        ${value("endKey")}, ${value("endOffset")}::int, ${value("quote")}, ${value("prefix")}, ${value("suffix")},
        ${value("countedKey")}, counter.last
      from counter
      on conflict do nothing
      returning group_id, reading_id, id, author_id, coalesce(counted_key, start_key) as start_key, audience, subgroup_id, number as last, created_at
    ), placed as (
      insert into ${placements} (group_id, annotation_id, edition_id, reading_id, state,
        start_index, start_offset, end_index, end_offset, quote)
      select group_id, id, ${value("placeEditionId")}::uuid, reading_id, ${value("placeState")},
        ${value("placeStartIndex")}::int, ${value("placeStartOffset")}::int,
        ${value("placeEndIndex")}::int, ${value("placeEndOffset")}::int, ${value("placeQuote")}
      from added
    ), ${opening(value)} event as (${insertEvent(event, sql`added`)})
    select last, created_at from added`;
  });

const nothingSaid = () => sql``;

const openingWords = (value: PlaceFor<AnnotationValues>): SQL => {
  const reading = { groupId: value("groupId"), readingId: value("readingId") };
  return sql`
    opening as (
      insert into ${posts} (group_id, id, reading_id, annotation_id, author_id, mentions, number, moderation)
      select group_id, ${value("openingId")}::uuid, reading_id, id, author_id, ${value("mentions")}::uuid[], last, ${moderationOf(value)} from added
      returning group_id, id
    ), words as (${insertWords(value as PlaceFor<{ body: string; text: string; isHeld: boolean }>, sql`opening`)}
    ), shown as (select * from added where not ${value("isHeld")}::boolean
    ), counted as (${insertCounts(reading, { threads: 1, posts: 1 }, sql`shown`)}
    ),`;
};

const ADDING = {
  bare: { forAll: annotationWith(nothingSaid, true), other: annotationWith(nothingSaid, false) },
  withWords: { forAll: annotationWith(openingWords, true), other: annotationWith(openingWords, false) },
};

/**
 * An annotation with its place, its opening post and all that comes with both; null when the id is taken, the writer's
 * place has changed, or the reading was divided since they were found to write for all, or is read in another edition.
 */
export async function insertAnnotation(
  db: Db,
  { group, reading }: MayAnnotate,
  {
    id,
    author,
    kind,
    audience,
    subgroup,
    tags,
    passage,
    startKey,
    endKey,
    carried,
    opening,
  }: NewAnnotationRow,
): Promise<Made | null> {
  const place: PlaceInEdition = carried?.place ?? { state: "exact", ...passage };
  const values: AnnotationValues = {
    groupId: group.id,
    readingId: reading.id,
    editionId: carried?.chosenIn ?? reading.editionId,
    id,
    authorId: author.id,
    role: author.role,
    writerSubgroupId: author.subgroupId,
    userId: author.userId,
    ...passage,
    ...{ countedKey: carried && (carried.key ?? ""), placeEditionId: reading.editionId },
    placeState: place.state,
    placeStartIndex: place.startIndex,
    placeStartOffset: place.startOffset,
    placeEndIndex: place.endIndex,
    placeEndOffset: place.endOffset,
    placeQuote: place.quote,
    ...{ kind, audience, startKey, endKey },
    subgroupId: subgroup?.id ?? null,
    tags,
    openingId: opening?.id ?? null,
    body: opening && JSON.stringify(opening.body),
    text: opening?.text ?? null,
    mentions: opening?.mentions ?? null,
    isHeld: opening?.isHeld ?? false,
    subject: JSON.stringify({ annotationId: id } satisfies EventSubject),
  };
  const isMemberOfPart = author.role === "member" && author.subgroupId !== null;
  const add = opening ? ADDING.withWords : ADDING.bare;
  const [row] = await (audience === "group" && isMemberOfPart ? add.forAll : add.other)(db, values);
  if (!row) return null;
  noteStream(db, reading.id);
  return made(row);
}
