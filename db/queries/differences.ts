import { type SQL, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Reading } from "@/domain/readings";
import type { Answering, Coverable, Difference } from "@/domain/visibility";
import type { Db } from "../client";
import { arrayOf } from "./array-of";
import { isByModerator, parentAuthor, startIndexIn } from "./visibility";

/*
 * By what lookers can be told apart at some threads and posts (`domain/visibility.ts`). An own row matters where not
 * everybody sees it: not for everybody in the group, held, returned, hidden, or with words that wait for a moderator.
 * What is deleted is gone for all alike.
 */

type Scope = Granted<{ reading: Reading }>;
type Row = {
  id: string;
  is_for_all: boolean;
  owners: string[];
  author_id: string;
  is_prompt: boolean;
  is_by_moderator: boolean;
  start_index: number | null;
};

type PostRow = {
  post_author_id: string;
  depth: number;
  parent_author_id: string | null;
  post_is_by_moderator: boolean;
};

/** And what a see-rule asks of its annotation. */
export type Told = { difference: Difference; annotation: Coverable };
/** And of the post. */
export type PostTold = Told & { post: Answering };

const coverable = (editionId: string): SQL => sql`
  annotations.author_id, annotations.kind = 'prompt' as is_prompt, ${isByModerator()} as is_by_moderator,
  ${startIndexIn(sql`${editionId}::uuid`)} as start_index`;

const isForSome = (row: SQL): SQL => sql`(${row}.deleted_at is null and ${row}.moderation <> 'visible')`;

/** By the annotation's id, for the annotation with all its posts. */
export async function listThreadDifferences(
  db: Db,
  { reading }: Scope,
  ids: string[],
): Promise<Map<string, Told>> {
  if (ids.length === 0) return new Map();
  const rows = await db.execute<Row>(sql`
    select annotations.id, ${coverable(reading.editionId)}, annotations.audience = 'group' as is_for_all,
      to_json(array(
        select distinct posts.author_id::text from posts
        where posts.group_id = annotations.group_id and posts.annotation_id = annotations.id
          and (${isForSome(sql`posts`)} or posts.pending_version is not null)
        union
        select annotations.author_id::text
        where annotations.audience <> 'group' or ${isForSome(sql`annotations`)})) as owners
    from annotations
    where annotations.group_id = ${reading.groupId} and annotations.id = any(${arrayOf(ids)}::uuid[])`);
  return new Map(rows.map((row) => [row.id, toldOf(row)]));
}

/** By the post's id, for the post alone. */
export async function listPostDifferences(
  db: Db,
  { reading }: Scope,
  ids: string[],
): Promise<Map<string, PostTold>> {
  if (ids.length === 0) return new Map();
  const rows = await db.execute<Row & PostRow>(sql`
    select posts.id, ${coverable(reading.editionId)}, posts.author_id as post_author_id,
      cardinality(posts.ancestors) as depth, ${parentAuthor()} as parent_author_id, ${isByModerator(sql`posts`)} as post_is_by_moderator, annotations.audience = 'group' as is_for_all,
      to_json(array(
        select posts.author_id::text where ${isForSome(sql`posts`)} or posts.pending_version is not null
        union
        select annotations.author_id::text where annotations.audience <> 'group')) as owners
    from posts join annotations on annotations.group_id = posts.group_id and annotations.id = posts.annotation_id
    where posts.group_id = ${reading.groupId} and posts.id = any(${arrayOf(ids)}::uuid[])`);
  return new Map(
    rows.map((row) => {
      const { post_author_id: authorId, depth, parent_author_id: parentAuthorId } = row;
      const post = { authorId, depth, parentAuthorId, isByModerator: row.post_is_by_moderator };
      return [row.id, { ...toldOf(row), post }];
    }),
  );
}

const toldOf = ({ is_for_all, owners, ...row }: Row): Told => ({
  difference: is_for_all && owners.length === 0 ? null : { owners: new Set(owners) },
  annotation: {
    authorId: row.author_id,
    isPrompt: row.is_prompt,
    isByModerator: row.is_by_moderator,
    startIndex: row.start_index,
  },
});
