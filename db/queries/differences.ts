import { type SQL, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Reading } from "@/domain/readings";
import type { Difference } from "@/domain/visibility";
import type { Db } from "../client";
import { arrayOf } from "./array-of";

/*
 * By what lookers can be told apart at some threads and posts (`domain/visibility.ts`). An own row matters where not
 * everybody sees it: not for everybody in the group, held, returned, hidden, or with words that wait for a moderator.
 * What is deleted is gone for all alike.
 */

type Scope = Granted<{ reading: Reading }>;
type Row = { id: string; is_for_all: boolean; owners: string[] };

const isForSome = (row: SQL): SQL => sql`(${row}.deleted_at is null and ${row}.moderation <> 'visible')`;

/** By the annotation's id, for the annotation with all its posts. */
export async function listThreadDifferences(
  db: Db,
  { reading }: Scope,
  ids: string[],
): Promise<Map<string, Difference>> {
  if (ids.length === 0) return new Map();
  const rows = await db.execute<Row>(sql`
    select annotations.id, annotations.audience = 'group' as is_for_all,
      to_json(array(
        select distinct posts.author_id::text from posts
        where posts.group_id = annotations.group_id and posts.annotation_id = annotations.id
          and (${isForSome(sql`posts`)} or posts.pending_version is not null)
        union
        select annotations.author_id::text
        where annotations.audience <> 'group' or ${isForSome(sql`annotations`)})) as owners
    from annotations
    where annotations.group_id = ${reading.groupId} and annotations.id = any(${arrayOf(ids)}::uuid[])`);
  return differences(rows);
}

/** By the post's id, for the post alone. */
export async function listPostDifferences(
  db: Db,
  { reading }: Scope,
  ids: string[],
): Promise<Map<string, Difference>> {
  if (ids.length === 0) return new Map();
  const rows = await db.execute<Row>(sql`
    select posts.id, annotations.audience = 'group' as is_for_all,
      to_json(array(
        select posts.author_id::text where ${isForSome(sql`posts`)} or posts.pending_version is not null
        union
        select annotations.author_id::text where annotations.audience <> 'group')) as owners
    from posts join annotations on annotations.group_id = posts.group_id and annotations.id = posts.annotation_id
    where posts.group_id = ${reading.groupId} and posts.id = any(${arrayOf(ids)}::uuid[])`);
  return differences(rows);
}

const differences = (rows: Row[]): Map<string, Difference> =>
  new Map(
    rows.map(({ id, is_for_all, owners }) => [
      id,
      is_for_all && owners.length === 0 ? null : { owners: new Set(owners) },
    ]),
  );
