import { sql } from "drizzle-orm";
import { afterEach, describe, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { newId } from "@/domain/ids";
import { FLOOD } from "@/domain/limits";
import { Conflict, NotNow, Problem, TooMany } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { type NewAnnotation, newAnnotation, newPost } from "@/domain/wire/annotation";
import { addAnnotation } from "@/operations/annotations/add-annotation";
import { editAnnotation } from "@/operations/annotations/edit-annotation";
import { listLog } from "@/operations/moderation/list-log";
import { slowThread } from "@/operations/moderation/slow-thread";
import { addPost } from "@/operations/posts/add-post";
import { deletePost } from "@/operations/posts/delete-post";
import { editPost } from "@/operations/posts/edit-post";
import { openReading } from "@/operations/readings/open-reading";
import { assign } from "../../support/build-assignment";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { decide, itemAbout, moderate } from "../../support/build-review";
import { closeSpamCheck, serveSpamCheck } from "../../support/spam-check-server";
import { statementsDuring } from "../../support/statements";

afterEach(() => {
  closeSpamCheck();
  vi.unstubAllEnvs();
});

const opening = (annotation: { posts: { id: string }[] }) => annotation.posts[0]?.id ?? "";
const passage = { paragraph: 1, quote: "live deliberately" };

/** At another time than now. */
const annotateAt = (viewer: Viewer, reading: { id: string }, now: Date, input: Partial<NewAnnotation> = {}) =>
  addAnnotation(
    viewer,
    reading.id,
    newAnnotation.parse({ passage, body: { markdown: `Said at ${now.toISOString()}.` }, ...input }),
    now,
  );
const replyAt = (viewer: Viewer, annotation: { id: string }, now: Date) =>
  addPost(viewer, annotation.id, newPost.parse({ body: { markdown: `At ${now.toISOString()}.` } }), now);

async function buildPaced(settings: Parameters<typeof moderate>[2]) {
  const stage = await buildGroupReading();
  const annotation = await annotate(stage.ada, stage.reading);
  await moderate(stage.ada, stage.group.slug, settings);
  return { ...stage, annotation };
}

/** As if what was written until now had been written earlier. */
const passTime = (seconds: number) =>
  database().execute(sql`update posts set created_at = created_at - make_interval(secs => ${seconds})`);

const passDays = (memberId: string, days: number) =>
  database().execute(sql`
    update memberships set since = since - make_interval(days => ${days}) where id = ${memberId}::uuid`);

async function refusal(deed: Promise<unknown>): Promise<Problem> {
  const thrown = await deed.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(thrown).toBeInstanceOf(Problem);
  return thrown as Problem;
}

describe("Where some time is to pass between two posts", () => {
  test("a member who is too quick is told when, and writes then; others and moderators do not wait for them", async () => {
    const { reading, annotation, ada, bruno, chidi, dora } = await buildPaced({ secondsBetween: 60 });
    await reply(chidi, annotation, "First.");
    const tooSoon = await refusal(annotate(chidi, reading));
    expect(tooSoon).toBeInstanceOf(TooMany);
    expect(tooSoon).toMatchObject({ code: "posting.too-soon" });
    expect((tooSoon as TooMany).retryAfter).toBeGreaterThan(50);
    expect(await refusal(reply(chidi, annotation, "Second."))).toMatchObject({ code: "posting.too-soon" });
    for (const other of [dora, ada, bruno]) await reply(other, annotation, "Mine.");
    await reply(ada, annotation, "And mine.");
    await passTime(60);
    await reply(chidi, annotation, "Second.");
  });

  test("what was deleted counts, and edits, highlights and notes to oneself do not", async () => {
    const { reading, annotation, chidi } = await buildPaced({ secondsBetween: 60 });
    await annotate(chidi, reading, { audience: "me" });
    await annotate(chidi, reading, { kind: "highlight", body: undefined });
    const post = await reply(chidi, annotation, "First.");
    await annotate(chidi, reading, { audience: "me" });
    await annotate(chidi, reading, { kind: "highlight", body: undefined });
    await editPost(chidi, post.id, { version: 1, body: { markdown: "The first." } });
    await deletePost(chidi, post.id);
    expect(await refusal(reply(chidi, annotation, "Second."))).toMatchObject({ code: "posting.too-soon" });
  });

  test("what is sent again under the same id is answered with what is there", async () => {
    const { reading, annotation, chidi } = await buildPaced({ secondsBetween: 60, refusesRepeats: true });
    const sent = newPost.parse({ id: newId(), body: { markdown: "Once, and no more than once." } });
    const post = await addPost(chidi, annotation.id, sent);
    expect(await addPost(chidi, annotation.id, sent)).toMatchObject({ id: post.id, version: 1 });
    await passTime(60);
    const words = newAnnotation.parse({ id: newId(), passage, body: { markdown: "Begun once, not twice." } });
    await addAnnotation(chidi, reading.id, words);
    expect(await addAnnotation(chidi, reading.id, words)).toMatchObject({ id: words.id });
  });

  test("of posts that are sent at once one is taken, however many there are", async () => {
    const { reading, annotation, chidi } = await buildPaced({ secondsBetween: 60 });
    for (let times = 0; times < 20; times++) {
      const ended = await Promise.allSettled([
        ...Array.from({ length: 3 }, (_, at) => reply(chidi, annotation, `Number ${at} of ${times}.`)),
        annotate(chidi, reading),
        annotate(chidi, reading, { kind: "question" }),
      ]);
      expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const one of ended)
        if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "posting.too-soon" });
      await passTime(60);
    }
  });
});

