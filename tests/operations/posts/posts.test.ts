import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { listEvents } from "@/db/queries/events";
import { posts, readMarks } from "@/db/schema/annotations";
import { memberships } from "@/db/schema/groups";
import { newId } from "@/domain/ids";
import { Conflict, Forbidden, NotFound, type Problem } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { newPost } from "@/domain/wire/annotation";
import type { PostWire } from "@/domain/wire/post";
import { addPost } from "@/operations/posts/add-post";
import { deletePost } from "@/operations/posts/delete-post";
import { editPost } from "@/operations/posts/edit-post";
import { findPost } from "@/operations/posts/find-post";
import { listPostHistory } from "@/operations/posts/list-post-history";
import { listPosts } from "@/operations/posts/list-posts";
import { markRead } from "@/operations/readings/mark-read";
import { openReading } from "@/operations/readings/open-reading";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";
import { buildViewer } from "../../support/build-group";

describe("replying", () => {
  test("replies nest, and a reply to nobody in particular answers the opening post", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const thread = await annotate(chidi, reading);
    const first = await reply(dora, thread);
    const nested = await reply(chidi, thread, "How slowly?", first.id);
    expect(first.parent).toBe(thread.posts[0]?.id);
    expect(nested.parent).toBe(first.id);
  });

  test("a reply to a post of another thread is refused", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const [one, other] = [await annotate(chidi, reading), await annotate(chidi, reading)];
    await expect(reply(dora, one, "Here?", other.posts[0]?.id)).rejects.toMatchObject({
      code: "post.parent-elsewhere",
    });
  });

  test("a reply to a post that was deleted meanwhile is refused in words", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const thread = await annotate(chidi, reading);
    const first = await reply(dora, thread);
    await deletePost(dora, first.id);
    await expect(reply(chidi, thread, "But", first.id)).rejects.toMatchObject({ code: "post.deleted" });
  });

  test("a post that was never for others to read is no more to them once it is deleted", async () => {
    const { bruno, chidi, dora, reading } = await buildGroupReading();
    const thread = await annotate(chidi, reading);
    const first = await reply(dora, thread);
    await database().update(posts).set({ moderation: "held" }).where(eq(posts.id, first.id));
    await deletePost(dora, first.id);
    const answer = (viewer: Viewer) => reply(viewer, thread, "But", first.id);
    await expect(answer(chidi)).rejects.toMatchObject({ code: "post.parent-elsewhere" });
    await expect(answer(bruno)).rejects.toMatchObject({ code: "post.deleted" });
  });

  test("an edit of what its author has deleted is refused in words, to them alone", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const thread = await annotate(chidi, reading);
    const { id } = await reply(dora, thread);
    await deletePost(dora, id);
    const edit = { version: 1, body: { markdown: "Mended" } };
    await expect(editPost(dora, id, edit)).rejects.toMatchObject({ name: "Conflict", code: "post.deleted" });
    await expect(editPost(chidi, id, edit)).rejects.toThrow(NotFound);
  });

  test("sent again it is kept once; the same id from someone else is refused", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const thread = await annotate(chidi, reading);
    const sent = newPost.parse({ id: newId(), body: { markdown: "Once" } });
    await Promise.all([1, 2, 3, 4].map(() => addPost(dora, thread.id, sent)));
    expect((await seenBy(chidi, reading))[0]?.postCount).toBe(2);
    await expect(addPost(chidi, thread.id, sent)).rejects.toThrow(Conflict);
    await expect(addPost(dora, thread.id, { ...sent, body: { markdown: "Twice" } })).rejects.toThrow(
      Conflict,
    );
  });

  test("the first post on somebody's highlight opens its thread", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const highlight = await annotate(chidi, reading, { kind: "highlight", body: undefined });
    const opening = await reply(dora, highlight);
    expect(opening.parent).toBeNull();
  });
});

