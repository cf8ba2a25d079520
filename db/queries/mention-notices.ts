import { type SQL, sql } from "drizzle-orm";
import type { Granted } from "@/domain/granted";
import type { Membership } from "@/domain/groups";
import { NOTICES_KEPT } from "@/domain/limits";
import type { NewNotice } from "@/domain/notices";
import type { Db, Transaction } from "../client";
import { annotations, posts, postVersions, readMarks } from "../schema/annotations";
import { assignments, stretches } from "../schema/assignments";
import { events } from "../schema/events";
import { memberships } from "../schema/groups";
import { notices, waitingMentions } from "../schema/notices";
import { readings } from "../schema/texts";
import { coversOf } from "./covers";
import { isPostMuted } from "./mutes";
import { isInAudience, isPostWhole, type LookerInQuery } from "./visibility";

type Called = { group_id: string; user_id: string; member_id: string; post_id: string; is_shown: boolean };

/** The words that readers have mention the member: an earlier version may have, or one that waits. */
const isMentionedIn = (body: SQL, member: SQL): SQL =>
  sql`jsonb_path_exists(${body}, '$.**.attrs ? (@.id == $id)', jsonb_build_object('id', ${member}))`;

/** The same of a post in the query that it is put into. */
export const isMentioned = (
  member: SQL,
): SQL => sql`(posts.mentions is not null and ${member} = any(posts.mentions)
  and exists (select from ${postVersions} as said where said.group_id = posts.group_id and said.post_id = posts.id
    and said.version = posts.approved_version and ${isMentionedIn(sql`said.body`, member)}))`;

const isSeenBy = (member: SQL): SQL => sql`exists (select from ${readMarks} as marks
  where marks.group_id = posts.group_id and marks.reading_id = posts.reading_id and marks.member_id = ${member}
    and marks.seen @> posts.number)`;

const wasTold = sql`exists (select from ${notices} as told where told.group_id = posts.group_id
  and told.post_id = posts.id and told.user_id = called.user_id)`;

const lookerIn: LookerInQuery = {
  memberId: sql`called.id`,
  moderates: sql`(called.role in ('moderator', 'organizer'))`,
  covers: null,
};

const covers: LookerInQuery["covers"] = {
  editionId: sql`reading_now.edition_id`,
  ranges: coversOf({
    groupId: sql`posts.group_id`,
    readingId: sql`posts.reading_id`,
    editionId: sql`reading_now.edition_id`,
    memberId: sql`called.id`,
    moderates: sql`(called.role in ('moderator', 'organizer'))`,
  }),
};

/**
 * Who is mentioned in some posts and is to be told: members who are in the post's audience, have not seen it, have muted
 * neither its author nor its thread, and were not told of it before. `is_shown`: no see-rule keeps it from them now.
 */
const listCalled = (found: SQL): SQL => sql`
  select posts.group_id, called.user_id, called.id as member_id, posts.id as post_id,
    ${isPostWhole({ ...lookerIn, covers })} as is_shown
  from ${found}
  join ${annotations} on annotations.group_id = posts.group_id and annotations.id = posts.annotation_id
  join ${readings} as reading_now on reading_now.group_id = posts.group_id and reading_now.id = posts.reading_id
  join ${postVersions} as words on words.group_id = posts.group_id and words.post_id = posts.id
    and words.version = posts.approved_version
  join ${memberships} as called on called.group_id = posts.group_id and called.id = any(posts.mentions)
  where called.state = 'active' and called.id <> posts.author_id
    and posts.deleted_at is null and posts.moderation = 'visible' and annotations.deleted_at is null
    and ${isMentionedIn(sql`words.body`, sql`called.id`)} and ${isPostWhole(lookerIn)}
    and not ${isSeenBy(sql`called.id`)}
    and not ${isPostMuted({ groupId: sql`posts.group_id`, memberId: sql`called.id` })}
    and not ${wasTold}`;

const noticeOf = ({ user_id: userId, group_id: groupId, post_id: postId }: Called): NewNotice => ({
  ...{ kind: "mentioned", userId, groupId, postId },
});

/**
 * Who was mentioned in a reading by the posts that came, were let through or were edited after one number and up to
 * another. Whoever a see-rule keeps it from waits.
 */
export async function listMentionedIn(
  tx: Transaction,
  { groupId, readingId }: { groupId: string; readingId: string },
  { after, through }: { after: number; through: number },
): Promise<NewNotice[]> {
  const found = await tx.execute<Called>(sql`
    with called as (${listCalled(changedPosts(groupId, readingId, after, through))}),
    kept as (
      insert into ${waitingMentions} (group_id, post_id, member_id)
      select group_id, post_id, member_id from called where not is_shown
      on conflict do nothing)
    select * from called where is_shown`);
  return found.map(noticeOf);
}

