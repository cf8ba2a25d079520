import { type SQL, sql } from "drizzle-orm";
import type { AnnotationKind, Audience } from "@/domain/annotations";
import type { Body } from "@/domain/bodies/body-schema";
import type { Granted } from "@/domain/granted";
import type { Membership } from "@/domain/groups";
import { POST_ANCESTORS } from "@/domain/limits";
import type { Passage } from "@/domain/passages";
import type { Reading } from "@/domain/readings";
import type { Looker } from "@/domain/visibility";
import { noteStream } from "../bell";
import type { Transaction } from "../client";
import { annotations, placements, posts, postVersions } from "../schema/annotations";
import { type Last, sendLast } from "../transaction";
import { insertEvent, nextNumber } from "./events";
import { insertCounts } from "./paragraph-counts";
import { isOpening } from "./posts";
import { isPostWhole } from "./visibility";

/*
 * What people add, each with all that comes with it: one statement, the last of its transaction, because the stream's
 * counter stays locked from there to the commit (model.md, decision 10).
 */

type MayAnswer = Granted<
  { group: { id: string }; reading: Reading; annotation: { id: string }; looker: Looker },
  "annotation.answer"
>;

type Words = { body: Body; text: string };

export type NewPostRow = Words & { id: string; author: Membership };

/** What Postgres adds to a new row. */
export type Made = { number: number; createdAt: string };
type MadeRecord = { last: string; created_at: string };

const made = ({ last, created_at }: MadeRecord): Made => ({ number: Number(last), createdAt: created_at });

/** A post's parent: one that was chosen, the one that opened the thread, or none for the post that opens it. */
export type Parent = { id: string } | "opening" | "none";

/**
 * A post with its words, its paragraph's counts, its event and its number. Null when it cannot be: the id is taken, the
 * annotation or the parent has been deleted, or the parent is none of this thread.
 */
export async function insertPost(
  tx: Transaction,
  access: MayAnswer,
  { id, author, body, text }: NewPostRow,
  parent: Parent,
): Promise<Last<(Made & { parentId: string | null }) | null>> {
  const { group, reading, annotation } = access;
  const subject = { annotationId: annotation.id, postId: id };
  const event = { streamId: reading.id, kind: "post.added" as const, groupId: group.id, subject };
  const added = await sendLast(
    tx.execute<MadeRecord & { parent_id: string | null }>(
      sql`
    with thread as (
      select start_key, audience, author_id from ${annotations}
      where group_id = ${group.id} and id = ${annotation.id} and deleted_at is null
      for no key update
    ), above as (${aboveOf(access, parent)}
    ), counter as (${nextNumber(
      reading.id,
      sql`from above where not exists (select from ${posts} where id = ${id})`,
    )}
    ), added as (
      insert into ${posts} (group_id, id, reading_id, annotation_id, parent_id, ancestors, author_id, number)
      select ${group.id}::uuid, ${id}::uuid, ${reading.id}::uuid, ${annotation.id}::uuid,
        above.id, above.path, ${author.id}::uuid, counter.last
      from above, counter
      on conflict do nothing
      returning parent_id, number as last, created_at
    ), words as (${insertWords(group.id, { id, body, text }, sql`added`)}
    ), counted as (${insertCounts(
      { groupId: group.id, readingId: reading.id },
      { threads: parent === "none" ? 1 : 0, posts: 1 },
      sql`added, thread`,
    )}
    ), event as (${insertEvent({ ...event, byUserId: author.userId }, sql`added`)})
    select parent_id, last, created_at from added`,
    ),
  );
  return added.map(([row]) => {
    if (!row) return null;
    noteStream(tx, reading.id);
    return { ...made(row), parentId: row.parent_id };
  });
}