describe("Where new members write little at first", () => {
  test("they are told when there is room again, and nobody is new for good", async () => {
    const { reading, annotation, chidi, memberIds } = await buildPaced({ newPostsADay: 2, newDays: 7 });
    await reply(chidi, annotation, "One.");
    await passTime(3_600);
    await annotate(chidi, reading);
    const enough = await refusal(reply(chidi, annotation, "Three."));
    expect(enough).toMatchObject({ code: "posting.enough-for-new", values: { posts: 2, hours: 23 } });
    await passTime(23 * 3_600 + 1);
    await reply(chidi, annotation, "Three.");
    await expect(reply(chidi, annotation, "Four.")).rejects.toThrow(TooMany);
    await passDays(memberIds.chidi, 7);
    for (const words of ["Four.", "Five.", "Six."]) await reply(chidi, annotation, words);
  });

  test("at most so many pass of those that are sent at once", async () => {
    const { annotation, chidi } = await buildPaced({ newPostsADay: 2 });
    const ended = await Promise.allSettled(
      Array.from({ length: 6 }, (_, at) => reply(chidi, annotation, `Number ${at}.`)),
    );
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
  });
});

describe("Where first posts wait for some days", () => {
  test("a member whom nobody has looked at is known by then", async () => {
    const { reading, chidi, memberIds } = await buildPaced({
      hold: "first-posts",
      firstPosts: 20,
      firstDays: 3,
    });
    expect((await annotate(chidi, reading)).posts[0]?.status).toBe("held");
    await passDays(memberIds.chidi, 3);
    expect((await annotate(chidi, reading)).posts[0]?.status).toBe("visible");
  });
});

