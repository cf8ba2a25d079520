import { sql } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { database } from "@/db/client";
import { Conflict, Forbidden, Invalid, NotFound, TooMany } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { postEdit } from "@/domain/wire/annotation";
import { newLock, newMove, slowness } from "@/domain/wire/thread-keeping";
import { editAnnotation } from "@/operations/annotations/edit-annotation";
import { findAnnotation } from "@/operations/annotations/find-annotation";
import { listThreads } from "@/operations/annotations/list-threads";
import { keepOrder } from "@/operations/moderation/keep-order";
import { listLog } from "@/operations/moderation/list-log";
import { lockThread, unlockThread } from "@/operations/moderation/lock-thread";
import { moveThread, moveThreadBack } from "@/operations/moderation/move-thread";
import { slowThread } from "@/operations/moderation/slow-thread";
import { addPost } from "@/operations/posts/add-post";
import { deletePost } from "@/operations/posts/delete-post";
import { editPost } from "@/operations/posts/edit-post";
import { findTalk } from "@/operations/readings/find-talk";
import { assign } from "../../support/build-assignment";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";
import { decide, flag, itemAbout, moderate } from "../../support/build-review";
import { closePages, follow } from "../../support/follow";
import { expectMapToAgree } from "../../support/map-agrees";

afterEach(closePages);

const lock = (viewer: Viewer, { id }: { id: string }, reason = "All is said here.") =>
  lockThread(viewer, id, newLock.parse({ reason }));
const slow = (viewer: Viewer, { id }: { id: string }, minutes: number) =>
  slowThread(viewer, id, slowness.parse({ minutes }));
const move = (viewer: Viewer, { id }: { id: string }, paragraph: number | string) =>
  moveThread(viewer, id, newMove.parse({ paragraph, reason: "It is about this one." }));
const opening = ({ posts }: { posts: { id: string }[] }) => posts[0]?.id ?? "";
const edit = (viewer: Viewer, postId: string) =>
  editPost(viewer, postId, postEdit.parse({ version: 1, body: { markdown: "Otherwise." } }));

test("In a locked thread members read why, take their own back, and write nothing", async () => {
  const { group, reading, bruno, chidi, dora, olive } = await buildGroupReading();
  const thread = await annotate(chidi, reading);
  const answer = await reply(dora, thread);
  const locked = await lock(bruno, thread);
  expect(locked.locked?.reason).toBe("All is said here.");
  expect(locked.version).toBe(thread.version);

  const refusal = { code: "annotation.locked" };
  await expect(reply(dora, thread)).rejects.toThrow(expect.objectContaining(refusal));
  await expect(reply(dora, thread)).rejects.toBeInstanceOf(Forbidden);
  await expect(edit(dora, answer.id)).rejects.toThrow(expect.objectContaining(refusal));
  await expect(edit(chidi, opening(thread))).rejects.toThrow(expect.objectContaining(refusal));
  await expect(editAnnotation(chidi, thread.id, { version: 1, tags: ["x"] })).rejects.toThrow(
    expect.objectContaining(refusal),
  );
  await expect(reply(olive, thread)).rejects.toThrow(expect.objectContaining({ code: "forbidden" }));
  await reply(bruno, thread, "To end with.");
  await deletePost(dora, answer.id);
  for (const viewer of [chidi, olive])
    expect((await findAnnotation(viewer, thread.id)).locked?.reason).toBe("All is said here.");
  const { items } = await listThreads(dora, reading.id, { ids: [thread.id], limit: 1 });
  expect(items[0]?.locked).toBe("All is said here.");

  const { items: log } = await listLog(bruno, group.slug, { limit: 2 });
  expect(log).toMatchObject([
    { action: "delete", reason: "", annotation: thread.id },
    { action: "lock", reason: "All is said here.", annotation: thread.id },
  ]);
});

