import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { isAnyMentionWaiting } from "@/db/queries/mention-notices";
import { posts } from "@/db/schema/annotations";
import { waitingMentions } from "@/db/schema/notices";
import { NOTICES_KEPT } from "@/domain/limits";
import type { SignedInViewer, Viewer } from "@/domain/viewer";
import { postEdit } from "@/domain/wire/annotation";
import { newMove } from "@/domain/wire/thread-keeping";
import { leaveGroup } from "@/operations/members/leave-group";
import { removeMember } from "@/operations/members/remove-member";
import { moveThread } from "@/operations/moderation/move-thread";
import { undoDecision } from "@/operations/moderation/undo-decision";
import { muteMember } from "@/operations/mutes/mute-member";
import { muteThread } from "@/operations/mutes/mute-thread";
import { countUnread } from "@/operations/notices/count-unread";
import { listNotices } from "@/operations/notices/list-notices";
import { noteAnswers } from "@/operations/notices/note-answers";
import { openNotices } from "@/operations/notices/open-notices";
import { deletePost } from "@/operations/posts/delete-post";
import { editPost } from "@/operations/posts/edit-post";
import { editReading } from "@/operations/readings/edit-reading";
import { markRead } from "@/operations/readings/mark-read";
import { addSubgroup } from "@/operations/subgroups/add-subgroup";
import { placeMembers } from "@/operations/subgroups/place-members";
import { assign } from "../../support/build-assignment";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";
import { buildGroup } from "../../support/build-group";
import { buildReading } from "../../support/build-reading";
import { decide, flag, moderate } from "../../support/build-review";

async function note(): Promise<void> {
  while (await noteAnswers());
}

/** What the bell lists, and how many it counts. */
async function told(viewer: SignedInViewer) {
  await note();
  const { items } = await listNotices(viewer, { limit: 100 });
  return { mentions: items.filter(({ kind }) => kind === "mentioned"), unread: await countUnread(viewer) };
}

const isTold = async (viewer: SignedInViewer) => (await told(viewer)).mentions.length > 0;
const DAY = 24 * 60 * 60 * 1000;
const NOTHING = { mentions: [], unread: 0 };

const calling = (...people: { handle: string }[]) => ({
  markdown: `What do you say, ${people.map(({ handle }) => `@${handle}`).join(", ")}?`,
});

const edit = (viewer: Viewer, post: { id: string }, version: number, markdown: string) =>
  editPost(viewer, post.id, postEdit.parse({ version, body: { markdown } }));

test("Who is mentioned is told of it once, and led to the post", async () => {
  const { chidi, dora, bruno, reading, group } = await buildGroupReading();
  const thread = await annotate(chidi, reading, { body: calling(dora) });
  const { mentions, unread } = await told(dora);
  expect(mentions).toMatchObject([{ kind: "mentioned", title: "Walden", group: group.slug, read: false }]);
  expect(mentions[0]?.url).toContain(`&a=${thread.id}`);
  expect(unread).toBe(1);
  expect(JSON.stringify(mentions)).not.toContain("What do you say");

  const answer = await reply(bruno, thread, `Ask @${dora.handle}, @${dora.handle} knows.`);
  const again = await told(dora);
  expect(again.mentions).toHaveLength(2);
  expect(again.mentions[0]?.url).toContain(`&post=${answer.id}`);
  await note();
  expect((await told(dora)).unread).toBe(2);
  expect(await isTold(bruno)).toBe(false);
});

test("Nobody is told of mentioning themselves, nor of what they have read", async () => {
  const { chidi, dora, reading } = await buildGroupReading();
  const thread = await annotate(chidi, reading, { body: calling(chidi, dora) });
  const [seen] = await seenBy(dora, reading);
  await markRead(dora, reading.id, { posts: seen?.posts.flatMap(({ number }) => number ?? []) ?? [] });
  expect([await told(chidi), await told(dora)]).toEqual([NOTHING, NOTHING]);

  await reply(chidi, thread, `And @${dora.handle}?`);
  expect((await told(dora)).unread).toBe(1);
  const [later] = await seenBy(dora, reading);
  await markRead(dora, reading.id, { posts: later?.posts.flatMap(({ number }) => number ?? []) ?? [] });
  expect(await openNotices(dora, { limit: 30 })).toMatchObject({ items: [{ read: true }], unread: 0 });
});