describe("In a group that has closed", () => {
  const closesAt = "2027-07-01T16:00:00.000Z";
  const [before, after] = [new Date("2027-07-01T15:59:59Z"), new Date(closesAt)];

  test("nobody begins a thread, replies or edits, but who moderates; and highlights and notes go on", async () => {
    const { reading, annotation, ada, bruno, chidi } = await buildPaced({ closesAt });
    const own = await annotateAt(chidi, reading, before);
    await replyAt(chidi, annotation, before);
    for (const deed of [
      () => annotateAt(chidi, reading, after),
      () => replyAt(chidi, annotation, after),
      () => editPost(chidi, opening(own), { version: 1, body: { markdown: "Else." } }, after),
      () => editAnnotation(chidi, own.id, { version: 1, kind: "question" }, after),
    ]) {
      const closed = await refusal(deed());
      expect(closed).toBeInstanceOf(NotNow);
      expect(closed).toMatchObject({ code: "posting.closed", retryAfter: null });
      expect(closed.values.at).toBe("2027-07-01 16:00");
    }
    await annotateAt(chidi, reading, after, { kind: "highlight", body: undefined });
    const note = await annotateAt(chidi, reading, after, { audience: "me" });
    await editPost(chidi, opening(note), { version: 1, body: { markdown: "Else." } }, after);
    await deletePost(chidi, opening(own));
    for (const who of [ada, bruno]) {
      await annotateAt(who, reading, after);
      await replyAt(who, annotation, after);
    }
  });

  test("what came in time is answered when it is sent again", async () => {
    const { reading, annotation, chidi } = await buildPaced({ closesAt });
    const sent = newPost.parse({ id: newId(), body: { markdown: "In time." } });
    await addPost(chidi, annotation.id, sent, before);
    expect(await addPost(chidi, annotation.id, sent, after)).toMatchObject({ id: sent.id });
    const begun = newAnnotation.parse({ id: newId(), passage, body: { markdown: "In time." } });
    await addAnnotation(chidi, reading.id, begun, before);
    expect(await addAnnotation(chidi, reading.id, begun, after)).toMatchObject({ id: begun.id });
  });

  test("the reading says so to who would write, and not to others", async () => {
    const { group, reading, ada, chidi, olive } = await buildPaced({ closesAt: "2026-01-01T00:00:00Z" });
    const shut = async (viewer: Viewer) => (await openReading(viewer, reading.id)).shut;
    expect(await shut(chidi)).toEqual({ why: "closed", at: new Date("2026-01-01"), timeZone: "UTC" });
    for (const other of [ada, olive]) expect(await shut(other)).toBeNull();
    await moderate(ada, group.slug, { closesAt: null });
    expect(await shut(chidi)).toBeNull();
  });
});

describe("In quiet hours", () => {
  const quietHours = { from: "22:00", until: "07:00" };
  const [evening, night] = [new Date("2027-01-12T21:59:59Z"), new Date("2027-01-13T01:00:00Z")];

  test("members write and show nothing, and are told when they may again", async () => {
    const { reading, annotation, ada, chidi } = await buildPaced({ quietHours });
    await annotateAt(chidi, reading, evening);
    for (const deed of [
      () => annotateAt(chidi, reading, night),
      () => annotateAt(chidi, reading, night, { kind: "highlight", body: undefined }),
      () => replyAt(chidi, annotation, night),
    ])
      expect(await refusal(deed())).toMatchObject({
        ...{ code: "posting.quiet", retryAfter: 6 * 3_600 },
        values: { at: "07:00", zone: "UTC" },
      });
    await annotateAt(chidi, reading, night, { audience: "me" });
    await annotateAt(chidi, reading, night, { kind: "highlight", body: undefined, audience: "me" });
    await replyAt(ada, annotation, night);
  });
});

