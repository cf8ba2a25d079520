import { sql } from "drizzle-orm";
import { afterEach, describe, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { TooMany } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { editAnnotation } from "@/operations/annotations/edit-annotation";
import { findHighlightJudgement } from "@/operations/moderation/find-highlight-judgement";
import { listLog } from "@/operations/moderation/list-log";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";
import { decide, itemAbout, moderate } from "../../support/build-review";
import { closeSpamCheck, serveSpamCheck } from "../../support/spam-check-server";

afterEach(() => {
  closeSpamCheck();
  vi.unstubAllEnvs();
});

type Reading = { id: string };
const opening = (annotation: { posts: { id: string }[] }) => annotation.posts[0]?.id ?? "";
const highlight = (viewer: Viewer, reading: Reading, tags: string[], audience: "group" | "me" = "group") =>
  annotate(viewer, reading, { kind: "highlight", body: undefined, tags, audience });
const seenTags = async (viewer: Parameters<typeof seenBy>[0], reading: Reading) =>
  (await seenBy(viewer, reading)).map(({ tags }) => tags);

async function buildHolding(settings: Parameters<typeof moderate>[2]) {
  const stage = await buildGroupReading();
  await moderate(stage.ada, stage.group.slug, settings);
  return stage;
}

describe("Tags of a highlight", () => {
  test("wait where everything does: its author is told so, and others read them once a moderator has", async () => {
    const { group, reading, bruno, chidi, dora } = await buildHolding({
      hold: "everything",
      holdLinks: true,
    });
    const { id, held } = await highlight(chidi, reading, ["visit https://spam.example now", "unmoderated"]);
    expect(held).toBe(true);
    expect(await seenTags(dora, reading)).toEqual([]);
    expect(await findHighlightJudgement(chidi, id)).toMatchObject({
      ...{ status: "held", action: "hold", reason: "everything" },
    });
    expect(await itemAbout(bruno, id)).toMatchObject({
      heldFor: "everything",
      decisions: ["restore", "hide"],
    });
    expect((await listLog(bruno, group.slug, { limit: 1 })).items).toMatchObject([
      { action: "hold", subject: "annotation", reason: "everything", to: "held" },
    ]);
    await decide(bruno, id, { action: "restore" });
    expect(await seenTags(dora, reading)).toHaveLength(1);
  });

  test("wait among the first posts of a member, and no more once enough was shown", async () => {
    const { reading, bruno, chidi, dora } = await buildHolding({ hold: "first-posts", firstPosts: 1 });
    expect(await highlight(chidi, reading, ["new here"])).toMatchObject({ held: true });
    await decide(bruno, opening(await annotate(chidi, reading)), { action: "approve" });
    expect((await highlight(chidi, reading, ["known"])).held).toBeUndefined();
    expect(await seenTags(dora, reading)).toEqual([[], ["known"]]);
  });

  test.each([
    ["on a highlight", { kind: "highlight" as const, body: undefined }],
    ["beside words", {}],
  ])("wait for a link to elsewhere, %s", async (_, made) => {
    const { reading, chidi, dora } = await buildHolding({ holdLinks: true });
    const annotation = await annotate(chidi, reading, { ...made, tags: ["visit www.spam.example"] });
    expect(annotation.held ?? annotation.posts[0]?.status === "held").toBe(true);
    expect(await seenTags(dora, reading)).toEqual([]);
    await annotate(chidi, reading, { ...made, tags: ["woods"] });
    expect(await seenTags(dora, reading)).toEqual([["woods"]]);
  });

  test("wait where the spam check takes them for spam, and are asked about once", async () => {
    const { reading, chidi, dora } = await buildHolding({ asksSpamCheck: true });
    const asked = await serveSpamCheck((_, response, { comment_content: words }) =>
      response.end(String(words?.includes("shoes"))),
    );
    const made = await highlight(chidi, reading, ["cheap shoes"]);
    expect(made.held).toBe(true);
    expect(asked).toHaveLength(1);
    const mark = await highlight(chidi, reading, ["woods"]);
    await editAnnotation(chidi, mark.id, { version: 1, tags: ["woods", "my shoes"] });
    expect(await seenTags(dora, reading)).toEqual([]);
  });

  test("do not wait in notes to oneself, of whoever moderates, or where there are none", async () => {
    const { reading, ada, bruno, chidi } = await buildHolding({ hold: "everything" });
    expect((await highlight(chidi, reading, ["mine"], "me")).held).toBeUndefined();
    for (const who of [ada, bruno]) expect((await highlight(who, reading, ["theirs"])).held).toBeUndefined();
    expect((await highlight(chidi, reading, [])).held).toBeUndefined();
  });
});

describe("Tags that are put there later", () => {
  test("wait though the thread was approved, and those that were shown can go without", async () => {
    const { reading, bruno, chidi, dora } = await buildHolding({ hold: "everything" });
    const made = await annotate(chidi, reading, { tags: ["woods", "walking"] });
    await decide(bruno, opening(made), { action: "approve" });
    const fewer = await editAnnotation(chidi, made.id, { version: 1, tags: ["woods"] });
    expect(fewer.held).toBeUndefined();
    expect(await seenTags(dora, reading)).toEqual([["woods"]]);

    const more = await editAnnotation(chidi, made.id, { version: 2, tags: ["woods", "never looked at"] });
    expect(more.held).toBe(true);
    expect(await seenTags(dora, reading)).toEqual([[]]);
    expect((await seenBy(dora, reading))[0]?.posts).toHaveLength(1);
    expect(await itemAbout(bruno, made.id)).toMatchObject({ heldFor: "everything" });
    await decide(bruno, made.id, { action: "restore" });
    expect(await seenTags(dora, reading)).toEqual([["woods", "never looked at"]]);
  });

  test("go on waiting whatever their author makes of them, unless they waited for what they said", async () => {
    const { group, reading, ada, chidi, dora } = await buildHolding({ hold: "everything" });
    const { id } = await highlight(chidi, reading, ["one"]);
    await moderate(ada, group.slug, { hold: "nothing", holdLinks: true });
    expect((await editAnnotation(chidi, id, { version: 1, tags: ["two"] })).held).toBe(true);
    const linked = await highlight(chidi, reading, ["www.spam.example"]);
    expect((await editAnnotation(chidi, linked.id, { version: 1, tags: ["woods"] })).held).toBeUndefined();
    expect(await seenTags(dora, reading)).toEqual([["woods"]]);
    expect((await editAnnotation(chidi, id, { version: 2, tags: [] })).held).toBeUndefined();
  });
});

describe("Where a group has a pace", () => {
  test("highlights with tags keep it like posts, those without do not", async () => {
    const { reading, ada, bruno, chidi } = await buildHolding({ secondsBetween: 60 });
    const thread = await annotate(ada, reading);
    await highlight(chidi, reading, []);
    await highlight(chidi, reading, ["mine"], "me");
    await highlight(chidi, reading, ["woods"]);
    await expect(highlight(chidi, reading, ["woods"])).rejects.toThrow(TooMany);
    await expect(reply(chidi, thread)).rejects.toThrow("posting.too-soon");
    const bare = await highlight(chidi, reading, []);
    const tagged = { version: bare.version, tags: ["later"] };
    await expect(editAnnotation(chidi, bare.id, tagged)).rejects.toThrow("posting.too-soon");
    for (const times of [1, 2]) await highlight(bruno, reading, [`moderator ${times}`]);
    await database().execute(sql`update annotations set created_at = created_at - interval '1 minute'`);
    await reply(chidi, thread);
    await expect(highlight(chidi, reading, ["woods"])).rejects.toThrow("posting.too-soon");
  });

  test("those sent at once are one, and new members have so many a day of both", async () => {
    const { reading, ada, chidi } = await buildHolding({ newPostsADay: 3 });
    const thread = await annotate(ada, reading);
    await reply(chidi, thread);
    const sent = [1, 2, 3, 4].map((number) => highlight(chidi, reading, [`woods ${number}`]));
    const ended = await Promise.allSettled(sent);
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    await expect(reply(chidi, thread, "More.")).rejects.toThrow("posting.enough-for-new");
  });

  test("the same tags are taken in many places", async () => {
    const { reading, chidi, dora } = await buildHolding({ refusesRepeats: true });
    const tag = "a tag that is long enough to be told apart from others";
    for (const _ of [1, 2, 3]) await highlight(chidi, reading, [tag.slice(0, 50)]);
    expect(await seenTags(dora, reading)).toHaveLength(3);
  });
});
