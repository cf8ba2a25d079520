import type { Sql } from "postgres";
import type { Paragraph } from "@/domain/paragraphs";
import { insertRows } from "./insert-rows";
import type { Random } from "./random";
import { BEGINNING, type SeededMember } from "./seed-group";
import type { SeededReading } from "./seed-reading";
import { inventWriter, type Writer } from "./words";

type Wanted = {
  /** Visible to the whole group, exactly so many. */
  posts: number;
  threads: number;
  /** Minutes from one post to the next. */
  pace?: number;
};

export type SeededTalk = { annotationIds: string[]; lastNumber: number };

/** Rows that are held in memory at a time. */
const BATCH = 20_000;

/** Threads that people answer at the same time, so that the posts of one lie apart in the table, as they do in life. */
const OPEN_THREADS = 40;

/** Of a hundred threads, so many more are notes to oneself. */
const NOTES_TO_ONESELF = 2;

const CONTEXT = 32;

type Thread = { id: string; key: string; posts: { id: string; ancestors: string[] }[] };
type Rows = Record<"annotations" | "placements" | "posts" | "post_versions" | "events", object[]>;

const noRows = (): Rows => ({ annotations: [], placements: [], posts: [], post_versions: [], events: [] });

/** A few words of a paragraph, whole ones. */
function choosePassage(random: Random, { text }: Paragraph) {
  const words = [...text.matchAll(/[^\s.,]+/g)];
  const first = random.below(Math.max(1, words.length - 8));
  const last = Math.min(words.length - 1, first + 1 + random.below(7));
  const start = words[first]?.index ?? 0;
  const end = (words[last]?.index ?? 0) + (words[last]?.[0].length ?? 0);
  const [prefix, quote, suffix] = [
    text.slice(Math.max(0, start - CONTEXT), start),
    text.slice(start, end),
    text.slice(end, end + CONTEXT),
  ];
  return { start, end, quote, prefix, suffix };
}

/** What a group says about a reading: the same in every run, and like that of people in its shape. */
export async function seedTalk(
  sql: Sql,
  random: Random,
  reading: SeededReading,
  { posts: wantedPosts, threads: wantedThreads, pace = 3 }: Wanted,
): Promise<SeededTalk> {
  const { group, paragraphs } = reading;
  const writer = inventWriter(random);
  const counts = new Map<string, { threads: number; posts: number }>();
  const inGroup = { group_id: group.id };
  const inReading = { ...inGroup, reading_id: reading.id };
  const annotationIds: string[] = [];
  let rows = noRows();
  let open: Thread[] = [];
  let number = 0;

  const now = () => new Date(BEGINNING.getTime() + number * pace * 60_000);

  function record(kind: string, by: SeededMember, subject: object): number {
    number += 1;
    rows.events.push({
      stream_id: reading.id,
      number,
      kind,
      group_id: group.id,
      by_user_id: by.userId,
      subject,
      created_at: now(),
    });
    return number;
  }

  function annotate(audience: "group" | "me"): Thread {
    const paragraph = random.pick(paragraphs);
    const { start, end, quote, prefix, suffix } = choosePassage(random, paragraph);
    const author = random.pick(group.members);
    const thread: Thread = { id: random.id(now()), key: paragraph.key, posts: [] };
    const at = record("annotation.added", author, { annotationId: thread.id });
    rows.annotations.push({
      ...inReading,
      id: thread.id,
      author_id: author.memberId,
      kind: random.next() < 0.2 ? "question" : "comment",
      audience,
      edition_id: reading.editionId,
      start_key: paragraph.key,
      start_offset: start,
      end_key: paragraph.key,
      end_offset: end,
      quote,
      prefix,
      suffix,
      number: at,
      created_at: now(),
    });
    rows.placements.push({
      ...inReading,
      annotation_id: thread.id,
      edition_id: reading.editionId,
      state: "exact",
      start_index: paragraph.index,
      start_offset: start,
      end_index: paragraph.index,
      end_offset: end,
      quote,
    });
    write(thread, author, null, at);
    return thread;
  }

  function write(thread: Thread, author: SeededMember, parent: Thread["posts"][number] | null, at?: number) {
    const post = { id: random.id(now()), ancestors: parent ? [...parent.ancestors, parent.id] : [] };
    const subject = { annotationId: thread.id, postId: post.id };
    const text = wordsOf(random, writer);
    rows.posts.push({
      ...inReading,
      id: post.id,
      annotation_id: thread.id,
      parent_id: parent?.id ?? null,
      ancestors: post.ancestors,
      author_id: author.memberId,
      number: at ?? record("post.added", author, subject),
      created_at: now(),
    });
    rows.post_versions.push({
      ...inGroup,
      post_id: post.id,
      version: 1,
      state: "approved",
      body: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] },
      text,
      created_at: now(),
    });
    thread.posts.push(post);
  }

  function count(key: string, threads: number) {
    const held = counts.get(key) ?? { threads: 0, posts: 0 };
    counts.set(key, { threads: held.threads + threads, posts: held.posts + 1 });
  }

  async function flush() {
    for (const [table, some] of Object.entries(rows)) await insertRows(sql, table, some);
    rows = noRows();
  }

  for (let posts = 0, threads = 0; posts < wantedPosts; posts++) {
    const isOpening = random.next() < (wantedThreads - threads) / (wantedPosts - posts);
    if (isOpening || open.length === 0) {
      const thread = annotate("group");
      threads += 1;
      annotationIds.push(thread.id);
      open = [...open.slice(-OPEN_THREADS), thread];
      count(thread.key, 1);
      if (random.below(100) < NOTES_TO_ONESELF) annotate("me");
    } else {
      const thread = random.pick(open);
      const parent = random.next() < 0.5 ? thread.posts[0] : random.pick(thread.posts);
      write(thread, random.pick(group.members), parent ?? null);
      count(thread.key, 0);
    }
    if (rows.posts.length >= BATCH) await flush();
  }
  await flush();
  await insertRows(
    sql,
    "paragraph_counts",
    [...counts].map(([key, talk]) => ({ ...inReading, key, audience: "group", ...talk })),
  );
  await insertRows(sql, "streams", [{ id: reading.id, last: number }]);
  return { annotationIds, lastNumber: number };
}

const wordsOf = (random: Random, writer: Writer): string => writer.write(6 + random.below(46));

/** What a member has seen: everything but the newest. */
export async function seedReadMark(
  sql: Sql,
  reading: SeededReading,
  { memberId }: SeededMember,
  upTo: number,
): Promise<void> {
  await insertRows(sql, "read_marks", [
    {
      group_id: reading.group.id,
      reading_id: reading.id,
      member_id: memberId,
      seen: upTo >= 1 ? `{[1,${upTo + 1})}` : "{}",
      updated_at: BEGINNING,
    },
  ]);
}