describe("Where replies close with assignments", () => {
  const [dueAt, repliesUntil] = ["2027-01-10T12:00:00Z", "2027-01-12T12:00:00Z"];
  const [before, after] = [new Date("2027-01-12T11:59:59Z"), new Date(repliesUntil)];

  test("threads that begin in its stretches get no reply any more; others do, and new ones begin", async () => {
    const { reading, annotation, ada, chidi, dora } = await buildPaced({ repliesClose: true });
    const mine = await annotateAt(chidi, reading, before);
    const elsewhere = await annotate(ada, reading, {
      passage: { paragraph: 2 },
    });
    await assign(ada, reading, { from: 1, to: 1, dueAt, repliesUntil });
    const answer = await replyAt(chidi, annotation, before);
    const late = await refusal(replyAt(chidi, annotation, after));
    expect(late).toMatchObject({ code: "posting.replies-closed", values: { at: "2027-01-12 12:00" } });
    const edit = { version: 1, body: { markdown: "Else." } };
    expect(await refusal(editPost(chidi, answer.id, edit, after))).toMatchObject({
      code: "posting.replies-closed",
    });
    await editPost(chidi, opening(mine), edit, after);
    await replyAt(dora, elsewhere, after);
    await annotateAt(dora, reading, after);
    await replyAt(ada, annotation, after);
  });

  test("it is so for those to whom it is assigned, and until the last of their times is over", async () => {
    const { reading, annotation, ada, chidi, dora, memberIds } = await buildPaced({ repliesClose: true });
    await assign(ada, reading, { from: 1, to: 1, dueAt, repliesUntil, assignees: [memberIds.chidi] });
    await replyAt(dora, annotation, after);
    await expect(replyAt(chidi, annotation, after)).rejects.toThrow(NotNow);
    await assign(ada, reading, { from: 1, to: 2, dueAt, repliesUntil: "2027-02-01T12:00:00Z" });
    await replyAt(chidi, annotation, after);
  });

  test("it is only told where the group has not said so", async () => {
    const { reading, annotation, ada, chidi } = await buildPaced({});
    await assign(ada, reading, { from: 1, to: 1, dueAt, repliesUntil });
    await replyAt(chidi, annotation, after);
  });
});

