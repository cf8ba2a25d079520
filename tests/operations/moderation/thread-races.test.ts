import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { Problem } from "@/domain/problems";
import { postEdit } from "@/domain/wire/annotation";
import { newLock, newMove, slowness } from "@/domain/wire/thread-keeping";
import { lockThread } from "@/operations/moderation/lock-thread";
import { moveThread } from "@/operations/moderation/move-thread";
import { slowThread } from "@/operations/moderation/slow-thread";
import { editPost } from "@/operations/posts/edit-post";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { expectMapToAgree } from "../../support/map-agrees";

/* As in `races.test.ts`: what two people do at the same moment, five hundred times each, has one winner. */

const TRIES = 500;
const AT_ONCE = 10;
const lock = newLock.parse({ reason: "All is said." });

async function often(one: (times: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < TRIES; from += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => one(from + at)));
}

async function settled(...deeds: Promise<unknown>[]) {
  const ended = await Promise.allSettled(deeds);
  for (const one of ended) if (one.status === "rejected") expect(one.reason).toBeInstanceOf(Problem);
  return ended.map(({ status }) => status === "fulfilled");
}

test("A lock and a post: the post is in the thread before the lock, or not at all", async () => {
  const { reading, bruno, chidi, dora } = await buildGroupReading();
  await often(async (times) => {
    const thread = await annotate(chidi, reading);
    const deeds = [() => lockThread(bruno, thread.id, lock), () => reply(dora, thread)];
    const ended = await settled(...(times % 2 ? deeds : deeds.reverse()).map((deed) => deed()));
    const [locked, posted] = times % 2 ? ended : ended.reverse();
    expect(locked).toBe(true);
    const [row] = await database().execute<{ after: number; posts: number }>(sql`
      select count(*)::int as posts, count(*) filter (where events.number > locks.number)::int as after
      from posts
      join events on events.subject ->> 'postId' = posts.id::text and events.kind = 'post.added'
      join events as locks on locks.stream_id = events.stream_id and locks.kind = 'annotation.locked'
        and locks.subject ->> 'annotationId' = posts.annotation_id::text
      where posts.annotation_id = ${thread.id}::uuid and posts.parent_id is not null`);
    expect(row).toEqual({ posts: posted ? 1 : 0, after: 0 });
    expect(await settled(reply(dora, thread, "Too late."))).toEqual([false]);
  });
}, 120_000);

test("A lock and an edit: the edit is made before the lock, or not at all", async () => {
  const { reading, bruno, chidi } = await buildGroupReading();
  const edit = postEdit.parse({ version: 1, body: { markdown: "Otherwise." } });
  await often(async () => {
    const thread = await annotate(chidi, reading);
    const post = thread.posts[0]?.id ?? "";
    const [locked, edited] = await settled(lockThread(bruno, thread.id, lock), editPost(chidi, post, edit));
    expect(locked).toBe(true);
    const [row] = await database().execute<{ version: number; after: number }>(sql`
      select version, (select count(*)::int from events as made, events as locks
        where made.kind = 'post.edited' and made.subject ->> 'postId' = posts.id::text
          and locks.kind = 'annotation.locked' and locks.subject ->> 'annotationId' = posts.annotation_id::text
          and made.number > locks.number) as after
      from posts where id = ${post}::uuid`);
    expect(row).toEqual({ version: edited ? 2 : 1, after: 0 });
  });
}, 120_000);

test("Two posts of one member in a slow thread: one of them is there", async () => {
  const { reading, bruno, chidi, dora } = await buildGroupReading();
  await often(async () => {
    const thread = await annotate(chidi, reading);
    await slowThread(bruno, thread.id, slowness.parse({ minutes: 5 }));
    const posted = await settled(reply(dora, thread, "One."), reply(dora, thread, "Two."));
    expect(posted.filter(Boolean)).toHaveLength(1);
  });
}, 120_000);

test("A move and a post: what is said is counted where the thread stands", async () => {
  const { reading, ada, bruno, chidi, dora } = await buildGroupReading({ paragraphs: ["One.", "Two."] });
  await often(async () => {
    const thread = await annotate(chidi, reading, { passage: { paragraph: 1 } });
    const move = newMove.parse({ paragraph: 2, reason: "Here." });
    expect(await settled(moveThread(bruno, thread.id, move), reply(dora, thread))).toEqual([true, true]);
  });
  await expectMapToAgree(reading, { ada, chidi });
}, 120_000);