test("An edit tells those whom it mentions first, and nobody twice", async () => {
  const { chidi, dora, olive, reading } = await buildGroupReading();
  const thread = await annotate(chidi, reading);
  const post = await reply(chidi, thread, `Is it so, @${dora.handle}?`);
  await note();
  await edit(chidi, post, 1, `Is it really so, @${dora.handle} and @${olive.handle}?`);
  expect([(await told(dora)).unread, (await told(olive)).unread]).toEqual([1, 1]);

  await edit(chidi, post, 2, `Is it really so, @${olive.handle}?`);
  expect((await told(dora)).mentions).toEqual([]);
  expect((await told(olive)).mentions).toHaveLength(1);
});

test("Whom or what one has muted mentions one in vain", async () => {
  const { bruno, chidi, dora, group, reading, memberIds } = await buildGroupReading();
  await muteMember(dora, group.slug, memberIds.chidi);
  const thread = await annotate(chidi, reading, { body: calling(dora) });
  expect(await told(dora)).toEqual(NOTHING);

  const other = await annotate(bruno, reading, { body: calling(dora) });
  expect(await isTold(dora)).toBe(true);
  await muteThread(dora, other.id);
  expect((await told(dora)).mentions).toEqual([]);
  await reply(bruno, other, `Well, @${dora.handle}?`);
  await reply(bruno, thread, `And here, @${dora.handle}?`);
  expect((await told(dora)).mentions).toHaveLength(1);
});

test("Of a note to oneself nobody else is told", async () => {
  const { bruno, chidi, dora, reading } = await buildGroupReading();
  await annotate(chidi, reading, { audience: "me", body: calling(dora, bruno) });
  expect(await told(dora)).toEqual(NOTHING);
  expect(await isTold(bruno)).toBe(false);
});

test("What waits for a moderator, is hidden or taken back tells nobody, and once it is let through it does", async () => {
  const { ada, bruno, chidi, dora, group, reading } = await buildGroupReading();
  await moderate(ada, group.slug, { hold: "everything" });
  const held = await annotate(chidi, reading, { body: calling(dora, bruno) });
  expect([await isTold(dora), await isTold(bruno)]).toEqual([false, false]);
  expect(await countUnread(dora)).toBe(0);

  const post = held.posts[0] ?? { id: "" };
  await decide(ada, post.id, { action: "approve" });
  expect([await isTold(dora), await isTold(bruno)]).toEqual([true, true]);
  await database().update(posts).set({ moderation: "hidden" }).where(eq(posts.id, post.id));
  expect([await isTold(dora), await isTold(bruno)]).toEqual([false, false]);

  await moderate(ada, group.slug, { hold: "nothing" });
  const thread = await annotate(bruno, reading);
  const taken = await reply(bruno, thread, `See, @${dora.handle}.`);
  await deletePost(bruno, taken.id);
  expect((await told(dora)).mentions).toEqual([]);
});

test("An edit that waits mentions nobody until it is let through", async () => {
  const { ada, bruno, chidi, dora, group, reading } = await buildGroupReading();
  const thread = await annotate(bruno, reading);
  const post = await reply(chidi, thread, "It is so.");
  await moderate(ada, group.slug, { hold: "everything" });
  await edit(chidi, post, 1, `It is so, @${dora.handle}.`);
  expect(await told(dora)).toEqual(NOTHING);
  await decide(ada, post.id, { action: "approve" });
  expect(await isTold(dora)).toBe(true);
});

test("What a see-rule keeps back is neither told nor counted before it is met", async () => {
  const { ada, chidi, dora, reading } = await buildGroupReading();
  await assign(ada, reading, { see: { others: "after-own", own: 1 } });
  await annotate(chidi, reading, { body: calling(dora) });
  expect(await told(dora)).toEqual(NOTHING);
  expect(await openNotices(dora, { limit: 30 })).toMatchObject({ items: [], unread: 0 });

  await annotate(dora, reading);
  expect(await told(dora)).toMatchObject({ mentions: [{ read: false }], unread: 1 });
  await note();
  expect((await told(dora)).unread).toBe(1);
});

