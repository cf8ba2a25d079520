import { and, asc, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import type { Moderation } from "@/domain/annotations";
import type { Body } from "@/domain/bodies/body-schema";
import { textOf } from "@/domain/bodies/body-text";
import { type Mentioned, withNames } from "@/domain/bodies/mentions";
import type { Granted } from "@/domain/granted";
import type { Reading } from "@/domain/readings";
import type { ReadingLooker } from "@/domain/visibility";
import type { Db, Transaction } from "../client";
import { posts, postVersions } from "../schema/annotations";
import { statements } from "../statement";
import { isUnread } from "./annotations";
import { arrayOf } from "./array-of";
import { multirangeOf } from "./covers";
import { instantText } from "./instant-text";
import { mentionedOf } from "./mentions";
import { type PostRow, postColumns } from "./row-columns";
import { isPostPlaceholder, isPostPublished, isPostWhole } from "./visibility";

export type PostRecord = PostHead & { body: Body; text: string };

/** A post without its words. */
export type PostHead = {
  id: string;
  annotation_id: string;
  parent_id: string | null;
  author_id: string;
  author_name: string;
  author_handle: string;
  /** Which version these words are; null for what is not known to be kept. */
  words_version: number | null;
  /** Words that wait behind those that readers have: for their author and moderators, who see them instead. */
  waits: "held" | "returned" | null;
  /** Whom its words mention, by the names that are borne now; null where nobody is. */
  mentioned: Mentioned | null;
  approved_version: number;
  is_undecided: boolean;
  moderation: Moderation;
  disagrees: boolean;
  version: number;
  number: number;
  is_whole: boolean;
  is_unread: boolean;
  created_at: string;
  edited_at: string | null;
  deleted_at: string | null;
  /** Posts of the same annotation that are whole for the looker. */
  whole_count: number;
  cursor: string;
};

/**
 * Some posts, or those of some annotations, as one looker may see them: whole ones and placeholders, what opens a thread
 * first (it may have been shown again later than its answers) and then as they became visible, at
 * most `perAnnotation` of each; with `isPublished` only what every reader has. `after` is the `cursor` of the last one
 * had.
 */
export const listPostRecords = async (db: Db, access: InReading, filter: PostFilter): Promise<PostRecord[]> =>
  (await listPosts<PostRecord>(db, access, filter, true)).map(withNamesIn);

/** Names are laid into the words as they are read, and are nowhere kept in them. */
export function withNamesIn(record: PostRecord): PostRecord {
  if (record.mentioned === null) return record;
  const body = withNames(record.body, record.mentioned);
  return { ...record, body, text: textOf(body) };
}

/** The same without their words, for who has most of those already: see `listWords`. */
export const listPostHeads = (db: Db, access: InReading, filter: PostFilter): Promise<PostHead[]> =>
  listPosts<PostHead>(db, access, filter, false);

type InReading = Granted<{ reading: Reading; looker: ReadingLooker }>;

async function listPosts<Row extends PostHead>(
  db: Db,
  { reading, looker }: InReading,
  { isPublished = false, after, perAnnotation, withNewest = false, ...wanted }: PostFilter,
  withWords: boolean,
): Promise<Row[]> {
  const byThread = "annotationIds" in wanted;
  const ids = byThread ? wanted.annotationIds : wanted.postIds;
  if (ids.length === 0) return [];
  const { memberId, subgroupId, moderates, covers, isDivided } = looker;
  const isMember = memberId !== null;
  const lookers = { isMember, isTogether: !isDivided, moderates, isCovered: covers.length > 0 };
  const rows = await postRows(
    db,
    { byThread, isPublished, isAfter: after !== undefined, withNewest, withWords, ...lookers },
    {
      groupId: reading.groupId,
      readingId: reading.id,
      editionId: reading.editionId,
      ids,
      after,
      perAnnotation,
      memberId,
      subgroupId,
      covers: multirangeOf(covers),
    },
  );
  return rows as Row[];
}

/** What opens a thread comes before all that answers, whatever their numbers, which stay far below this. */
const ANSWERS_FROM = 100_000_000_000_000;

const placeOf = (post: SQL): SQL =>
  sql`(${post}.number + case when ${post}.parent_id is null then 0 else ${sql.raw(String(ANSWERS_FROM))} end)`;

type PostShape = {
  byThread: boolean;
  isPublished: boolean;
  isAfter: boolean;
  withNewest: boolean;
  withWords: boolean;
  isMember: boolean;
  isTogether: boolean;
  moderates: boolean;
  isCovered: boolean;
};

type PostValues = {
  groupId: string;
  readingId: string;
  editionId: string;
  covers: string;
  ids: string[];
  after: string | undefined;
  perAnnotation: number;
  memberId: string | null;
  subgroupId: string | null;
};

const postRows = statements<PostShape, PostValues, PostHead>((shape, value) => {
  const { isPublished, moderates } = shape;
  const memberId = sql`${value("memberId")}::uuid`;
  const covers = {
    ranges: sql`${value("covers")}::int4multirange`,
    editionId: sql`${value("editionId")}::uuid`,
  };
  const looker = {
    memberId: shape.isMember ? memberId : null,
    moderates,
    within: { subgroupId: sql`${value("subgroupId")}`, isTogether: shape.isTogether },
    covers: shape.isCovered ? covers : null,
  };
  const isSeen = isPublished
    ? isPostPublished(looker)
    : sql`(${isPostWhole(looker)} or ${isPostPlaceholder(looker)})`;
  const reading = { groupId: sql`${value("groupId")}::uuid`, id: sql`${value("readingId")}::uuid` };
  // An author is found by their id alone: with the group's beside it, Postgres goes through the group for each post.
  return sql`
    select seen_posts.id, seen_posts.annotation_id, seen_posts.parent_id, seen_posts.author_id,
      author.name as author_name, author.handle as author_handle, seen_posts.words_version,
      case when seen_posts.moderation = 'visible' and seen_posts.words_version = seen_posts.pending_version
        then (select waiting.state from post_versions as waiting where waiting.group_id = seen_posts.group_id
          and waiting.post_id = seen_posts.id and waiting.version = seen_posts.pending_version
          and waiting.state in ('held', 'returned')) end as waits,
      seen_posts.approved_version, seen_posts.is_undecided, ${mentionedOf(sql`seen_posts`)} as mentioned,
      ${shape.withWords ? sql`words.body, words.text,` : sql``}
      seen_posts.moderation, seen_posts.disagrees, seen_posts.version, seen_posts.number, seen_posts.is_whole, seen_posts.is_unread,
      ${instantText(sql`seen_posts.created_at`)} as created_at, ${instantText(sql`seen_posts.edited_at`)} as edited_at,
      ${instantText(sql`seen_posts.deleted_at`)} as deleted_at, seen_posts.whole_count,
      ${placeOf(sql`seen_posts`)}::text as cursor
    from (
      select posts.*, ${isPostWhole(looker)} as is_whole, ${isUnread(looker, reading)} as is_unread,
        count(*) filter (where ${isPostWhole(looker)}) over (partition by posts.annotation_id)::int as whole_count,
        row_number() over (partition by posts.annotation_id order by ${placeOf(sql`posts`)}) as place,
        count(*) over (partition by posts.annotation_id) as last_place,
        case
          when posts.pending_version is not null and not ${isPublished}::boolean
            and (${moderates}::boolean or posts.author_id = ${memberId})
          then posts.pending_version else posts.approved_version end as words_version
      from posts join annotations on annotations.group_id = posts.group_id and annotations.id = posts.annotation_id
      where posts.group_id = ${reading.groupId}
        and ${shape.byThread ? posts.annotationId : posts.id} = any(${value("ids")}::uuid[])
        ${shape.byThread ? sql`and annotations.id = any(${value("ids")}::uuid[])` : sql``}
        and ${isSeen}
        ${shape.isAfter ? sql`and ${placeOf(sql`posts`)} > ${value("after")}::bigint` : sql``}
    ) as seen_posts
    join memberships as author on author.id = seen_posts.author_id
    ${
      shape.withWords
        ? sql`join post_versions as words on words.group_id = seen_posts.group_id and words.post_id = seen_posts.id
            and words.version = seen_posts.words_version`
        : sql``
    }
    where seen_posts.words_version is not null
      and (place <= ${value("perAnnotation")}::bigint ${shape.withNewest ? sql`or place = last_place` : sql``})
    order by ${placeOf(sql`seen_posts`)}`;
});

type PostFilter = ({ annotationIds: string[] } | { postIds: string[] }) & {
  isPublished?: boolean;
  after?: string;
  perAnnotation: number;
  /** The newest of each, too. */
  withNewest?: boolean;
};

/** The words of some versions, by post: of posts that were just read for the same looker. */
export async function listWords(
  db: Db,
  { reading }: InReading,
  heads: readonly Pick<PostHead, "id" | "words_version" | "mentioned">[],
): Promise<Map<string, Body>> {
  if (heads.length === 0) return new Map();
  const rows = await db.execute<{ id: string; body: Body }>(sql`
    select words.post_id as id, words.body
    from unnest(${arrayOf(heads.map(({ id }) => id))}::uuid[],
      ${arrayOf(heads.map((head) => head.words_version ?? 0))}::int[]) as wanted (id, version)
    join post_versions as words on words.group_id = ${reading.groupId}
      and words.post_id = wanted.id and words.version = wanted.version`);
  const mentionedBy = new Map(heads.map(({ id, mentioned }) => [id, mentioned]));
  return new Map(rows.map(({ id, body }) => [id, withNames(body, mentionedBy.get(id) ?? null)]));
}

/** `waits`: the words wait for a moderator behind those that are shown, or with the post as a whole. */
type EditedWords = {
  body: Body;
  text: string;
  /** All whom any version mentions. */
  mentions: string[] | null;
  disagrees?: boolean | undefined;
  waits: "behind" | "whole" | null;
};

/** Puts new words in place of the old ones, which stay as a version; false when `version` is no longer the newest. */
export async function replaceWords(
  tx: Transaction,
  groupId: string,
  postId: string,
  version: number,
  { disagrees, waits, mentions, body, text }: EditedWords,
): Promise<boolean> {
  const next = version + 1;
  const updated = await tx
    .update(posts)
    .set({
      version: next,
      mentions,
      ...(waits === "behind"
        ? { pendingVersion: next }
        : { approvedVersion: next, pendingVersion: null, editedAt: sql`now()` }),
      ...(waits === "whole" && { moderation: "held", moderatedAt: sql`now()` }),
      ...(disagrees !== undefined && { disagrees: sql`${disagrees}::boolean and parent_id is not null` }),
    })
    .where(
      and(
        eq(posts.groupId, groupId),
        eq(posts.id, postId),
        eq(posts.version, version),
        isNull(posts.deletedAt),
      ),
    )
    .returning({ id: posts.id });
  if (updated.length === 0) return false;
  // What was never shown, or returned, is no part of the history that readers have.
  if (waits !== "behind")
    await tx
      .update(postVersions)
      .set({ state: "replaced" })
      .where(
        and(
          eq(postVersions.groupId, groupId),
          eq(postVersions.postId, postId),
          eq(postVersions.state, "approved"),
        ),
      );
  const state = waits === null ? "approved" : "held";
  await tx.insert(postVersions).values({ groupId, postId, version: next, state, body, text });
  return true;
}

/** False when it was deleted already. */
export async function markPostDeleted(tx: Transaction, groupId: string, postId: string): Promise<boolean> {
  const marked = await tx
    .update(posts)
    .set({ deletedAt: sql`now()` })
    .where(and(eq(posts.groupId, groupId), eq(posts.id, postId), isNull(posts.deletedAt)))
    .returning({ id: posts.id });
  return marked.length > 0;
}

export async function hasStandingPosts(
  tx: Transaction,
  groupId: string,
  annotationId: string,
): Promise<boolean> {
  const standing = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.groupId, groupId), eq(posts.annotationId, annotationId), isNull(posts.deletedAt)))
    .limit(1);
  return standing.length > 0;
}