test("Locking is undone, done once, and by moderators alone", async () => {
  const { group, reading, ada, bruno, chidi, dora } = await buildGroupReading();
  const thread = await annotate(chidi, reading);
  await expect(lock(chidi, thread)).rejects.toBeInstanceOf(Forbidden);
  await expect(unlockThread(bruno, thread.id)).rejects.toBeInstanceOf(Conflict);
  await lock(bruno, thread);
  await expect(lock(ada, thread, "Once more.")).rejects.toBeInstanceOf(Conflict);
  await unlockThread(ada, thread.id);
  expect((await reply(dora, thread)).status).toBe("visible");
  expect((await findAnnotation(chidi, thread.id)).locked).toBeNull();
  const { items } = await listLog(bruno, group.slug, { limit: 5 });
  expect(items.map(({ action }) => action)).toEqual(["unlock", "lock"]);
  const alone = await annotate(chidi, reading, { audience: "me" });
  await expect(lock(bruno, alone)).rejects.toBeInstanceOf(NotFound);
});

test("A thread is slow for each member by themselves, and for no moderator", async () => {
  const { reading, bruno, chidi, dora } = await buildGroupReading();
  const thread = await annotate(chidi, reading);
  expect((await slow(bruno, thread, 15)).slowMinutes).toBe(15);
  const id = crypto.randomUUID();
  const sent = { id, body: { markdown: "One." }, disagrees: false };
  await addPost(dora, thread.id, sent);
  const refused = await reply(dora, thread, "Two.").catch((thrown: unknown) => thrown);
  expect(refused).toBeInstanceOf(TooMany);
  expect(refused).toMatchObject({ code: "posting.slow", values: { minutes: 15, hours: 0 } });
  expect((refused as TooMany).retryAfter).toBeGreaterThan(890);
  // Who began the thread has written in it as well; what was sent before is answered as ever.
  await expect(reply(chidi, thread)).rejects.toBeInstanceOf(TooMany);
  expect((await addPost(dora, thread.id, sent)).id).toBe(id);
  for (let times = 0; times < 3; times++) await reply(bruno, thread);

  // Taking a post back gives no turn.
  await deletePost(dora, id);
  await expect(reply(dora, thread)).rejects.toBeInstanceOf(TooMany);
  await database().execute(sql`
    update posts set created_at = now() - interval '16 minutes' where id = ${id}::uuid`);
  await reply(dora, thread, "Later.");
  await expect(reply(dora, thread)).rejects.toBeInstanceOf(TooMany);
  await slow(bruno, thread, 0);
  await reply(dora, thread, "At will.");
  expect(() => slowness.parse({ minutes: 7 })).toThrow();
});

test("A thread is moved to another paragraph, onto the words where they stand there, and is counted there", async () => {
  const paragraphs = ["We live meanly, like ants.", "Like ants we live.", "Simplicity!"];
  const { group, reading, ada, bruno, chidi, dora, olive } = await buildGroupReading({ paragraphs });
  const thread = await annotate(chidi, reading, { passage: { paragraph: 2, quote: "we live" } });
  await reply(dora, thread);
  const before = await findAnnotation(dora, thread.id);

  const whole = await move(bruno, thread, 3);
  expect(whole).toMatchObject({
    passage: { quote: "Simplicity!", start: { paragraph: 3, offset: 0 } },
    placement: { state: "exact", paragraph: 3, quote: "Simplicity!" },
    moved: { from: 2 },
    version: 1,
  });
  expect(new URL(whole.url).hash).toBe("#p3");
  const talk = await findTalk(dora, reading.id);
  expect(Object.values(talk.counts).filter(({ posts }) => posts > 0)).toMatchObject([
    { key: whole.passage.start.key, threads: 1, posts: 2 },
  ]);
  await expectMapToAgree(reading, { ada, bruno, chidi, dora, olive });
  await reply(dora, thread, "Here, too.");
  await expectMapToAgree(reading, { ada, bruno, chidi, dora, olive });

  await moveThreadBack(ada, thread.id);
  const { posts: _, postCount: __, ...stands } = await findAnnotation(dora, thread.id);
  const { posts: ___, postCount: ____, ...stood } = before;
  expect(stands).toEqual(stood);
  await expectMapToAgree(reading, { ada, bruno, chidi, dora, olive });
  await expect(moveThreadBack(ada, thread.id)).rejects.toBeInstanceOf(Conflict);
  const { items } = await listLog(bruno, group.slug, { limit: 5 });
  expect(items.map(({ action, from, to }) => [action, from, to])).toEqual([
    ["move-back", "3", "2"],
    ["move", "2", "3"],
  ]);
});