const changedPosts = (groupId: string, readingId: string, after: number, through: number): SQL => sql`(
    select * from ${posts}
    where group_id = ${groupId} and reading_id = ${readingId} and mentions is not null
      and (number > ${after} and number <= ${through}
        or id = any(array(select (subject->>'postId')::uuid from ${events}
          where stream_id = ${readingId} and number > ${after} and number <= ${through}
            and kind in ('post.edited', 'post.approved', 'post.restored'))))
  ) as posts`;

export async function isAnyMentionWaiting(db: Db): Promise<boolean> {
  const rows = await db.execute(sql`select from ${waitingMentions} limit 1`);
  return rows.length > 0;
}

/** Those who waited and wait no more, as the see-rule is met: each by whoever takes them first. */
export async function takeWaitingMentions(tx: Transaction, now: Date): Promise<NewNotice[]> {
  const found = await tx.execute<Called>(sql`
    with called as (${listCalled(sql`${waitingMentions} as waiting
      join ${posts} on posts.group_id = waiting.group_id and posts.id = waiting.post_id`)}
      and called.id = waiting.member_id),
    taken as (
      delete from ${waitingMentions} as waiting using called
      where called.is_shown and waiting.group_id = called.group_id and waiting.post_id = called.post_id
        and waiting.member_id = called.member_id
      returning waiting.*)
    select called.* from called join taken on taken.post_id = called.post_id
      and taken.member_id = called.member_id`);
  await endVainMentions(tx, now);
  return found.map(noticeOf);
}

/**
 * Whom nothing can be told any more, whatever becomes of the see-rule, is not asked for again and again. What is hidden
 * waits on, since it may be shown again.
 */
async function endVainMentions(tx: Transaction, now: Date): Promise<void> {
  const member = sql`waiting.member_id`;
  await tx.execute(sql`
    delete from ${waitingMentions} as waiting
    using ${posts}, ${annotations}, ${postVersions} as words, ${memberships} as called
    where posts.group_id = waiting.group_id and posts.id = waiting.post_id
      and annotations.group_id = posts.group_id and annotations.id = posts.annotation_id
      and words.group_id = posts.group_id and words.post_id = posts.id and words.version = posts.approved_version
      and called.group_id = waiting.group_id and called.id = ${member}
      and (posts.deleted_at is not null or annotations.deleted_at is not null
        or not ${isMentionedIn(sql`words.body`, member)}
        or not ${isInAudience(lookerIn)}
        or ${isSeenBy(member)} or ${wasTold}
        or ${isPostMuted({ groupId: sql`posts.group_id`, memberId: member })}
        or ${isOverdue(new Date(now.getTime() - NOTICES_KEPT))})`);
}

/** So long after the last date of any see-rule in its reading, or after the post itself, that a notice of it would be history. */
const isOverdue = (before: Date): SQL => sql`(posts.created_at < ${before.toISOString()}::timestamptz
  and not exists (select from ${assignments} join ${stretches} on stretches.group_id = assignments.group_id
      and stretches.assignment_id = assignments.id and stretches.reading_id = posts.reading_id
    where assignments.group_id = posts.group_id and assignments.see <> 'open' and assignments.withdrawn_at is null
      and greatest(assignments.see_at, assignments.due_at, assignments.replies_until) >= ${before.toISOString()}::timestamptz))`;

/** Of somebody who loses their place. */
export async function endWaitingMentions(tx: Transaction, member: Membership): Promise<void> {
  await tx.execute(sql`
    delete from ${waitingMentions} where group_id = ${member.groupId} and member_id = ${member.id}`);
}

type AtPost = Granted<{ post: { id: string }; group: { id: string } }, "post.read">;

/** Whether a post that the looker may read still mentions them and is to be heard of, and whether it is new to them; else null. */
export async function findOwnMention(
  db: Db,
  { group, post }: AtPost,
  { id }: Membership,
): Promise<{ isNew: boolean } | null> {
  const memberId = sql`${id}::uuid`;
  const [row] = await db.execute<{ is_new: boolean }>(sql`
    select not ${isSeenBy(memberId)} as is_new
    from ${posts} join ${postVersions} as words on words.group_id = posts.group_id and words.post_id = posts.id
      and words.version = posts.approved_version
    where posts.group_id = ${group.id} and posts.id = ${post.id}
      and posts.deleted_at is null and posts.moderation = 'visible'
      and ${isMentionedIn(sql`words.body`, memberId)}
      and not ${isPostMuted({ groupId: sql`posts.group_id`, memberId })}`);
  return row ? { isNew: row.is_new } : null;
}