/** A post of one thread; null where it is elsewhere. */
export async function findPostInThread(
  db: Db,
  { group, annotation }: Granted<{ group: { id: string }; annotation: { id: string } }>,
  id: string,
): Promise<PostRow | null> {
  const [post] = await db
    .select(postColumns)
    .from(posts)
    .where(and(eq(posts.groupId, group.id), eq(posts.annotationId, annotation.id), eq(posts.id, id)));
  return post ?? null;
}

/** It opened its thread, and it or a reply under it stands. */
export const isOpening = (post: SQL): SQL => sql`${post}.parent_id is null and (${post}.deleted_at is null
  or exists (select from ${posts} as below where below.group_id = ${post}.group_id
    and below.annotation_id = ${post}.annotation_id and ${post}.id = any(below.ancestors) and below.deleted_at is null))`;

/** The post that opened a thread, while it or a reply under it stands. */
export async function findOpeningPost(
  db: Db,
  groupId: string,
  annotationId: string,
): Promise<{ id: string; authorId: string; moderation: Moderation } | null> {
  const [post] = await db
    .select({ id: posts.id, authorId: posts.authorId, moderation: posts.moderation })
    .from(posts)
    .where(and(eq(posts.groupId, groupId), eq(posts.annotationId, annotationId), isOpening(sql`${posts}`)))
    .orderBy(asc(posts.number))
    .limit(1);
  return post ?? null;
}

