import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { Conflict, Invalid, NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { newDecision, newFlag, newSanction } from "@/domain/wire/moderation";
import { editGroup } from "@/operations/groups/edit-group";
import { joinGroup } from "@/operations/members/join-group";
import { withdrawRequest } from "@/operations/members/withdraw-request";
import { appealPost } from "@/operations/moderation/appeal-post";
import { decideItem } from "@/operations/moderation/decide-item";
import { findJudgement } from "@/operations/moderation/find-judgement";
import { listLog, openLog } from "@/operations/moderation/list-log";
import { listReview } from "@/operations/moderation/list-review";
import { sanctionMember } from "@/operations/moderation/sanction-member";
import { listNotices } from "@/operations/notices/list-notices";
import { markNoticesRead } from "@/operations/notices/mark-notices-read";
import { deletePost } from "@/operations/posts/delete-post";
import { editPost } from "@/operations/posts/edit-post";
import { findPost } from "@/operations/posts/find-post";
import { listPostHistory } from "@/operations/posts/list-post-history";
import { findTalk } from "@/operations/readings/find-talk";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";
import { setPlace } from "../../support/build-group";
import { decide, flag, flagHighlight, flagMember, itemAbout, moderate } from "../../support/build-review";
import { buildUser } from "../../support/cast";

const opening = (annotation: { posts: { id: string }[] }) => annotation.posts[0]?.id ?? "";
const words = (markdown: string) => ({ body: { markdown } });

describe("A flag", () => {
  test("becomes one item, however many flag the post, and its author learns nothing of it", async () => {
    const { group, reading, bruno, chidi, dora, olive } = await buildGroupReading();
    const post = opening(await annotate(chidi, reading));
    await annotate(chidi, reading, { audience: "me" });
    await flag(dora, post, { reason: "attack", note: "This is about me." });
    await flag(olive, post);
    await flag(olive, post, { reason: "spam" });

    const { items } = await listReview(bruno, group.slug, { state: "open", limit: 50 });
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      kind: "flagged-post",
      post: { id: post, status: "visible" },
      quote: "live deliberately",
      member: { name: "chidi", posts: 1, hidden: 0 },
      decisions: ["keep", "return", "hide"],
      version: 3,
    });
    expect(items[0]?.flags.map(({ reason, note, by }) => [by.name, reason, note])).toEqual([
      ["dora", "attack", "This is about me."],
      ["olive", "spam", ""],
    ]);
    expect(await listNotices(chidi, { limit: 50 })).toEqual({ items: [], next: null });
    expect((await findJudgement(chidi, post)).action).toBeNull();
  });

  test("is for others’ posts, wants words where no reason of the list fits, and does not tell what is hidden", async () => {
    const { reading, ada, chidi, dora } = await buildGroupReading();
    const post = opening(await annotate(chidi, reading));
    await expect(flag(chidi, post)).rejects.toThrow("forbidden");
    expect(newFlag.safeParse({ reason: "other" }).success).toBe(false);
    await flag(dora, post);
    await decide(ada, post, { action: "hide", note: "No." });
    await expect(flag(dora, post)).rejects.toThrow(NotFound);
  });

  test("goes with its post when the author deletes it", async () => {
    const { group, reading, bruno, chidi, dora } = await buildGroupReading();
    const post = opening(await annotate(chidi, reading));
    await flag(dora, post);
    await deletePost(chidi, post);
    expect((await listReview(bruno, group.slug, { state: "open", limit: 50 })).items).toEqual([]);
  });

  test("opens the matter again after a decision", async () => {
    const { reading, bruno, chidi, dora, olive } = await buildGroupReading();
    const post = opening(await annotate(chidi, reading));
    await flag(dora, post);
    await decide(bruno, post, { action: "keep" });
    expect(await itemAbout(bruno, post)).toBeNull();
    await flag(olive, post);
    expect((await itemAbout(bruno, post))?.flags.map(({ by }) => by.name)).toEqual(["olive"]);
  });
});