test("What is held is moved as well: nobody learns of it in either place, and shown it counts where it stands", async () => {
  const stage = await buildGroupReading({ paragraphs: ["Like ants we live.", "Simplicity!"] });
  const { group, reading, ada, bruno, chidi, dora, olive } = stage;
  await moderate(ada, group.slug, { hold: "everything", words: ["fools"] });
  const passage = { paragraph: 1, quote: "we live" };
  const thread = await annotate(chidi, reading, { passage, body: { markdown: "Do we?" } });
  const marked = { passage, kind: "highlight" as const, body: undefined };
  const [mark, shown] = [
    await annotate(chidi, reading, { ...marked, tags: ["fools"] }),
    await annotate(chidi, reading, { ...marked, tags: [] }),
  ];
  const page = await follow(dora, reading);
  for (const { id } of [thread, mark, shown]) await move(bruno, { id }, 2);
  await page.hearsOf("annotation.moved");
  expect(page.heard.map(({ kind }) => kind)).toEqual(["annotation.moved"]);
  expect(JSON.stringify(page.heard)).not.toMatch(new RegExp(`${thread.id}|${mark.id}|Do we|fools`));
  expect((await seenBy(dora, reading)).map(({ id, moved }) => [id, moved?.from])).toEqual([[shown.id, 1]]);
  expect(await findAnnotation(chidi, thread.id)).toMatchObject({ moved: { from: 1 } });
  expect(await findAnnotation(chidi, mark.id)).toMatchObject({ held: true, moved: { from: 1 } });
  const everybody = { ada, bruno, chidi, dora, olive };
  await expectMapToAgree(reading, everybody);

  await decide(bruno, opening(thread), { action: "approve" });
  await decide(bruno, mark.id, { action: "restore" });
  expect((await seenBy(dora, reading)).map(({ placement }) => placement?.paragraph)).toEqual([2, 2, 2]);
  await expectMapToAgree(reading, everybody);
  await moveThreadBack(ada, mark.id);
  await moveThreadBack(ada, thread.id);
  expect(await findAnnotation(dora, thread.id)).toMatchObject({ passage: { quote: "we live" }, moved: null });
  await expectMapToAgree(reading, everybody);
});

test("The words are kept where they stand in the other paragraph, and nothing is moved to nowhere", async () => {
  const paragraphs = ["Time is but the stream.", "Of time, the stream I go fishing in."];
  const { reading, bruno, chidi } = await buildGroupReading({ paragraphs });
  const thread = await annotate(chidi, reading, { passage: { paragraph: 1, quote: "the stream" } });
  expect((await move(bruno, thread, 2)).passage).toMatchObject({
    quote: "the stream",
    start: { paragraph: 2, offset: 9 },
  });
  await expect(move(bruno, thread, 2)).rejects.toBeInstanceOf(Invalid);
  await expect(move(bruno, thread, 9)).rejects.toBeInstanceOf(Invalid);
  await expect(move(chidi, thread, 1)).rejects.toBeInstanceOf(Forbidden);
});

