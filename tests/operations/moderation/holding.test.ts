import { afterEach, describe, expect, test } from "vitest";
import { NotFound } from "@/domain/problems";
import { newDecision } from "@/domain/wire/moderation";
import { exportWords } from "@/messages/export-words";
import { translator } from "@/messages/translator";
import { decideItem } from "@/operations/moderation/decide-item";
import { listLog } from "@/operations/moderation/list-log";
import { listReview } from "@/operations/moderation/list-review";
import { deletePost } from "@/operations/posts/delete-post";
import { editPost } from "@/operations/posts/edit-post";
import { findPost } from "@/operations/posts/find-post";
import { listPostHistory } from "@/operations/posts/list-post-history";
import { exportReading } from "@/operations/readings/export-reading";
import { findTalk } from "@/operations/readings/find-talk";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";
import { decide, itemAbout, moderate } from "../../support/build-review";
import { closePages, follow } from "../../support/follow";

afterEach(closePages);

const opening = (annotation: { posts: { id: string }[] }) => annotation.posts[0]?.id ?? "";
const edit = (version: number, markdown: string) => ({ version, body: { markdown } });

async function buildModerated(settings: Parameters<typeof moderate>[2] = { hold: "everything" }) {
  const stage = await buildGroupReading();
  await moderate(stage.ada, stage.group.slug, settings);
  return stage;
}

const countsFor = async (viewer: Parameters<typeof findTalk>[0], reading: { id: string }) =>
  Object.values((await findTalk(viewer, reading.id)).counts).reduce((sum, { posts }) => sum + posts, 0);

describe("In a group that looks at everything first", () => {
  test("what a member writes waits: for others it is not there, its author and the moderators have it", async () => {
    const { group, reading, bruno, chidi, dora } = await buildModerated();
    const annotation = await annotate(chidi, reading);
    expect(annotation.posts[0]).toMatchObject({ status: "held" });
    expect(await seenBy(dora, reading)).toEqual([]);
    expect(await countsFor(dora, reading)).toBe(0);
    expect(await countsFor(chidi, reading)).toBe(1);
    expect(await countsFor(bruno, reading)).toBe(1);
    const { items } = await listReview(bruno, group.slug, { state: "open", limit: 50 });
    expect(items).toMatchObject([
      { kind: "held-post", heldFor: "everything", decisions: ["approve", "return", "hide"] },
    ]);
  });

  test("an answer is shown once it is approved, and is new to everybody from then on", async () => {
    const { reading, ada, bruno, chidi, dora } = await buildModerated();
    const annotation = await annotate(ada, reading);
    expect(annotation.posts[0]?.status).toBe("visible");
    const answer = await reply(chidi, annotation);
    const page = await follow(dora, reading);
    expect(answer.status).toBe("held");
    expect(await countsFor(dora, reading)).toBe(1);
    await decide(bruno, answer.id, { action: "approve" });
    await page.hearsOf("post.approved");
    expect(page.heard).toMatchObject([
      { kind: "post.approved", data: { annotation: annotation.id, post: { id: answer.id, isNew: true } } },
    ]);
    expect(await findPost(dora, answer.id)).toMatchObject({ status: "visible", isNew: true });
    expect(await countsFor(dora, reading)).toBe(2);
  });

  test("an edit waits behind the words that were approved, and only its author and the moderators know of it", async () => {
    const { reading, bruno, chidi, dora } = await buildModerated();
    const post = opening(await annotate(chidi, reading, { body: { markdown: "The first words." } }));
    await decide(bruno, post, { action: "approve" });
    const [reader, moderator] = [await follow(dora, reading), await follow(bruno, reading)];

    const edited = await editPost(chidi, post, edit(1, "Other words."));
    expect(edited).toMatchObject({
      status: "held",
      version: 2,
      publishedVersion: 1,
      body: { text: "Other words." },
    });
    expect(await findPost(dora, post)).toMatchObject({
      status: "visible",
      body: { text: "The first words." },
    });
    expect((await findPost(dora, post)).publishedVersion).toBeUndefined();
    expect(await findPost(bruno, post)).toMatchObject({ status: "held", body: { text: "Other words." } });
    expect(await itemAbout(bruno, post)).toMatchObject({ kind: "held-post", heldFor: "edit" });
    await moderator.hears(1);
    expect(moderator.heard.map(({ kind }) => kind)).toEqual(["post.held"]);
    expect(reader.heard).toEqual([]);
    let file = "";
    const words = exportWords(translator("en"), "en");
    const { pieces } = await exportReading(chidi, reading.id, "json", words, { address: "::1" });
    for await (const piece of pieces) file += piece;
    expect(file).toContain("The first words.");
    expect(file).not.toContain("Other words.");

    await decide(bruno, post, { action: "approve" });
    expect(await findPost(dora, post)).toMatchObject({
      ...{ status: "visible", version: 2, body: { text: "Other words." }, editedAt: expect.any(String) },
    });
    await reader.hears(1);
    expect(reader.heard.map(({ kind }) => kind)).toEqual(["post.edited"]);
  });

  test("an edit that is returned is in no history, and readers keep what they had", async () => {
    const { reading, bruno, chidi, dora } = await buildModerated();
    const post = opening(await annotate(chidi, reading, { body: { markdown: "The first words." } }));
    await decide(bruno, post, { action: "approve" });
    await editPost(chidi, post, edit(1, "Rude words."));
    await decide(bruno, post, { action: "return", note: "Kinder, please." });
    expect(await findPost(chidi, post)).toMatchObject({ status: "returned", publishedVersion: 1 });
    expect(await findPost(dora, post)).toMatchObject({
      status: "visible",
      body: { text: "The first words." },
    });
    await editPost(chidi, post, edit(2, "Kind words."));
    await decide(bruno, post, { action: "approve" });
    const { items } = await listPostHistory(dora, post, { limit: 50 });
    expect(items.map(({ text }) => text)).toEqual(["The first words.", "Kind words."]);
  });

  test("notes to oneself and what moderators write are shown at once", async () => {
    const { reading, ada, bruno, chidi } = await buildModerated();
    expect((await annotate(chidi, reading, { audience: "me" })).posts[0]?.status).toBe("visible");
    for (const who of [ada, bruno]) expect((await annotate(who, reading)).posts[0]?.status).toBe("visible");
  });

  test("what its author takes back waits no more, and a held answer under it stays away from readers", async () => {
    const { group, reading, bruno, chidi, dora, olive } = await buildModerated();
    const annotation = await annotate(chidi, reading);
    await deletePost(chidi, opening(annotation));
    expect((await listReview(bruno, group.slug, { state: "open", limit: 50 })).items).toEqual([]);
    await expect(reply(dora, annotation)).rejects.toThrow(NotFound);
    expect(await seenBy(olive, reading)).toEqual([]);
  });

  test("an edit and an approval at the same moment leave no words shown that nobody looked at", async () => {
    const { reading, bruno, chidi, dora } = await buildModerated();
    for (let times = 0; times < 20; times++) {
      const post = opening(await annotate(chidi, reading, { body: { markdown: "Looked at." } }));
      const item = await itemAbout(bruno, post);
      const [edited] = await Promise.allSettled([
        editPost(chidi, post, edit(1, "Not looked at.")),
        decideItem(bruno, item?.id ?? "", newDecision.parse({ action: "approve", version: 1 })),
      ]);
      expect(edited.status).toBe("fulfilled");
      const seen = await findPost(dora, post).catch(() => null);
      expect(seen?.body?.text ?? "Looked at.").toBe("Looked at.");
      expect(await itemAbout(bruno, post)).toMatchObject({ kind: "held-post", post: { status: "held" } });
    }
    expect(await countsFor(dora, reading)).toBe((await seenBy(dora, reading)).length);
  });
});