describe("A decision", () => {
  test("hides a post from all but its author and those who moderate, who see why; brought back, it is new", async () => {
    const { reading, bruno, chidi, dora } = await buildGroupReading();
    const annotation = await annotate(chidi, reading);
    const post = opening(annotation);
    await flag(dora, post);
    await decide(bruno, post, { action: "hide", note: "This is about a person, not about the text." });

    expect(await seenBy(dora, reading)).toEqual([]);
    expect(Object.values((await findTalk(dora, reading.id)).counts)).toMatchObject([
      { threads: 0, posts: 0 },
    ]);
    await expect(findPost(dora, post)).rejects.toThrow(NotFound);
    expect(await findPost(chidi, post)).toMatchObject({
      status: "hidden",
      body: { text: expect.any(String) },
    });
    expect(await findJudgement(chidi, post)).toMatchObject({
      status: "hidden",
      action: "hide",
      reason: "This is about a person, not about the text.",
      mayAppeal: true,
    });

    await flag(bruno, post);
    await decide(bruno, post, { action: "restore" });
    const [seen] = await seenBy(dora, reading);
    expect(seen?.posts[0]).toMatchObject({ id: post, status: "visible", isNew: true });
    expect(seen?.posts[0]?.number).toBeGreaterThan(annotation.posts[0]?.number ?? 0);
    expect(Object.values((await findTalk(dora, reading.id)).counts)).toMatchObject([
      { threads: 1, posts: 1, fresh: 1 },
    ]);
  });

  test("leaves the place of a hidden post while answers stand under it", async () => {
    const { reading, bruno, chidi, dora, olive } = await buildGroupReading();
    const annotation = await annotate(chidi, reading);
    await reply(dora, annotation);
    await flag(olive, opening(annotation));
    await decide(bruno, opening(annotation), { action: "hide", note: "No." });
    const [seen] = await seenBy(olive, reading);
    expect(seen?.posts.map(({ status, body }) => [status, body?.text])).toEqual([
      ["hidden", undefined],
      ["visible", "Slowly."],
    ]);
  });

  test("wants a reason where it takes something away, and the item as it was seen", async () => {
    const { reading, bruno, chidi, dora, olive } = await buildGroupReading();
    const post = opening(await annotate(chidi, reading));
    await flag(dora, post);
    const item = await itemAbout(bruno, post);
    const send = (sent: object) =>
      decideItem(bruno, item?.id ?? "", newDecision.parse({ version: 1, ...sent }));
    await expect(send({ action: "hide" })).rejects.toThrow(Invalid);
    await expect(send({ action: "approve" })).rejects.toThrow("review.stands-otherwise");
    await expect(send({ action: "decline", note: "No." })).rejects.toThrow("review.not-this");
    await flag(olive, post);
    await expect(send({ action: "keep" })).rejects.toMatchObject({
      code: "review.decided-already",
      details: { current: { version: 2, status: "open" } },
    });
  });

  test("is taken by one of two moderators who decide at the same moment, and the other sees which", async () => {
    const { reading, ada, bruno, chidi, dora } = await buildGroupReading();
    for (let times = 0; times < 20; times++) {
      const post = opening(await annotate(chidi, reading));
      await flag(times % 2 ? dora : ada, post);
      const { id = "", version = 0 } = (await itemAbout(bruno, post)) ?? {};
      const [one, other] = await Promise.allSettled([
        decideItem(ada, id, newDecision.parse({ action: "hide", note: "No.", version })),
        decideItem(bruno, id, newDecision.parse({ action: "keep", version })),
      ]);
      const won = [one, other].filter(({ status }) => status === "fulfilled");
      const lost = [one, other].find(({ status }) => status === "rejected") as PromiseRejectedResult;
      expect(won).toHaveLength(1);
      expect(lost.reason).toBeInstanceOf(Conflict);
      expect(lost.reason.details.current.decision.action).toBe(one.status === "fulfilled" ? "hide" : "keep");
    }
  });

  test("is told to the author with its reason, and to who flagged without", async () => {
    const { reading, bruno, chidi, dora } = await buildGroupReading();
    const post = opening(await annotate(chidi, reading));
    await flag(dora, post);
    await decide(bruno, post, { action: "return", note: "Please leave the name out." });
    const { items: toAuthor } = await listNotices(chidi, { limit: 50 });
    expect(toAuthor).toMatchObject([
      { kind: "judged", judgement: { action: "return", reason: "Please leave the name out." } },
    ]);
    const { items: toFlagger } = await listNotices(dora, { limit: 50 });
    expect(toFlagger).toMatchObject([{ kind: "flag-decided", judgement: { action: "return", reason: "" } }]);
  });

  test("keeps who joins waiting in the same list, to be let in or declined", async () => {
    const { group, ada, bruno } = await buildGroupReading({ visibility: "public" });
    await editGroup(ada, group.slug, { admission: "on-request" });
    const emil = await buildUser({ name: "Emil" });
    await joinGroup(emil, group.slug, { message: "May I?" });
    const { items } = await listReview(bruno, group.slug, { state: "open", limit: 50 });
    expect(items).toMatchObject([
      {
        kind: "join-request",
        message: "May I?",
        member: { name: "Emil" },
        decisions: ["approve", "decline"],
      },
    ]);
    const { id = "", version = 0 } = items[0] ?? {};
    await decideItem(bruno, id, newDecision.parse({ action: "approve", version }));
    await expect(decideItem(ada, id, newDecision.parse({ action: "decline", version }))).rejects.toThrow(
      Conflict,
    );
  });
});