test("Whoever has read a post by the time that a see-rule is met waits for no notice of it any more", async () => {
  const { ada, chidi, dora, reading } = await buildGroupReading();
  await assign(ada, reading, { see: { others: "after-own", own: 1 } });
  await annotate(chidi, reading, { body: calling(dora) });
  await note();
  expect(await isAnyMentionWaiting(database())).toBe(true);

  await annotate(dora, reading);
  const posts = (await seenBy(dora, reading)).flatMap((thread) =>
    thread.posts.flatMap(({ number }) => number ?? []),
  );
  await markRead(dora, reading.id, { posts });
  expect(await told(dora)).toEqual(NOTHING);
  expect(await isAnyMentionWaiting(database())).toBe(false);
});

describe("Nobody waits in vain for a see-rule", () => {
  async function buildWaiting(body = calling) {
    const stage = await buildGroupReading();
    await assign(stage.ada, stage.reading, { see: { others: "after-own", own: 1 } });
    const thread = await annotate(stage.chidi, stage.reading, { body: body(stage.dora) });
    await note();
    expect(await isWaiting(stage)).toBe(true);
    return { ...stage, thread, post: thread.posts[0] ?? { id: "" } };
  }
  const isWaiting = async ({ memberIds }: { memberIds: { dora: string } }) => {
    const rows = await database()
      .select()
      .from(waitingMentions)
      .where(eq(waitingMentions.memberId, memberIds.dora));
    return rows.length > 0;
  };

  test("whom the words mention no more waits no more, and does again once they do", async () => {
    const stage = await buildWaiting();
    await edit(stage.chidi, stage.post, 1, "What does anybody say?");
    await note();
    expect(await isWaiting(stage)).toBe(false);
    await edit(stage.chidi, stage.post, 2, `What do you say, @${stage.dora.handle}?`);
    await note();
    await annotate(stage.dora, stage.reading);
    expect((await told(stage.dora)).mentions).toHaveLength(1);
  });

  test("nor does who has muted its author or its thread", async () => {
    const stage = await buildWaiting();
    await muteMember(stage.dora, stage.group.slug, stage.memberIds.chidi);
    await note();
    expect(await isWaiting(stage)).toBe(false);
  });

  test("what is hidden meanwhile is told when it is shown again and the rule is met", async () => {
    const stage = await buildWaiting();
    await flag(stage.bruno, stage.post.id);
    const hidden = await decide(stage.bruno, stage.post.id, { action: "hide", note: "A moment." });
    await annotate(stage.dora, stage.reading);
    expect(await told(stage.dora)).toEqual(NOTHING);
    await undoDecision(stage.bruno, hidden?.id ?? "");
    expect((await told(stage.dora)).mentions).toHaveLength(1);
    expect(await isWaiting(stage)).toBe(false);
  });

  test("it has an end a season after the last date of what keeps it back, and is told before it", async () => {
    const stage = await buildWaiting();
    const dueAt = new Date(Date.now() + 30 * DAY);
    await assign(stage.ada, stage.reading, {
      dueAt: dueAt.toISOString(),
      see: { others: "after-own", own: 1 },
    });
    await database()
      .update(posts)
      .set({ createdAt: new Date(Date.now() - 100 * DAY) })
      .where(eq(posts.id, stage.post.id));
    const noteAt = async (at: number) => {
      while (await noteAnswers(new Date(at)));
      return isWaiting(stage);
    };
    expect(await noteAt(dueAt.getTime() + NOTICES_KEPT - DAY)).toBe(true);
    expect(await noteAt(dueAt.getTime() + NOTICES_KEPT + DAY)).toBe(false);
  });

  test("a post that keeps somebody waiting without any date does so for a season", async () => {
    const stage = await buildWaiting();
    while (await noteAnswers(new Date(Date.now() + NOTICES_KEPT - DAY)));
    expect(await isWaiting(stage)).toBe(true);
    while (await noteAnswers(new Date(Date.now() + NOTICES_KEPT + DAY)));
    expect(await isWaiting(stage)).toBe(false);
  });
});

