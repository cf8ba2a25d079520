import { afterEach, describe, expect, test } from "vitest";
import { Forbidden, NotFound } from "@/domain/problems";
import type { SignedInViewer } from "@/domain/viewer";
import { editGroup } from "@/operations/groups/edit-group";
import { openHome } from "@/operations/groups/open-home";
import { leaveGroup } from "@/operations/members/leave-group";
import { listReview } from "@/operations/moderation/list-review";
import { listMutes } from "@/operations/mutes/list-mutes";
import { muteMember } from "@/operations/mutes/mute-member";
import { muteThread } from "@/operations/mutes/mute-thread";
import { unmuteMember } from "@/operations/mutes/unmute-member";
import { unmuteThread } from "@/operations/mutes/unmute-thread";
import { countUnread } from "@/operations/notices/count-unread";
import { listNotices } from "@/operations/notices/list-notices";
import { noteAnswers } from "@/operations/notices/note-answers";
import { openNotices } from "@/operations/notices/open-notices";
import { findTalk } from "@/operations/readings/find-talk";
import { markRead } from "@/operations/readings/mark-read";
import { openReading } from "@/operations/readings/open-reading";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";
import { decide, flag } from "../../support/build-review";
import { closePages, follow } from "../../support/follow";
import { mailTo } from "../../support/mailbox";
import { statementsDuring } from "../../support/statements";

afterEach(closePages);

const freshAtHome = async (viewer: SignedInViewer) =>
  (await openHome(viewer)).mine[0]?.readings[0]?.soFar?.fresh;
const freshInReading = async (viewer: SignedInViewer, reading: { id: string }) =>
  Object.values((await findTalk(viewer, reading.id)).counts).reduce((sum, { fresh }) => sum + fresh, 0);
const unreadOf = async (viewer: SignedInViewer, reading: { id: string }) =>
  (await seenBy(viewer, reading)).flatMap(({ posts }) =>
    posts.flatMap(({ isNew, body }) => (isNew ? (body?.text ?? "") : [])),
  );
const answersTold = async (viewer: SignedInViewer) => {
  while (await noteAnswers());
  return (await listNotices(viewer, { limit: 50 })).items.map(({ answers }) => answers);
};

