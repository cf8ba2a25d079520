import { type SQL, sql } from "drizzle-orm";
import type { Body } from "@/domain/bodies/body-schema";
import { textOf } from "@/domain/bodies/body-text";
import { type Mentioned, withNames } from "@/domain/bodies/mentions";
import type { Granted } from "@/domain/granted";
import type { Group } from "@/domain/groups";
import type { ParagraphKind } from "@/domain/paragraphs";
import type { Looker } from "@/domain/visibility";
import type { Db } from "../client";
import { annotations, placements, posts, postVersions } from "../schema/annotations";
import { stretches } from "../schema/assignments";
import { memberships } from "../schema/groups";
import { paragraphs, readings } from "../schema/texts";
import { coversOf } from "./covers";
import { mentionedOf } from "./mentions";
import { stretchEnds } from "./paragraph-at";
import { isInAudience, isPostWholeInAudience, type LookerInQuery } from "./visibility";

/** How much was said at a paragraph of an assignment, in the order of the text. */
export type TalkAt = {
  readingId: string;
  key: string;
  kind: ParagraphKind;
  number: number | null;
  threads: number;
  posts: number;
  openQuestions: number;
};

/** A thread for the meeting; its first words are cut. */
export type TalkedAbout = {
  id: string;
  readingId: string;
  key: string;
  kind: ParagraphKind;
  number: number | null;
  quote: string;
  words: string | null;
  /** Of these words. */
  author: { id: string; name: string; handle: string } | null;
  posts: number;
  people: number;
  /** The looker has answered in it. */
  isAnswered: boolean;
};

/** By what threads are chosen for the meeting. */
export type Choice = "prompts" | "most-discussed" | "open-questions" | "disagreements" | "back-and-forth";

type InGroup = Granted<
  { group: Group; assignment: { id: string }; looker: Looker },
  "assignment.read" | "assignment.list-progress"
>;

/**
 * Only what everybody in the group sees, or in a subgroup that is the looker's, since a meeting is everybody's; and
 * nothing that a see-rule keeps from the looker.
 */
const isSeen = isPostWholeInAudience({ memberId: null, moderates: false, covers: null });

const threadsOf = ({ group, assignment, looker }: InGroup): SQL => sql`
  select annotations.id, annotations.kind, annotations.author_id, place.reading_id, place.place, placements.edition_id,
    placements.start_index, placements.quote, said.posts, said.people, said.is_answered, said.replied,
    said.disagreements
  from (
    select stretches.place, stretches.reading_id, readings.edition_id as edition_id,
      first.index as first, last.index as last
    from ${stretches}
    join ${readings} on readings.group_id = stretches.group_id and readings.id = stretches.reading_id
    ${stretchEnds(sql`readings.edition_id`)}
    where stretches.group_id = ${group.id} and stretches.assignment_id = ${assignment.id}) as place
  cross join lateral (select ${coversAt(group, looker)} as ranges) as under
  join ${placements} on placements.group_id = ${group.id} and placements.reading_id = place.reading_id
    and placements.edition_id = place.edition_id and placements.start_index between place.first and place.last
  join ${annotations} on annotations.group_id = ${group.id} and annotations.id = placements.annotation_id
  cross join lateral (
    select count(*)::int as posts, count(distinct posts.author_id)::int as people,
      coalesce(bool_or(posts.parent_id is not null and posts.author_id <> annotations.author_id), false) as is_answered,
      (count(*) filter (where cardinality(posts.ancestors) > 1))::int as replied,
      (count(*) filter (where posts.disagrees))::int as disagreements
    from ${posts}
    where posts.group_id = ${group.id} and posts.annotation_id = annotations.id and ${isSeen}
      and ${isPostWholeInAudience(underCovers(looker))}) as said
  where annotations.audience in ('group', 'subgroup') and said.posts > 0 and ${isInAudience(underCovers(looker))}`;

const underCovers = (looker: Looker): LookerInQuery => ({
  ...looker,
  covers: { ranges: sql`under.ranges`, editionId: sql`place.edition_id` },
});

const coversAt = (group: { id: string }, { memberId, moderates }: Looker): SQL =>
  coversOf({
    ...{
      groupId: sql`${group.id}::uuid`,
      readingId: sql`place.reading_id`,
      editionId: sql`place.edition_id`,
    },
    ...{ memberId: sql`${memberId}::uuid`, moderates: sql`${moderates}::boolean` },
  });