test("A moved thread is seen by whom the one rule lets see it where it stands now", async () => {
  const { reading, ada, bruno, chidi, dora } = await buildGroupReading({
    paragraphs: ["One.", "Two.", "Three."],
  });
  await assign(ada, reading, { from: 2, to: 2, see: { others: "after-own", own: 1 } });
  const open = await annotate(chidi, reading, { passage: { paragraph: 1 } });
  const kept = await annotate(chidi, reading, { passage: { paragraph: 2 } });
  expect((await seenBy(dora, reading)).map(({ id }) => id)).toEqual([open.id]);
  const page = await follow(dora, reading);

  await move(bruno, open, 2);
  expect(await seenBy(dora, reading)).toEqual([]);
  await expect(findAnnotation(dora, open.id)).rejects.toBeInstanceOf(NotFound);
  await expectMapToAgree(reading, { ada, bruno, chidi, dora });
  await page.hears(1);
  await move(bruno, kept, 3);
  expect((await seenBy(dora, reading)).map(({ id }) => id)).toEqual([kept.id]);
  await expectMapToAgree(reading, { ada, bruno, chidi, dora });
  await page.hears(2);
  // Without a word of what it was.
  expect(page.heard.map(({ kind, data }) => [kind, data])).toEqual([
    ["refresh", {}],
    ["refresh", {}],
  ]);
});

test("Open pages are told of a lock, of slowness and of a move with the thread as it is then", async () => {
  const { reading, bruno, chidi, dora } = await buildGroupReading({ paragraphs: ["One.", "Two."] });
  const thread = await annotate(chidi, reading, { passage: { paragraph: 1 } });
  const page = await follow(dora, reading);
  await lock(bruno, thread);
  await unlockThread(bruno, thread.id);
  await slow(bruno, thread, 5);
  await move(bruno, thread, 2);
  await page.hears(4);
  expect(page.kinds()).toEqual([
    "annotation.locked",
    "annotation.unlocked",
    "annotation.slowed",
    "annotation.moved",
  ]);
  const { data } = page.heard.at(-1) ?? {};
  expect(data).toMatchObject({ annotation: { id: thread.id, slowMinutes: 5, placement: { paragraph: 2 } } });
});

test("From the queue is offered what one may do there to whoever wrote it, and to the thread", async () => {
  const { group, reading, memberIds, ada, bruno, chidi, dora } = await buildGroupReading();
  const about = async (author: Viewer, moderator: Viewer) => {
    const thread = await annotate(author, reading);
    await flag(dora, opening(thread));
    return { thread, item: () => itemAbout(moderator, opening(thread)) };
  };
  const his = await about(chidi, bruno);
  expect(await his.item()).toMatchObject({
    sanctions: ["warn", "silence", "remove", "ban"],
    thread: { id: his.thread.id, isLocked: false, isMoved: false },
  });
  await keepOrder(bruno, group.slug, { deed: "lock", thread: his.thread.id, reason: "Enough." });
  await keepOrder(bruno, group.slug, { deed: "move", thread: his.thread.id, paragraph: 2, reason: "Here." });
  expect((await his.item())?.thread).toMatchObject({ isLocked: true, isMoved: true });
  const remove = { deed: "remove", member: memberIds.chidi, until: null, reason: "Enough." } as const;
  await keepOrder(bruno, group.slug, remove);
  expect(await his.item()).toMatchObject({ status: "open", sanctions: ["ban"] });
  await keepOrder(bruno, group.slug, { ...remove, deed: "ban" });
  expect(await his.item()).toMatchObject({ status: "open", sanctions: [] });

  // Moderators keep order among those without an office, organizers among all others.
  expect(await (await about(ada, bruno)).item()).toMatchObject({
    sanctions: [],
    thread: { isLocked: false },
  });
  expect((await (await about(bruno, ada)).item())?.sanctions).toHaveLength(4);
  const ban = { deed: "ban", member: memberIds.ada, until: null, reason: "No." } as const;
  await expect(keepOrder(bruno, group.slug, ban)).rejects.toBeInstanceOf(Forbidden);
});