describe("at the same time", () => {
  const codeOf = (outcome: PromiseSettledResult<unknown>) =>
    outcome.status === "fulfilled" ? "done" : (outcome.reason as Problem).code;

  test("of several first posts on a highlight one opens the thread, and the others answer it", async () => {
    const { ada, bruno, chidi, dora, reading } = await buildGroupReading();
    const highlight = await annotate(chidi, reading, { kind: "highlight", body: undefined });
    const posts = await Promise.all([ada, bruno, chidi, dora].map((one) => reply(one, highlight)));
    const openings = posts.filter(({ parent }) => parent === null);
    expect(openings).toHaveLength(1);
    expect(posts.filter(({ parent }) => parent === openings[0]?.id)).toHaveLength(3);
    const { counts } = await openReading(dora, reading.id);
    expect(Object.values(counts)).toMatchObject([{ threads: 1, posts: 4 }]);
  });

  test("a reply and the deletion of what it answers: the reply was there before, or is refused", async () => {
    const { ada, bruno, chidi, dora, reading } = await buildGroupReading();
    const thread = await annotate(chidi, reading);
    for (let round = 0; round < 8; round++) {
      const answered = await reply(dora, thread);
      const answering = [ada, bruno, chidi].map((one) => reply(one, thread, "But", answered.id));
      const deleting = deletePost(dora, answered.id);
      const outcomes = await Promise.allSettled([...answering, deleting]);
      expect(["done", "post.deleted"]).toEqual(expect.arrayContaining(outcomes.map(codeOf)));
      expect(outcomes.map(codeOf).at(-1)).toBe("done");

      const events = await listEvents(database(), [{ streamId: reading.id, after: 0 }]);
      const ofDeletion = events.find(
        ({ subject, kind }) => kind === "post.deleted" && subject.postId === answered.id,
      );
      for (const outcome of outcomes.slice(0, -1))
        if (outcome.status === "fulfilled")
          expect((outcome.value as PostWire).number).toBeLessThan(ofDeletion?.number ?? 0);
    }
  });

  test("people write and delete in one reading without waiting for each other in a circle", async () => {
    const { ada, bruno, chidi, dora, reading } = await buildGroupReading();
    const people = [ada, bruno, chidi, dora];
    const thread = await annotate(chidi, reading);
    const posts = await Promise.all(people.flatMap((one) => [reply(one, thread), reply(one, thread)]));
    const deeds = posts.flatMap(({ id }, n) => [
      deletePost(people[n >> 1] ?? ada, id),
      reply(people[n % 4] ?? ada, thread),
      annotate(people[n % 4] ?? ada, reading),
    ]);
    expect(new Set((await Promise.allSettled(deeds)).map(codeOf))).toEqual(new Set(["done"]));
    const postCount = (await seenBy(dora, reading)).reduce((sum, one) => sum + one.postCount, 0);
    expect(Object.values((await openReading(dora, reading.id)).counts)).toMatchObject([
      { threads: 9, posts: postCount },
    ]);
  });
});