describe("Where the same words are not taken twice", () => {
  const words = "Buy my shoes, they are the best.";

  test("a member is told where they stand; others, a few words, and the next day are no matter", async () => {
    const { reading, annotation, ada, chidi, dora } = await buildPaced({ refusesRepeats: true });
    const first = await reply(chidi, annotation, words);
    const again = await refusal(
      annotate(chidi, reading, { body: { markdown: "  buy MY shoes, they are\nthe best." } }),
    );
    expect(again).toBeInstanceOf(Conflict);
    expect(again).toMatchObject({ code: "posting.repeated", details: { post: first.id } });
    expect(again.values.url).toContain(`/readings/${reading.id}?`);
    expect(again.values.url).toContain(`post=${first.id}`);
    await reply(dora, annotation, words);
    for (const _ of [1, 2]) {
      await reply(chidi, annotation, "I agree.");
      await reply(ada, annotation, words);
    }
    await passTime(24 * 3_600);
    await reply(chidi, annotation, words);
  });

  test("what was taken back, and what one keeps for oneself, does not stand in the way", async () => {
    const { reading, annotation, chidi } = await buildPaced({ refusesRepeats: true });
    await annotate(chidi, reading, { audience: "me", body: { markdown: words } });
    const post = await reply(chidi, annotation, words);
    await deletePost(chidi, post.id);
    await reply(chidi, annotation, words);
    await annotate(chidi, reading, { audience: "me", body: { markdown: words } });
  });

  test("of the same words that are sent at once one is taken", async () => {
    const { annotation, chidi } = await buildPaced({ refusesRepeats: true });
    const ended = await Promise.allSettled(Array.from({ length: 5 }, () => reply(chidi, annotation, words)));
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("An edit", () => {
  const long = (about: string) => Array.from({ length: 40 }, (_, word) => `${about}${word}`).join(" ");
  const edit = (viewer: Viewer, post: { id: string; version: number | null }, markdown: string) =>
    editPost(viewer, post.id, { version: post.version ?? 1, body: { markdown } });

  async function buildSlow() {
    const stage = await buildPaced({});
    await slowThread(stage.bruno, stage.annotation.id, { minutes: 15, reason: "" });
    return stage;
  }

  test("mends words in a slow thread at any time, and puts no others there before one’s turn", async () => {
    const { annotation, ada, chidi } = await buildSlow();
    const post = await reply(chidi, annotation, long("first"));
    const mended = await edit(chidi, post, `${long("first")} And so on.`);
    const refused = await refusal(edit(chidi, mended, long("second")));
    expect(refused).toBeInstanceOf(TooMany);
    expect(refused).toMatchObject({ code: "posting.slow" });
    const own = await reply(ada, annotation, "Mine.");
    await edit(ada, own, long("of hers"));
    await passTime(15 * 60);
    await edit(chidi, mended, long("second"));
  });

  test("takes the turn that it was, in however many steps", async () => {
    const { annotation, chidi } = await buildSlow();
    let post = await reply(chidi, annotation, "One.");
    await passTime(16 * 60);
    await database().execute(sql`update post_versions set created_at = created_at - interval '16 minutes'`);
    post = await edit(chidi, post, `One. ${long("more")}`);
    expect(await refusal(edit(chidi, post, `One. ${long("more")} ${long("again")}`))).toMatchObject({
      code: "posting.slow",
    });
    post = await edit(chidi, post, `One! ${long("more")}`);
    await database().execute(sql`update post_versions set created_at = created_at - interval '16 minutes'`);
    await edit(chidi, post, `One! ${long("more")} ${long("again")}`);
  });

  test("does not say again what one has said elsewhere, and may leave what it said", async () => {
    const { annotation, chidi, dora } = await buildPaced({ refusesRepeats: true });
    const first = await reply(chidi, annotation, "Buy my shoes, they are the best.");
    const other = await reply(chidi, annotation, "I see it in another way.");
    expect(await refusal(edit(chidi, other, "Buy my SHOES, they are the best."))).toMatchObject({
      code: "posting.repeated",
      details: { post: first.id },
    });
    await edit(chidi, first, "*Buy* my shoes, they are the best.");
    const hers = await reply(dora, annotation, "I see it otherwise.");
    await edit(dora, hers, "Buy my shoes, they are the best.");
  });

  test("is held as one of many in a short time where it puts other words there, and is not where it mends", async () => {
    const { annotation, bruno, chidi } = await buildPaced({ holdsFloods: true });
    const posts = [];
    for (let post = 0; post < FLOOD.posts; post++)
      posts.push(await reply(chidi, annotation, `Number ${post}.`));
    const [first, second] = posts;
    if (!first || !second) throw new Error("Nothing was posted");
    expect((await edit(chidi, first, "Number nought.")).status).toBe("visible");
    expect((await edit(chidi, second, long("shoes"))).status).toBe("held");
    expect(await itemAbout(bruno, second.id)).toMatchObject({ heldFor: "flood" });
  });
});

describe("Where floods wait", () => {
  test("what comes after very many in a short time is held, and what comes later is not", async () => {
    const { group, annotation, bruno, chidi, dora } = await buildPaced({ holdsFloods: true });
    for (let post = 0; post < FLOOD.posts; post++)
      expect((await reply(chidi, annotation, `Number ${post}.`)).status).toBe("visible");
    const held = await reply(chidi, annotation, "One more.");
    expect(held.status).toBe("held");
    expect((await reply(dora, annotation, "Mine.")).status).toBe("visible");
    expect(await itemAbout(bruno, held.id)).toMatchObject({ kind: "held-post", heldFor: "flood" });
    const { items } = await listLog(bruno, group.slug, { limit: 50, post: held.id });
    expect(items.map(({ action, reason }) => [action, reason])).toEqual([["hold", "flood"]]);
    await passTime(FLOOD.seconds);
    expect((await reply(chidi, annotation, "Later.")).status).toBe("visible");
  });

  test("of many that are sent at once no more pass than there should", async () => {
    const { annotation, chidi } = await buildPaced({ holdsFloods: true });
    const sent = await Promise.all(
      Array.from({ length: FLOOD.posts + 4 }, (_, post) => reply(chidi, annotation, `Number ${post}.`)),
    );
    expect(sent.filter(({ status }) => status === "visible")).toHaveLength(FLOOD.posts);
  });
});

describe("Where the spam check is asked", () => {
  const judging = () =>
    serveSpamCheck((_, response, { comment_content: words = "" }) =>
      response.end(String(/shoes/.test(words))),
    );

  test("what it takes for spam waits, an edit too; it is given the words and where their links lead", async () => {
    const asked = await judging();
    const { reading, annotation, ada, bruno, chidi } = await buildPaced({ asksSpamCheck: true });
    const good = await reply(chidi, annotation, "A *thought*, [and more](https://example.org/more).");
    expect(good.status).toBe("visible");
    expect(asked.map(({ fields }) => fields.comment_content)).toEqual([
      "A thought, and more.\nhttps://example.org/more",
    ]);
    const bad = await annotate(chidi, reading, { body: { markdown: "Buy my shoes." } });
    expect(bad.posts[0]?.status).toBe("held");
    expect(await itemAbout(bruno, opening(bad))).toMatchObject({ heldFor: "spam" });
    await decide(bruno, opening(bad), { action: "approve" });
    const edited = await editPost(chidi, good.id, { version: 1, body: { markdown: "My shoes." } });
    expect(edited).toMatchObject({ status: "held", publishedVersion: 1 });
    expect(await itemAbout(bruno, good.id)).toMatchObject({ heldFor: "spam" });
    const before = asked.length;
    await annotate(chidi, reading, { audience: "me", body: { markdown: "My shoes." } });
    await reply(ada, annotation, "My shoes.");
    expect(asked).toHaveLength(before);
  });

  test("nobody is asked about what waits anyway, or is refused, or in a group that has not switched it on", async () => {
    const asked = await judging();
    const held = await buildPaced({ asksSpamCheck: true, hold: "everything" });
    expect((await reply(held.chidi, held.annotation, "My shoes.")).status).toBe("held");
    const closed = await buildPaced({ asksSpamCheck: true, closesAt: "2026-01-01T00:00:00Z" });
    await refusal(reply(closed.chidi, closed.annotation, "My shoes."));
    const other = await buildPaced({});
    expect((await reply(other.chidi, other.annotation, "My shoes.")).status).toBe("visible");
    expect(asked).toEqual([]);
  });

  test("while it is asked nothing is locked, and what is written meanwhile does not wait", async () => {
    const stage = await buildPaced({ asksSpamCheck: true, secondsBetween: 5 });
    const { annotation, chidi, dora } = stage;
    let hasReplied = false;
    await serveSpamCheck(async (_, response, { comment_content: words }) => {
      if (words === "Mine.") return response.end("false");
      await reply(dora, annotation, "Mine.");
      await database().execute(
        sql`update memberships set name = 'Chidi' where id = ${stage.memberIds.chidi}::uuid`,
      );
      hasReplied = true;
      response.end("false");
    });
    expect((await reply(chidi, annotation, "Slowly.")).status).toBe("visible");
    expect(hasReplied).toBe(true);
  });

  test("a post goes on without it where it does not answer, or the site has none", async () => {
    await serveSpamCheck((request) => request.socket.destroy());
    const { annotation, chidi } = await buildPaced({ asksSpamCheck: true });
    expect((await reply(chidi, annotation, "My shoes.")).status).toBe("visible");
    vi.stubEnv("COLLOQUY_SPAM_CHECK_URL", "");
    expect((await reply(chidi, annotation, "My shoes again.")).status).toBe("visible");
  });
});

test("A group with none of these rules is asked no query more, and one that is open hardly any", async () => {
  const { group, annotation, ada, chidi } = await buildPaced({});
  let number = 0;
  const asked = () => statementsDuring(() => reply(chidi, annotation, `Number ${number++}.`));
  await asked();
  expect(await asked()).toBe(2);
  await moderate(ada, group.slug, {
    ...{ closesAt: "2099-01-01T00:00:00Z", newDays: 3, firstDays: 2 },
  });
  expect(await asked()).toBe(2);
});

test("The log tells which of the rules were changed", async () => {
  const { group, ada } = await buildPaced({});
  await moderate(ada, group.slug, { quietHours: { from: "22:00", until: "07:00" }, holdsFloods: true });
  const { items } = await listLog(ada, group.slug, { limit: 1 });
  expect(items[0]).toMatchObject({ action: "settings" });
  expect(items[0]?.reason).toContain("quietHours: ");
  expect(items[0]?.reason).toContain("holdsFloods: true");
});