export async function listTalk(db: Db, access: InGroup): Promise<TalkAt[]> {
  const found = await db.execute<Omit<TalkAt, "readingId" | "openQuestions"> & Renamed>(sql`
    with thread as (${threadsOf(access)})
    select thread.reading_id, at.key, at.kind, at.number, count(*)::int as threads, sum(thread.posts)::int as posts,
      (count(*) filter (where thread.kind = 'question' and not thread.is_answered))::int as open_questions
    from thread
    join ${paragraphs} as at on at.group_id = ${access.group.id} and at.edition_id = thread.edition_id
      and at.index = thread.start_index
    group by thread.place, thread.reading_id, at.index, at.key, at.kind, at.number
    order by thread.place, at.index`);
  return found.map(({ reading_id, open_questions, ...rest }) => ({
    ...rest,
    readingId: reading_id,
    openQuestions: open_questions,
  }));
}

type Renamed = { reading_id: string; open_questions: number };

const CHOICES: Record<Choice, { which: SQL; order: SQL }> = {
  prompts: { which: sql`thread.kind = 'prompt'`, order: sql`thread.place, thread.start_index, thread.id` },
  "most-discussed": {
    which: sql`thread.posts > 1 and thread.kind <> 'prompt'`,
    order: sql`thread.posts desc, thread.people desc, thread.place, thread.start_index, thread.id`,
  },
  "open-questions": {
    which: sql`thread.kind = 'question' and not thread.is_answered`,
    order: sql`thread.place, thread.start_index, thread.id`,
  },
  disagreements: {
    which: sql`thread.disagreements > 0`,
    order: sql`thread.disagreements desc, thread.posts desc, thread.place, thread.start_index, thread.id`,
  },
  "back-and-forth": {
    which: sql`thread.replied > 1 and thread.people > 1 and thread.kind <> 'prompt' and thread.disagreements = 0`,
    order: sql`thread.replied desc, thread.place, thread.start_index, thread.id`,
  },
};

/** So many letters say what somebody began to say; one more tells that they went on. */
export const FIRST_WORDS = 280;

export async function listTalkedAbout(
  db: Db,
  access: InGroup,
  choice: Choice,
  limit: number,
): Promise<TalkedAbout[]> {
  const { which, order } = CHOICES[choice];
  const found = await db.execute<Omit<TalkedAbout, "readingId" | "isAnswered"> & RenamedThread>(sql`
    with thread as (${threadsOf(access)})
    select thread.id, thread.reading_id, at.key, at.kind, at.number, left(thread.quote, ${FIRST_WORDS + 1}) as quote,
      opening.words, opening.body, opening.mentioned, opening.author, thread.posts, thread.people,
      exists (select from ${posts} where posts.group_id = ${access.group.id} and posts.annotation_id = thread.id
        and posts.parent_id is not null and posts.author_id = ${access.looker.memberId}::uuid
        and posts.deleted_at is null) as is_answered
    from thread
    join ${paragraphs} as at on at.group_id = ${access.group.id} and at.edition_id = thread.edition_id
      and at.index = thread.start_index
    left join lateral (
      select left(post_versions.text, ${FIRST_WORDS + 1}) as words, ${mentionedOf(sql`posts`)} as mentioned,
        case when posts.mentions is not null then post_versions.body end as body, json_build_object(
        'id', memberships.id, 'name', memberships.name, 'handle', memberships.handle) as author
      from ${posts}
      join ${annotations} on annotations.group_id = posts.group_id and annotations.id = posts.annotation_id
      join ${postVersions} on post_versions.group_id = posts.group_id and post_versions.post_id = posts.id
        and post_versions.version = posts.approved_version
      join ${memberships} on memberships.group_id = posts.group_id and memberships.id = posts.author_id
      where posts.group_id = ${access.group.id} and posts.annotation_id = thread.id
        and posts.parent_id is null and posts.author_id = thread.author_id and ${isSeen}
      limit 1) as opening on true
    where ${which}
    order by ${order}
    limit ${limit}`);
  return found.map(({ reading_id, is_answered, body, mentioned, ...rest }) => ({
    ...rest,
    words: body ? textOf(withNames(body, mentioned)).slice(0, FIRST_WORDS + 1) : rest.words,
    readingId: reading_id,
    isAnswered: is_answered,
  }));
}

type RenamedThread = {
  reading_id: string;
  is_answered: boolean;
  body: Body | null;
  mentioned: Mentioned | null;
};
