import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { posts } from "@/db/schema/annotations";
import { noticedAnswers } from "@/db/schema/notices";
import type { SignedInViewer } from "@/domain/viewer";
import { deleteAnnotation } from "@/operations/annotations/delete-annotation";
import { removeMember } from "@/operations/members/remove-member";
import { countUnread } from "@/operations/notices/count-unread";
import { listNotices } from "@/operations/notices/list-notices";
import { markNoticesRead } from "@/operations/notices/mark-notices-read";
import { noteAnswers } from "@/operations/notices/note-answers";
import { openNotices } from "@/operations/notices/open-notices";
import { deletePost } from "@/operations/posts/delete-post";
import { markRead } from "@/operations/readings/mark-read";
import { assign } from "../../support/build-assignment";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";

async function note(): Promise<void> {
  while (await noteAnswers());
}

const toldTo = async (viewer: SignedInViewer) =>
  (await listNotices(viewer, { limit: 100 })).items.filter(({ kind }) => kind === "answered");
const counts = async (viewer: SignedInViewer) => (await toldTo(viewer)).map(({ answers }) => answers);

test("Answers in a thread are one notice that counts up until it is read", async () => {
  const { bruno, chidi, dora, reading, group } = await buildGroupReading();
  const thread = await annotate(chidi, reading);
  await reply(dora, thread, "Slowly, I think.");
  await note();
  const [notice] = await toldTo(chidi);
  expect(notice).toMatchObject({ kind: "answered", title: "Walden", answers: 1, group: group.slug });
  expect(notice?.url).toContain(`/readings/${reading.id}?p=`);
  expect(notice?.url).toContain(`&a=${thread.id}#p1`);
  expect(JSON.stringify(notice)).not.toContain("Slowly");

  await reply(bruno, thread);
  await note();
  await note();
  expect([await counts(chidi), await countUnread(chidi)]).toEqual([[2], 1]);
  await markNoticesRead(chidi, { ids: [notice?.id ?? ""] });
  expect(await countUnread(chidi)).toBe(1);
  await markNoticesRead(chidi, {});
  await reply(dora, thread);
  await note();
  expect([await counts(chidi), await countUnread(chidi)]).toEqual([[1, 2], 1]);
});

test("Told are the author of the thread and of the post that is answered, and nobody of what they wrote themselves", async () => {
  const { ada, bruno, chidi, dora, reading } = await buildGroupReading();
  const thread = await annotate(chidi, reading);
  await reply(chidi, thread);
  const second = await reply(dora, thread);
  await reply(bruno, thread, "Why?", second.id);
  await annotate(ada, reading, { audience: "me" });
  await note();

  expect([await counts(chidi), await counts(dora)]).toEqual([[2], [1]]);
  expect([await toldTo(bruno), await toldTo(ada)]).toEqual([[], []]);
});

test("Whoever opens a thread on somebody's highlight answers them", async () => {
  const { chidi, dora, reading } = await buildGroupReading();
  const highlight = await annotate(chidi, reading, { kind: "highlight", body: undefined });
  await reply(dora, highlight);
  await note();
  expect(await counts(chidi)).toEqual([1]);
});

test("An answer that is taken back or hidden is not counted, and without any the notice disappears", async () => {
  const { bruno, chidi, dora, reading } = await buildGroupReading();
  const thread = await annotate(chidi, reading);
  const [one, other] = [await reply(dora, thread), await reply(bruno, thread)];
  await note();
  expect(await counts(chidi)).toEqual([2]);
  await deletePost(dora, one.id);
  expect(await counts(chidi)).toEqual([1]);
  await database().update(posts).set({ moderation: "hidden" }).where(eq(posts.id, other.id));
  expect(await counts(chidi)).toEqual([]);
  expect(await openNotices(chidi, { limit: 30 })).toMatchObject({ items: [], unread: 0 });
});

test("What was held or gone when it was looked for tells nobody", async () => {
  const { bruno, chidi, dora, reading } = await buildGroupReading();
  const thread = await annotate(chidi, reading);
  await deletePost(dora, (await reply(dora, thread)).id);
  const held = await reply(bruno, thread);
  await database().update(posts).set({ moderation: "held" }).where(eq(posts.id, held.id));
  await note();
  expect([await toldTo(chidi), await countUnread(chidi)]).toEqual([[], 0]);
});

test("Whoever is no member any more, or whose thread is gone, is told nothing", async () => {
  const { ada, chidi, dora, reading, group, memberIds } = await buildGroupReading({ visibility: "public" });
  const [thread, other] = [await annotate(chidi, reading), await annotate(dora, reading)];
  await reply(dora, thread);
  const answer = await reply(chidi, other);
  await note();
  await removeMember(ada, group.slug, memberIds.chidi);
  expect(await toldTo(chidi)).toEqual([]);
  expect(await counts(dora)).toEqual([1]);
  await deleteAnnotation(dora, other.id);
  await database().update(posts).set({ deletedAt: new Date() }).where(eq(posts.id, answer.id));
  expect(await toldTo(dora)).toEqual([]);
});

test("An answer that a see-rule keeps back is told of once the rule is met", async () => {
  const { ada, chidi, dora, reading } = await buildGroupReading();
  const thread = await annotate(dora, reading);
  await reply(dora, thread, "Why?", (await reply(chidi, thread)).id);
  await note();
  expect(await counts(chidi)).toEqual([1]);

  await assign(ada, reading, { see: { others: "after-own", own: 1 } });
  expect(await counts(chidi)).toEqual([]);
  await annotate(chidi, reading);
  expect(await counts(chidi)).toEqual([1]);
});

test("What somebody has seen on the reading page is no news under the bell", async () => {
  const { chidi, dora, reading } = await buildGroupReading();
  const thread = await annotate(chidi, reading);
  const see = async () => {
    const [seen] = await seenBy(chidi, reading);
    await markRead(chidi, reading.id, { posts: seen?.posts.flatMap(({ number }) => number ?? []) ?? [] });
  };
  await reply(dora, thread);
  await see();
  await note();
  expect(await toldTo(chidi)).toEqual([]);

  await reply(dora, thread);
  await note();
  expect(await countUnread(chidi)).toBe(1);
  await see();
  expect(await openNotices(chidi, { limit: 30 })).toMatchObject({ items: [{ answers: 1, read: true }] });
  expect(await countUnread(chidi)).toBe(0);
});

test("However many look at once, and wherever one stopped, nobody is told twice and no answer is left out", async () => {
  const { chidi, dora, bruno, reading } = await buildGroupReading();
  const threads = [await annotate(chidi, reading), await annotate(chidi, reading)];
  for (const thread of threads) await reply(dora, thread);
  await Promise.all([note(), note(), note()]);
  await Promise.all(threads.map((thread) => reply(bruno, thread)));
  await Promise.all([note(), note(), note()]);
  await note();
  expect(await counts(chidi)).toEqual([2, 2]);
  const [kept] = await database()
    .select()
    .from(noticedAnswers)
    .where(eq(noticedAnswers.readingId, reading.id));
  expect(kept?.through).toBe(6);
});