describe("A request to join", () => {
  async function buildAsking() {
    const stage = await buildGroupReading({ visibility: "public" });
    await editGroup(stage.ada, stage.group.slug, { admission: "on-request" });
    const emil = await buildUser({ name: "Emil" });
    await joinGroup(emil, stage.group.slug, { message: "May I?" });
    const waiting = async () => {
      const { items } = await listReview(stage.bruno, stage.group.slug, { state: "open", limit: 50 });
      return items[0] ?? { id: "", version: 0, message: null };
    };
    return { ...stage, emil, waiting };
  }

  test.each([
    ["approve", "decline", "let-in", ""],
    ["decline", "approve", "turn-away", "We are full."],
  ])(
    "that one has answered (%s) is told to the other, and stands in the log",
    async (first, then, step, note) => {
      const { group, ada, bruno, chidi, waiting } = await buildAsking();
      await moderate(ada, group.slug, { isLogOpen: true });
      const { id, version } = await waiting();
      await decideItem(bruno, id, newDecision.parse({ action: first, note, version }));
      await expect(
        decideItem(ada, id, newDecision.parse({ action: then, note: "No.", version })),
      ).rejects.toMatchObject({
        code: "review.decided-already",
        details: {
          current: {
            ...{ id, kind: "join-request", status: "decided", member: { name: "Emil" } },
            decision: { action: first, by: { name: "bruno" }, note },
          },
        },
      });
      const steps = async (who: Viewer) =>
        (await listLog(who, group.slug, { limit: 9 })).items.filter(({ action }) => action !== "settings");
      expect(await steps(ada)).toMatchObject([
        { action: step, by: { name: "bruno" }, member: { name: "Emil" }, from: "pending", reason: note },
      ]);
      expect(await steps(chidi)).toHaveLength(first === "approve" ? 1 : 0);
    },
  );

  test("that was taken back and sent again is another: it is not answered unseen", async () => {
    const { group, ada, bruno, emil, waiting } = await buildAsking();
    const seen = await waiting();
    await withdrawRequest(emil, group.slug);
    const approve = newDecision.parse({ action: "approve", version: seen.version });
    await expect(decideItem(ada, seen.id, approve)).rejects.toMatchObject({ details: { current: null } });
    await joinGroup(emil, group.slug, { message: "I sell shoes." });
    await expect(decideItem(bruno, seen.id, approve)).rejects.toMatchObject({
      details: { current: { id: seen.id, status: "open", message: "I sell shoes." } },
    });
    const { version } = await waiting();
    await decideItem(bruno, seen.id, newDecision.parse({ action: "approve", version }));
  });
});