/** The parent and the way to it. Its row is locked, and looked at again if that took a wait. */
function aboveOf({ group, annotation, looker }: MayAnswer, parent: Parent): SQL {
  if (parent === "none") return sql`select null::uuid as id, '{}'::uuid[] as path from thread`;
  const isWanted =
    parent === "opening"
      ? isOpening(sql`parent`)
      : sql`parent.id = ${parent.id} and ${isPostWhole(looker, { annotation: sql`thread`, post: sql`parent` })}`;
  return sql`
      select parent.id, parent.ancestors || parent.id as path from thread, ${posts} as parent
      where parent.group_id = ${group.id} and parent.annotation_id = ${annotation.id}
        and cardinality(parent.ancestors) < ${POST_ANCESTORS}::int and ${isWanted}
      order by parent.created_at limit 1
      for share of parent`;
}

/** The first version of a post that is made in the same statement, if it is made. */
const insertWords = (groupId: string, { id, body, text }: Words & { id: string }, from: SQL): SQL => sql`
  insert into ${postVersions} (group_id, post_id, version, state, body, text)
  select ${groupId}::uuid, ${id}::uuid, 1, 'approved', ${JSON.stringify(body)}::jsonb, ${text} from ${from}`;

type MayAnnotate = Granted<{ group: { id: string }; reading: Reading }, "reading.annotate">;

export type NewAnnotationRow = {
  id: string;
  author: Membership;
  kind: AnnotationKind;
  audience: Audience;
  tags: string[];
  passage: Passage;
  startKey: string;
  endKey: string;
  opening: ({ id: string } & Words) | null;
};

/** An annotation with its place, its opening post and all that comes with both; null when the id is taken. */
export async function insertAnnotation(
  tx: Transaction,
  { group, reading }: MayAnnotate,
  { id, author, kind, audience, tags, passage, startKey, endKey, opening }: NewAnnotationRow,
): Promise<Last<Made | null>> {
  const { startIndex, startOffset, endIndex, endOffset, quote, prefix, suffix } = passage;
  const isNew = sql`where not exists (select from ${annotations} where id = ${id})`;
  const subject = { annotationId: id };
  const event = { streamId: reading.id, kind: "annotation.added" as const, groupId: group.id, subject };
  const added = await sendLast(
    tx.execute<MadeRecord>(
      sql`
    with counter as (${nextNumber(reading.id, isNew)}
    ), added as (
      insert into ${annotations} (group_id, id, reading_id, author_id, kind, audience, tags, edition_id,
        start_key, start_offset, end_key, end_offset, quote, prefix, suffix, number)
      select ${group.id}::uuid, ${id}::uuid, ${reading.id}::uuid, ${author.id}::uuid, ${kind}, ${audience},
        ${sql.param(tags)}::text[], ${reading.editionId}::uuid, ${startKey}, ${startOffset}::int,
        ${endKey}, ${endOffset}::int, ${quote}, ${prefix}, ${suffix}, counter.last
      from counter
      on conflict do nothing
      returning start_key, audience, number as last, created_at
    ), place as (
      insert into ${placements} (group_id, annotation_id, edition_id, reading_id, state,
        start_index, start_offset, end_index, end_offset, quote)
      select ${group.id}::uuid, ${id}::uuid, ${reading.editionId}::uuid, ${reading.id}::uuid, 'exact',
        ${startIndex}::int, ${startOffset}::int, ${endIndex}::int, ${endOffset}::int, ${quote}
      from added
    ), ${opening ? withOpening({ group, reading }, { id, author, opening }) : sql``}
    event as (${insertEvent({ ...event, byUserId: author.userId }, sql`added`)})
    select last, created_at from added`,
    ),
  );
  return added.map(([row]) => {
    if (!row) return null;
    noteStream(tx, reading.id);
    return made(row);
  });
}

const withOpening = (
  { group, reading }: { group: { id: string }; reading: Reading },
  { id, author, opening }: { id: string; author: Membership; opening: { id: string } & Words },
): SQL => sql`
    opening as (
      insert into ${posts} (group_id, id, reading_id, annotation_id, author_id, number)
      select ${group.id}::uuid, ${opening.id}::uuid, ${reading.id}::uuid, ${id}::uuid, ${author.id}::uuid, added.last
      from added
    ), words as (${insertWords(group.id, opening, sql`added`)}
    ), counted as (${insertCounts(
      { groupId: group.id, readingId: reading.id },
      { threads: 1, posts: 1 },
      sql`added`,
    )}
    ),`;