/** `act` begins while `user` has their place, and writes after the place has been changed. */
async function overtaken(
  user: { userId: string },
  change: { state: "removed"; removedAt: Date } | { role: "observer" },
  act: () => Promise<unknown>,
): Promise<unknown> {
  let acting: Promise<unknown> | undefined;
  await database().transaction(async (tx) => {
    await tx.update(memberships).set(change).where(eq(memberships.userId, user.userId));
    acting = act();
    acting.catch(() => {});
    const waiting = () =>
      database().execute(sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    await expect.poll(async () => (await waiting()).length).toBeGreaterThan(0);
  });
  return acting;
}

describe("whoever loses the right to write while writing", () => {
  const problems = [
    [{ state: "removed", removedAt: new Date(0) }, NotFound],
    [{ role: "observer" }, Forbidden],
  ] as const;

  test.each(problems)("adds no post and no annotation (%j)", async (change, problem) => {
    for (const act of ["reply", "annotate"] as const) {
      const { chidi, dora, reading } = await buildGroupReading();
      const thread = await annotate(chidi, reading);
      const writing = () => (act === "reply" ? reply(dora, thread) : annotate(dora, reading));
      await expect(overtaken(dora, change, writing)).rejects.toThrow(problem);
      expect(await seenBy(chidi, reading)).toMatchObject([{ id: thread.id, postCount: 1 }]);
    }
  });
});

describe("the answer to a post", () => {
  test("is what reading it gives", async () => {
    const { bruno, chidi, dora, reading } = await buildGroupReading();
    const thread = await annotate(chidi, reading);
    const markdown = "*One* 🌲 `two`\n\n> three\n\n1. four\n   - five [six](https://example.org)";
    const first = await reply(dora, thread, markdown);
    const nested = await reply(bruno, thread, "Well", first.id);
    expect(first).toEqual(await findPost(dora, first.id));
    expect(nested).toEqual(await findPost(bruno, nested.id));

    const highlight = await annotate(chidi, reading, { kind: "highlight", body: undefined });
    const opening = await reply(chidi, highlight);
    expect(opening).toEqual(await findPost(chidi, opening.id));
  });
});

describe("editing and deleting", () => {
  test("an edit shows that it was one, and the earlier words stay readable", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const [post] = (await annotate(chidi, reading)).posts;
    const edited = await editPost(chidi, post?.id ?? "", {
      version: 1,
      body: { markdown: "I mean: on purpose" },
    });
    expect(edited).toMatchObject({ version: 2, body: { text: "I mean: on purpose" } });
    expect(edited.editedAt).not.toBeNull();
    const history = await listPostHistory(dora, edited.id, { limit: 50 });
    expect(history.items.map(({ version, text }) => [version, text])).toEqual([
      [1, "What would deliberately mean here?"],
      [2, "I mean: on purpose"],
    ]);
  });

  test("a stale edit is refused with the words as they are", async () => {
    const { chidi, reading } = await buildGroupReading();
    const [post] = (await annotate(chidi, reading)).posts;
    const edits = ["one", "two", "three"].map((markdown) =>
      editPost(chidi, post?.id ?? "", { version: 1, body: { markdown } }).then(
        () => "kept",
        (thrown) => thrown.code,
      ),
    );
    expect((await Promise.all(edits)).sort()).toEqual(["kept", "stale", "stale"]);
  });

  test("nobody edits or deletes what somebody else wrote, the organizer included", async () => {
    const { ada, chidi, dora, reading } = await buildGroupReading();
    const [post] = (await annotate(chidi, reading)).posts;
    const id = post?.id ?? "";
    for (const other of [ada, dora]) {
      await expect(editPost(other, id, { version: 1, body: { markdown: "No" } })).rejects.toThrow(Forbidden);
      await expect(deletePost(other, id)).rejects.toThrow(Forbidden);
    }
    await expect(findPost(await buildViewer("mallory"), id)).rejects.toThrow(NotFound);
  });

  test("a deleted post leaves a placeholder only while a reply under it stands", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const thread = await annotate(chidi, reading);
    const first = await reply(dora, thread, "First");
    const nested = await reply(chidi, thread, "Nested", first.id);
    await deletePost(dora, first.id);
    const statuses = async () => (await seenBy(dora, reading))[0]?.posts.map(({ status }) => status);
    expect(await statuses()).toEqual(["visible", "deleted", "visible"]);
    await deletePost(chidi, nested.id);
    expect(await statuses()).toEqual(["visible"]);
    await expect(findPost(chidi, first.id)).rejects.toThrow(NotFound);
  });

  test("whoever deletes what they said on somebody's highlight leaves the highlight where it was", async () => {
    const { chidi, dora, olive, reading } = await buildGroupReading();
    const highlight = await annotate(chidi, reading, { kind: "highlight", body: undefined });
    await deletePost(dora, (await reply(dora, highlight)).id);
    for (const reader of [chidi, dora, olive])
      expect(await seenBy(reader, reading)).toMatchObject([
        { id: highlight.id, posts: [], postCount: 0, deletedAt: null },
      ]);

    const later = await reply(dora, highlight, "On second thoughts");
    expect(later.parent).toBeNull();
    expect((await seenBy(olive, reading))[0]?.posts.map(({ id }) => id)).toEqual([later.id]);
  });

  test("the last words that are deleted take their author's annotation along, whoever wrote them", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const thread = await annotate(chidi, reading);
    const answer = await reply(dora, thread);
    await deletePost(chidi, thread.posts[0]?.id ?? "");
    expect(await seenBy(dora, reading)).toHaveLength(1);
    await deletePost(dora, answer.id);
    expect(await seenBy(dora, reading)).toEqual([]);
    await expect(reply(dora, thread)).rejects.toMatchObject({ code: "annotation.deleted" });
  });

  test("the counts beside the text follow every change", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const counts = async () => Object.values((await openReading(dora, reading.id)).counts);
    const thread = await annotate(chidi, reading);
    const first = await reply(dora, thread);
    expect(await counts()).toMatchObject([{ threads: 1, posts: 2, fresh: 1 }]);
    await deletePost(dora, first.id);
    expect(await counts()).toMatchObject([{ threads: 1, posts: 1 }]);
    await Promise.all([1, 2, 3].map(() => deletePost(chidi, thread.posts[0]?.id ?? "").catch(() => {})));
    expect(await counts()).toMatchObject([{ threads: 0, posts: 0 }]);
  });
});