test("Whoever is answered by a post that mentions them is told of it once", async () => {
  const { bruno, chidi, dora, reading } = await buildGroupReading();
  const thread = await annotate(dora, reading);
  const kinds = async () => {
    await note();
    const { items } = await listNotices(dora, { limit: 100 });
    return items.map(({ kind, answers, read }) => [kind, answers, read]);
  };
  await reply(chidi, thread, `As you say, @${dora.handle}.`);
  expect([await kinds(), await countUnread(dora)]).toEqual([[["mentioned", null, false]], 1]);
  const plain = await reply(bruno, thread, "As you say.");
  await reply(chidi, thread, `Or not, @${dora.handle}?`);
  expect((await kinds()).toSorted()).toEqual([
    ["answered", 1, false],
    ["mentioned", null, false],
    ["mentioned", null, false],
  ]);
  await edit(bruno, plain, 1, `As you say, @${dora.handle}.`);
  expect((await kinds()).map(([kind]) => kind)).toEqual(["mentioned", "mentioned", "mentioned"]);
});

test("In a divided reading only one's own subgroup and the moderators are told", async () => {
  const { group, people, memberIds } = await buildGroup({
    members: { ada: "organizer", chidi: "member", dora: "member", emil: "member" },
  });
  const { ada, chidi, dora, emil } = people;
  const reading = await buildReading({ group, organizer: ada });
  const [red, blue] = [
    await addSubgroup(ada, group.slug, { name: "Red" }),
    await addSubgroup(ada, group.slug, { name: "Blue" }),
  ];
  await placeMembers(ada, group.slug, [
    { member: memberIds.chidi, subgroup: red },
    { member: memberIds.dora, subgroup: red },
    { member: memberIds.emil, subgroup: blue },
  ]);
  await editReading(ada, reading.id, { divided: true });
  await annotate(chidi, reading, { body: calling(ada, dora, emil) });
  expect([await isTold(ada), await isTold(dora)]).toEqual([true, true]);
  expect(await told(emil)).toEqual(NOTHING);
});

test("Whoever leaves or is taken out is told no more, and those outside never", async () => {
  const { ada, bruno, chidi, dora, group, reading, memberIds } = await buildGroupReading({
    visibility: "public",
  });
  const outside = await buildGroup({ name: "Others", members: { zora: "organizer" } });
  const { zora } = outside.people;
  await annotate(bruno, reading, { body: calling(chidi, dora, zora) });
  expect([await isTold(chidi), await isTold(dora)]).toEqual([true, true]);
  expect(await told(zora)).toEqual(NOTHING);

  await removeMember(ada, group.slug, memberIds.chidi);
  await leaveGroup(dora, group.slug);
  expect([await told(chidi), await told(dora)].map(({ mentions }) => mentions)).toEqual([[], []]);
  await annotate(bruno, reading, { body: calling(chidi, dora) });
  await note();
  expect([await countUnread(dora), (await told(chidi)).mentions]).toEqual([0, []]);
});

test("A thread that was moved is where the notice leads", async () => {
  const { bruno, chidi, dora, reading } = await buildGroupReading();
  const thread = await annotate(chidi, reading, { body: calling(dora) });
  expect((await told(dora)).mentions[0]?.url).toContain("#p1");
  await moveThread(bruno, thread.id, newMove.parse({ paragraph: 2, reason: "It is about this one." }));
  expect((await told(dora)).mentions[0]?.url).toContain("#p2");
});

test("However many look at once, nobody is told twice", async () => {
  const { chidi, dora, reading } = await buildGroupReading();
  const thread = await annotate(chidi, reading, { body: calling(dora) });
  await Promise.all([note(), note(), note()]);
  await reply(chidi, thread, `Well, @${dora.handle}?`);
  await Promise.all([note(), note(), note()]);
  expect((await told(dora)).unread).toBe(2);
});