describe("Whoever mutes a member", () => {
  test("still reads everything of theirs, and none of it is new", async () => {
    const { group, reading, memberIds, chidi, dora, bruno } = await buildGroupReading();
    const thread = await annotate(chidi, reading, { body: { markdown: "By Chidi" } });
    await reply(bruno, thread, "By Bruno");
    await reply(chidi, thread, "By Chidi again");
    expect([await freshAtHome(dora), await freshInReading(dora, reading)]).toEqual([3, 3]);

    await muteMember(dora, group.slug, memberIds.chidi);
    expect((await seenBy(dora, reading))[0]?.posts.map(({ body }) => body?.text)).toEqual([
      "By Chidi",
      "By Bruno",
      "By Chidi again",
    ]);
    expect(await unreadOf(dora, reading)).toEqual(["By Bruno"]);
    expect([await freshAtHome(dora), await freshInReading(dora, reading)]).toEqual([1, 1]);
    expect((await openReading(dora, reading.id)).muted).toEqual([memberIds.chidi]);
    expect((await findTalk(dora, reading.id)).muted).toEqual([memberIds.chidi]);

    await unmuteMember(dora, group.slug, memberIds.chidi);
    expect([await freshAtHome(dora), await freshInReading(dora, reading)]).toEqual([3, 3]);
    expect((await openReading(dora, reading.id)).muted).toEqual([]);
  });

  test("hears live what they write as nothing new, and others hear it as before", async () => {
    const { group, reading, memberIds, chidi, dora, bruno } = await buildGroupReading();
    await muteMember(dora, group.slug, memberIds.chidi);
    const [hers, his] = [await follow(dora, reading), await follow(bruno, reading)];
    const thread = await annotate(chidi, reading);
    await Promise.all([hers.hears(1), his.hears(1)]);
    const news = ({ heard }: typeof hers) =>
      heard
        .flatMap(({ data }) =>
          "annotation" in data && typeof data.annotation === "object" ? data.annotation.posts : [],
        )
        .map(({ isNew }) => isNew);
    expect([news(hers), news(his)]).toEqual([[false], [true]]);

    const post = await reply(chidi, thread);
    await Promise.all([hers.hearsPost(post.id), his.hearsPost(post.id)]);
    const last = ({ heard }: typeof hers) => {
      const data = heard.at(-1)?.data;
      return data && "post" in data && typeof data.post === "object" ? data.post.isNew : null;
    };
    expect([last(hers), last(his)]).toEqual([false, true]);
  });

  test("gets no notice and no mail for an answer of theirs, wherever it stands", async () => {
    const { group, reading, memberIds, chidi, dora, bruno } = await buildGroupReading();
    await muteMember(dora, group.slug, memberIds.chidi);
    const [own, others] = [await annotate(dora, reading), await annotate(bruno, reading)];
    const hers = await reply(dora, others);
    await reply(chidi, own);
    await reply(chidi, others, "So do I.", hers.id);
    expect(await answersTold(dora)).toEqual([]);
    expect(await answersTold(bruno)).toContain(2);
    expect(await mailTo(dora.email)).toEqual([]);
  });

  test("is told of no answer of theirs, and of one that was told before no more", async () => {
    const { group, reading, memberIds, chidi, dora, bruno } = await buildGroupReading();
    const [first, second] = [await annotate(dora, reading), await annotate(dora, reading)];
    await reply(chidi, first);
    expect(await answersTold(dora)).toEqual([1]);
    await muteMember(dora, group.slug, memberIds.chidi);
    await reply(chidi, second);
    expect(await answersTold(dora)).toEqual([]);
    await openNotices(dora, { limit: 50 });
    expect(await countUnread(dora)).toBe(0);
    await reply(bruno, second);
    expect(await answersTold(dora)).toEqual([1]);
  });

  test("loses nothing by reading on: what was muted counts as read, and what others wrote does not", async () => {
    const { group, reading, memberIds, chidi, dora, bruno } = await buildGroupReading();
    const thread = await annotate(chidi, reading);
    await muteMember(dora, group.slug, memberIds.chidi);
    const seen = await reply(bruno, thread, "Seen");
    await reply(bruno, thread, "Not seen");
    await markRead(dora, reading.id, { posts: [seen.number ?? 0] });
    expect(await unreadOf(dora, reading)).toEqual(["Not seen"]);
  });

  test("sees them in the queue all the same, as a moderator", async () => {
    const { group, reading, memberIds, chidi, dora, bruno } = await buildGroupReading();
    const thread = await annotate(chidi, reading);
    await flag(dora, thread.posts[0]?.id ?? "");
    await muteMember(bruno, group.slug, memberIds.chidi);
    expect((await listReview(bruno, group.slug, { state: "open", limit: 9 })).items).toHaveLength(1);
  });

  test("may do so in an archived group, and nobody mutes themselves or from outside", async () => {
    const { group, reading, memberIds, ada, chidi, dora } = await buildGroupReading();
    await expect(muteMember(dora, group.slug, memberIds.dora)).rejects.toThrow(Forbidden);
    await expect(muteMember(dora, group.slug, reading.id)).rejects.toThrow(NotFound);
    await editGroup(ada, group.slug, { archived: true });
    await muteMember(dora, group.slug, memberIds.chidi);
    await muteMember(dora, group.slug, memberIds.chidi);
    expect((await listMutes(dora, group.slug)).members).toHaveLength(1);
    await leaveGroup(chidi, group.slug);
    await expect(muteMember(chidi, group.slug, memberIds.dora)).rejects.toThrow(NotFound);
    expect((await listMutes(dora, group.slug)).members).toMatchObject([{ name: "chidi" }]);
  });
});