describe("What is returned", () => {
  test("comes back before the moderators with new words, and its old words are in no history", async () => {
    const { reading, bruno, chidi, dora } = await buildGroupReading();
    const post = opening(await annotate(chidi, reading, { body: { markdown: "You, Dora, are a fool." } }));
    await flag(dora, post);
    await decide(bruno, post, { action: "return", note: "Without the name." });
    await expect(findPost(dora, post)).rejects.toThrow(NotFound);

    const edited = await editPost(chidi, post, { version: 1, ...words("That is foolish.") });
    expect(edited).toMatchObject({ status: "held", version: 2 });
    expect(await itemAbout(bruno, post)).toMatchObject({ kind: "held-post", heldFor: "resubmitted" });
    await decide(bruno, post, { action: "approve" });
    expect(await findPost(dora, post)).toMatchObject({
      status: "visible",
      isNew: true,
      body: { text: "That is foolish." },
    });
    const { items } = await listPostHistory(dora, post, { limit: 50 });
    expect(items.map(({ text }) => text)).toEqual(["That is foolish."]);
  });
});

describe("What is hidden", () => {
  test("its author may appeal once, and hears what came of it", async () => {
    const { reading, ada, bruno, chidi, dora } = await buildGroupReading();
    const post = opening(await annotate(chidi, reading));
    await flag(dora, post);
    await decide(bruno, post, { action: "hide", note: "No." });
    await expect(appealPost(dora, post, { note: "Why?" })).rejects.toThrow(NotFound);
    await appealPost(chidi, post, { note: "I only quoted." });
    await expect(appealPost(chidi, post, { note: "Please." })).rejects.toThrow("post.no-appeal");
    expect(await itemAbout(ada, post)).toMatchObject({ kind: "appealed-post", appeal: "I only quoted." });
    await decide(ada, post, { action: "restore" });
    expect((await findPost(dora, post)).status).toBe("visible");
    expect((await listNotices(chidi, { limit: 50 })).items[0]).toMatchObject({
      kind: "judged",
      judgement: { action: "restore" },
    });
  });
});

describe("Enough flags", () => {
  test("hide a post until a moderator has looked, but not an organizer’s", async () => {
    const { group, reading, ada, bruno, chidi, dora, olive } = await buildGroupReading();
    await moderate(ada, group.slug, { flagsToHide: 2 });
    const post = opening(await annotate(chidi, reading));
    const theirs = opening(await annotate(ada, reading));
    for (const who of [dora, olive]) {
      await flag(who, post);
      await flag(who, theirs);
    }
    await expect(findPost(dora, post)).rejects.toThrow(NotFound);
    expect((await findPost(dora, theirs)).status).toBe("visible");
    const [seen] = (await seenBy(dora, reading)).filter(({ posts }) => posts[0]?.id === post);
    expect(seen).toMatchObject({
      author: null,
      posts: [{ status: "hidden", undecided: true, body: null, author: null }],
    });
    const told = async () =>
      (await listNotices(chidi, { limit: 9 })).items.map(({ kind, read, judgement }) => [
        ...[kind, judgement?.action, judgement?.reason, read],
      ]);
    expect(await told()).toEqual([["judged", "hold", "", false]]);
    expect(JSON.stringify(await listNotices(chidi, { limit: 9 }))).not.toMatch(/flag|dora|olive/);
    await markNoticesRead(chidi, {});
    const item = await itemAbout(bruno, post);
    expect(item).toMatchObject({
      post: { status: "hidden", undecided: true },
      decisions: ["restore", "hide"],
    });
    const { items: log } = await listLog(bruno, group.slug, { limit: 50, post });
    expect(log[0]).toMatchObject({ action: "hide-by-flags", by: null, from: "visible", to: "hidden" });
    await decide(bruno, post, { action: "restore" });
    expect((await findPost(dora, post)).status).toBe("visible");
    expect(await told()).toEqual([["judged", "restore", "", false]]);
  });
});