describe("In a group that looks at first posts", () => {
  test("those of a new member wait until enough of them were shown", async () => {
    const { reading, bruno, chidi } = await buildModerated({ hold: "first-posts", firstPosts: 2 });
    const first = opening(await annotate(chidi, reading));
    await decide(bruno, first, { action: "approve" });
    const second = await annotate(chidi, reading);
    expect(second.posts[0]?.status).toBe("held");
    await decide(bruno, opening(second), { action: "approve" });
    expect((await annotate(chidi, reading)).posts[0]?.status).toBe("visible");
  });
});

describe("In a group that looks at links and listed words", () => {
  test("such posts wait, and others do not", async () => {
    const { reading, chidi } = await buildModerated({ holdLinks: true, words: ["fool", "snake oil"] });
    const statusOf = async (markdown: string) =>
      (await annotate(chidi, reading, { body: { markdown } })).posts[0]?.status;
    expect(await statusOf("Plain words, no foolishness.")).toBe("visible");
    expect(await statusOf("See [this](https://example.org).")).toBe("held");
    expect(await statusOf("See www.example.org for more.")).toBe("held");
    expect(await statusOf("You F\u200Bооl!")).toBe("held");
    expect(await statusOf("This is  snake\noil.")).toBe("held");
  });

  test("an edit with such words waits too, and the log says why", async () => {
    const { group, reading, bruno, chidi, dora } = await buildModerated({ words: ["fool"] });
    const post = opening(await annotate(chidi, reading, { body: { markdown: "Plain." } }));
    await editPost(chidi, post, edit(1, "You fool."));
    expect((await findPost(dora, post)).body?.text).toBe("Plain.");
    const { items } = await listLog(bruno, group.slug, { limit: 50, post });
    expect(items.map(({ action, by, reason }) => [action, by, reason])).toEqual([["hold", null, "edit"]]);
  });
});