test("Two who mute each other at once both do", async () => {
  const { group, memberIds, chidi, dora } = await buildGroupReading();
  await Promise.all(
    Array.from({ length: 20 }, () => [
      muteMember(dora, group.slug, memberIds.chidi),
      muteMember(chidi, group.slug, memberIds.dora),
    ]).flat(),
  );
  expect((await listMutes(dora, group.slug)).members).toMatchObject([{ id: memberIds.chidi }]);
  expect((await listMutes(chidi, group.slug)).members).toMatchObject([{ id: memberIds.dora }]);
});

describe("Whoever is muted", () => {
  test("learns of it nowhere", async () => {
    const { group, reading, memberIds, chidi, dora } = await buildGroupReading();
    const thread = await annotate(chidi, reading);
    await reply(dora, thread);
    const show = async () => {
      const [page, talk, threads, notices, mutes] = await Promise.all([
        openReading(chidi, reading.id),
        findTalk(chidi, reading.id),
        seenBy(chidi, reading),
        listNotices(chidi, { limit: 50 }),
        listMutes(chidi, group.slug),
      ]);
      return {
        muted: page.muted,
        threads: page.threads,
        last: page.lastEvent,
        talk,
        seen: threads,
        notices,
        mutes,
      };
    };
    const before = await show();
    const page = await follow(chidi, reading);
    await muteMember(dora, group.slug, memberIds.chidi);
    await muteThread(dora, thread.id);
    expect(await show()).toEqual(before);
    const after = await reply(dora, thread);
    await page.hearsPost(after.id);
    expect(page.kinds()).toEqual(["post.added"]);
  });
});

describe("A muted thread", () => {
  test("has nothing new for whoever muted it, by whomever, and no notices", async () => {
    const { group, reading, chidi, dora, bruno } = await buildGroupReading();
    const [muted, other] = [await annotate(dora, reading), await annotate(dora, reading)];
    await muteThread(dora, muted.id);
    await reply(chidi, muted, "In the muted one");
    await reply(bruno, other, "In the other");
    expect(await unreadOf(dora, reading)).toEqual(["In the other"]);
    expect([await freshAtHome(dora), await freshInReading(dora, reading)]).toEqual([1, 1]);
    expect(await answersTold(dora)).toEqual([1]);
    expect((await listMutes(dora, group.slug)).threads).toMatchObject([
      { id: muted.id, quote: "live deliberately", reading: { id: reading.id, title: "Walden" } },
    ]);
    await unmuteThread(dora, muted.id);
    expect((await unreadOf(dora, reading)).sort()).toEqual(["In the muted one", "In the other"]);
    expect((await listMutes(dora, group.slug)).threads).toEqual([]);
  });

  test("is one that its reader may read; what they may read no more is not told in the list", async () => {
    const { group, reading, chidi, dora, bruno } = await buildGroupReading();
    const own = await annotate(chidi, reading, { audience: "me" });
    await expect(muteThread(dora, own.id)).rejects.toThrow(NotFound);
    const thread = await annotate(chidi, reading);
    await muteThread(dora, thread.id);
    await flag(dora, thread.posts[0]?.id ?? "");
    await decide(bruno, thread.posts[0]?.id ?? "", { action: "hide", note: "No." });
    expect((await listMutes(dora, group.slug)).threads).toEqual([]);
  });
});

test("Muting costs no statement more when a reading is opened", async () => {
  const { group, reading, memberIds, chidi, dora } = await buildGroupReading();
  await annotate(chidi, reading);
  /** A connection that is made meanwhile asks things of its own. */
  const leastOf = async () => {
    const asked: number[] = [];
    for (let time = 0; time < 4; time++)
      asked.push(await statementsDuring(() => openReading(dora, reading.id)));
    return Math.min(...asked);
  };
  const without = await leastOf();
  await muteMember(dora, group.slug, memberIds.chidi);
  expect(await leastOf()).toBe(without);
});