describe("Flags hide nothing", () => {
  const put = { reason: "Flags all.", kind: "silence" } as const;

  test("by members who were silenced or put out since", async () => {
    const { group, reading, memberIds, ada, chidi, dora, olive, bruno } = await buildGroupReading();
    await moderate(ada, group.slug, { flagsToHide: 2 });
    const post = opening(await annotate(chidi, reading));
    await flag(dora, post);
    await sanctionMember(ada, group.slug, memberIds.dora, newSanction.parse({ ...put, kind: "ban" }));
    await sanctionMember(ada, group.slug, memberIds.olive, newSanction.parse(put));
    await flag(olive, post);
    expect((await findPost(bruno, post)).status).toBe("visible");
    expect((await itemAbout(bruno, post))?.flags).toHaveLength(2);
    await flag(bruno, post);
    await flag(ada, post);
    expect((await findPost(bruno, post)).status).toBe("hidden");
  });

  test("of organizers as long as they are; of moderators they do", async () => {
    const { group, reading, ada, bruno, chidi, dora, olive } = await buildGroupReading();
    await moderate(ada, group.slug, { flagsToHide: 2 });
    const [hers, his] = [opening(await annotate(ada, reading)), opening(await annotate(bruno, reading))];
    for (const who of [dora, olive]) {
      await flag(who, hers);
      await flag(who, his);
    }
    expect((await findPost(chidi, hers)).status).toBe("visible");
    expect((await findPost(ada, his)).status).toBe("hidden");
  });
});

describe("Who flagged what a moderator let stand", () => {
  async function buildLetStand() {
    const stage = await buildGroupReading();
    const { ada, bruno, chidi, dora, olive, group, reading } = stage;
    await moderate(ada, group.slug, { flagsToHide: 2 });
    const post = opening(await annotate(chidi, reading));
    for (const who of [dora, olive]) await flag(who, post);
    await decide(bruno, post, { action: "restore" });
    const status = async () => (await findPost(bruno, post)).status;
    expect(await status()).toBe("visible");
    return { ...stage, post, status };
  }

  test("is heard again, and does not hide it again by that; others do", async () => {
    const { ada, bruno, dora, olive, post, status } = await buildLetStand();
    for (const who of [dora, olive]) await flag(who, post);
    expect(await status()).toBe("visible");
    expect((await itemAbout(bruno, post))?.flags).toHaveLength(2);
    await flag(ada, post);
    expect(await status()).toBe("visible");
    await flag(bruno, post);
    expect(await status()).toBe("hidden");
  });

  test("hides other words that its author has put there since", async () => {
    const { chidi, dora, olive, post, status } = await buildLetStand();
    await editPost(chidi, post, { version: 1, ...words("You are a fool.") });
    for (const who of [dora, olive]) await flag(who, post);
    expect(await status()).toBe("hidden");
  });

  test("and one whose flag was answered by keeping it is not counted either", async () => {
    const { ada, bruno, chidi, dora, olive, group, reading } = await buildGroupReading();
    await moderate(ada, group.slug, { flagsToHide: 2 });
    const post = opening(await annotate(chidi, reading));
    await flag(dora, post);
    await decide(bruno, post, { action: "keep" });
    for (const who of [dora, olive]) await flag(who, post);
    expect((await findPost(bruno, post)).status).toBe("visible");
    await flag(bruno, post);
    expect((await findPost(bruno, post)).status).toBe("hidden");
  });
});