test("a thread of many posts is paged without gaps or doubles", async () => {
  const { chidi, dora, reading } = await buildGroupReading();
  const thread = await annotate(chidi, reading);
  for (let n = 0; n < 24; n++) await reply(n % 2 ? chidi : dora, thread, `Reply ${n}`);
  const [shown] = await seenBy(chidi, reading);
  expect(shown?.posts).toHaveLength(20);
  expect(shown?.postCount).toBe(25);
  const texts: (string | undefined)[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const page = await listPosts(chidi, thread.id, { limit: 10, after });
    texts.push(...page.items.map(({ body }) => body?.text));
    after = page.next ?? undefined;
    more = page.next !== null;
  }
  expect(texts.slice(1)).toEqual(Array.from({ length: 24 }, (_, n) => `Reply ${n}`));
});

describe("what is new", () => {
  test("is what others wrote since, until it has been seen", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const thread = await annotate(chidi, reading);
    await reply(chidi, thread, "And another");
    const fresh = async () => Object.values((await openReading(dora, reading.id)).counts)[0]?.fresh;
    expect(await fresh()).toBe(2);

    const [seen] = await seenBy(dora, reading);
    await markRead(dora, reading.id, { posts: [seen?.posts[0]?.number ?? 0] });
    expect(await fresh()).toBe(1);
    expect((await seenBy(dora, reading))[0]?.posts.map(({ isNew }) => isNew)).toEqual([false, true]);

    await markRead(dora, reading.id, {
      posts: [seen?.posts[1]?.number ?? 0],
      stoppedAt: seen?.passage.start.key,
    });
    expect(await fresh()).toBe(0);
    const { stoppedAt, edition } = await openReading(dora, reading.id);
    expect(edition.paragraphs[stoppedAt ?? -1]?.key).toBe(seen?.passage.start.key);

    await reply(chidi, thread, "Later");
    expect(await fresh()).toBe(1);
  });

  test("marks hold no more than what there is, however often and whatever is said to be seen", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const thread = await annotate(chidi, reading);
    await reply(chidi, thread);
    const kept = () =>
      database()
        .select({ seen: readMarks.seen, stoppedAt: readMarks.stoppedAt })
        .from(readMarks)
        .where(eq(readMarks.readingId, reading.id));
    const [seen] = await seenBy(dora, reading);
    const key = seen?.passage.start.key as string;

    await markRead(dora, reading.id, { posts: [seen?.posts[0]?.number ?? 0], stoppedAt: key });
    const before = await kept();
    expect(before).toMatchObject([{ stoppedAt: key }]);

    const beyond = Array.from({ length: 1_000 }, (_, at) => 1_000_000 + 2 * at);
    for (let time = 0; time < 3; time++) {
      await markRead(dora, reading.id, { posts: [seen?.posts[0]?.number ?? 0], stoppedAt: key });
      await markRead(dora, reading.id, { posts: beyond, stoppedAt: "no-such-paragraph" });
      await markRead(dora, reading.id, { posts: [Number.MAX_SAFE_INTEGER] });
    }

    expect(await kept()).toEqual(before);
    expect((await seenBy(dora, reading))[0]?.posts.map(({ isNew }) => isNew)).toEqual([false, true]);
    await reply(chidi, thread, "Later");
    expect((await seenBy(dora, reading))[0]?.posts.map(({ isNew }) => isNew)).toEqual([false, true, true]);
  });

  test("an observer has marks of their own; a stranger at a public group has none", async () => {
    const { chidi, olive, reading } = await buildGroupReading({ visibility: "public" });
    await annotate(chidi, reading);
    const [seen] = await seenBy(olive, reading);
    await markRead(olive, reading.id, { posts: [seen?.posts[0]?.number ?? 0] });
    expect((await seenBy(olive, reading))[0]?.posts[0]?.isNew).toBe(false);
    const stranger = await buildViewer("mallory");
    await expect(markRead(stranger, reading.id, { posts: [1] })).rejects.toThrow(Forbidden);
    expect((await seenBy(stranger, reading))[0]?.posts[0]?.isNew).toBe(false);
  });
});