export async function listVersions(
  db: Db,
  { post, group }: Granted<{ post: { id: string }; group: { id: string } }>,
  { after = 0, limit }: { after?: number | undefined; limit: number },
) {
  return db
    .select({
      version: postVersions.version,
      body: postVersions.body,
      createdAt: postVersions.createdAt,
    })
    .from(postVersions)
    .where(
      and(
        eq(postVersions.groupId, group.id),
        eq(postVersions.postId, post.id),
        gt(postVersions.version, after),
        sql`${postVersions.state} in ('approved', 'replaced')`,
      ),
    )
    .orderBy(asc(postVersions.version))
    .limit(limit);
}

/** What identifies a post that is sent again under its id. */
export async function findPostIdentity(db: Db, id: string) {
  const [post] = await db
    .select({
      annotationId: posts.annotationId,
      parentId: posts.parentId,
      authorId: posts.authorId,
      version: posts.version,
      disagrees: posts.disagrees,
      firstWords: postVersions.body,
    })
    .from(posts)
    .innerJoin(
      postVersions,
      and(
        eq(postVersions.groupId, posts.groupId),
        eq(postVersions.postId, posts.id),
        eq(postVersions.version, 1),
      ),
    )
    .where(eq(posts.id, id));
  return post ?? null;
}