describe("The moderation log", () => {
  test("tells nobody that something of their own was flagged, whatever their office", async () => {
    const { group, reading, memberIds, ada, bruno, dora } = await buildGroupReading();
    const post = opening(await annotate(bruno, reading));
    const mark = await annotate(bruno, reading, { kind: "highlight", body: undefined });
    await flag(dora, post, { note: "Look at this one." });
    await flagHighlight(dora, mark.id);
    await flagMember(dora, group.slug, memberIds.bruno);
    for (const thing of [post, mark.id, memberIds.bruno]) await decide(ada, thing, { action: "keep" });
    await moderate(ada, group.slug, { isLogOpen: true });
    const actions = async (viewer: Viewer) =>
      (await listLog(viewer, group.slug, { limit: 50 })).items.map(({ action }) => action);
    expect(await actions(bruno)).toEqual(["settings"]);
    expect(JSON.stringify(await openLog(bruno, group.slug, { limit: 50 }))).not.toMatch(/dora|"bruno"/);
    expect((await listLog(bruno, group.slug, { limit: 50, post })).items).toEqual([]);
    expect((await actions(ada)).toSorted()).toEqual(
      ["settings", ...Array(3).fill("flag"), ...Array(3).fill("keep")].toSorted(),
    );
    await setPlace(memberIds.bruno, { role: "member" });
    expect(await actions(bruno)).toEqual(["settings"]);
    expect(await actions(dora)).toEqual(["settings", "keep", "keep", "keep"]);
  });

  test("tells an author what came of an appeal, also where it stays hidden", async () => {
    const { group, reading, ada, bruno, dora } = await buildGroupReading();
    const post = opening(await annotate(bruno, reading));
    await flag(dora, post);
    await decide(ada, post, { action: "hide", note: "No." });
    await appealPost(bruno, post, { note: "I only quoted." });
    await decide(ada, post, { action: "keep" });
    const { items } = await listLog(bruno, group.slug, { limit: 50 });
    expect(items.map(({ action }) => action)).toEqual(["keep", "appeal", "hide"]);
  });

  test("has every step with who, what, when and why, and Postgres lets nobody change it", async () => {
    const { group, reading, ada, bruno, chidi, dora } = await buildGroupReading();
    const post = opening(await annotate(chidi, reading));
    await flag(dora, post, { reason: "attack" });
    await decide(bruno, post, { action: "hide", note: "No." });
    const { items } = await listLog(ada, group.slug, { limit: 50 });
    expect(items.map(({ action, by, from, to, reason }) => [action, by?.name, from, to, reason])).toEqual([
      ["hide", "bruno", "visible", "hidden", "No."],
      ["flag", "dora", null, null, "attack"],
    ]);
    for (const change of [
      sql`update moderation_log set reason = ''`,
      sql`delete from moderation_log`,
      sql`truncate moderation_log`,
    ])
      await expect(database().execute(change)).rejects.toMatchObject({
        cause: { message: "moderation_log keeps what it has" },
      });
  });

  test("is open to members where the group has chosen so, without the names of who flagged", async () => {
    const { group, reading, ada, bruno, chidi, dora } = await buildGroupReading();
    const post = opening(await annotate(chidi, reading));
    await flag(dora, post);
    await decide(bruno, post, { action: "hide", note: "No." });
    await expect(listLog(chidi, group.slug, { limit: 50 })).rejects.toThrow("forbidden");
    await moderate(ada, group.slug, { isLogOpen: true });
    const { items } = await listLog(chidi, group.slug, { limit: 50 });
    expect(items.map(({ action, post: at, by }) => [action, at, by?.name])).toEqual([
      ["settings", null, "ada"],
      ["hide", null, "bruno"],
    ]);
    expect(JSON.stringify(items)).not.toContain("dora");
  });
});
