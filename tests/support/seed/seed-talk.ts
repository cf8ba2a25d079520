import type { Sql } from "postgres";
import type { Paragraph } from "@/domain/paragraphs";
import { insertRows } from "./insert-rows";
import type { Random } from "./random";
import { BEGINNING, type SeededMember } from "./seed-group";
import type { SeededReading } from "./seed-reading";
import { Talk, type Thread } from "./talk";

type Wanted = {
  /** Visible to the whole group, exactly so many. */
  posts: number;
  threads: number;
  /** Where the threads begin, counted from 0; anywhere, if it is not said. */
  place?: (thread: number) => Paragraph;
};

export type SeededTalk = { annotationIds: string[]; lastNumber: number };

/** Posts that are held in memory at a time. */
const BATCH = 20_000;

/** Threads that people answer at the same time, so that the posts of one lie apart in the table, as they do in life. */
const OPEN_THREADS = 40;

/** Of a hundred threads, so many more are notes to oneself. */
const NOTES_TO_ONESELF = 2;

/** What a group says about a reading: the same in every run, and like that of people in its shape. */
export async function seedTalk(
  sql: Sql,
  random: Random,
  reading: SeededReading,
  { posts: wantedPosts, threads: wantedThreads, place }: Wanted,
): Promise<SeededTalk> {
  const talk = new Talk(random, reading);
  const counts = new Map<string, { threads: number; posts: number }>();
  const annotationIds: string[] = [];
  let open: Thread[] = [];

  function say(isOpening: boolean): void {
    const spot = () => place?.(annotationIds.length) ?? random.pick(reading.paragraphs);
    const thread = isOpening ? talk.annotate(spot(), "group") : random.pick(open);
    const { threads, posts } = counts.get(thread.key) ?? { threads: 0, posts: 0 };
    counts.set(thread.key, { threads: threads + (isOpening ? 1 : 0), posts: posts + 1 });
    if (isOpening) {
      annotationIds.push(thread.id);
      open = [...open.slice(-OPEN_THREADS), thread];
      if (random.below(100) < NOTES_TO_ONESELF) talk.annotate(spot(), "me");
    } else talk.answer(thread);
  }

  async function keep(): Promise<void> {
    for (const [table, rows] of Object.entries(talk.takeRows())) await insertRows(sql, table, rows);
  }

  for (let posts = 0; posts < wantedPosts; posts++) {
    const chance = (wantedThreads - annotationIds.length) / (wantedPosts - posts);
    say(open.length === 0 || random.next() < chance);
    if (talk.size >= BATCH) await keep();
  }
  await keep();
  const inReading = { group_id: reading.group.id, reading_id: reading.id };
  const counted = [...counts].map(([key, some]) => ({ ...inReading, key, audience: "group", ...some }));
  await insertRows(sql, "paragraph_counts", counted);
  await insertRows(sql, "streams", [{ id: reading.id, last: talk.number }]);
  return { annotationIds, lastNumber: talk.number };
}

/** What a member has seen: everything up to a number. */
export async function seedReadMark(
  sql: Sql,
  reading: SeededReading,
  { memberId }: SeededMember,
  upTo: number,
): Promise<void> {
  const seen = upTo >= 1 ? `{[1,${upTo + 1})}` : "{}";
  const place = { group_id: reading.group.id, reading_id: reading.id, member_id: memberId };
  await insertRows(sql, "read_marks", [{ ...place, seen, updated_at: BEGINNING }]);
}
