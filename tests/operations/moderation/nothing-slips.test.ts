import { afterEach, expect, test } from "vitest";
import { EXPORT_FORMATS } from "@/domain/exports";
import { newJudgement } from "@/domain/wire/moderation";
import { exportWords } from "@/messages/export-words";
import { translator } from "@/messages/translator";
import { deleteAnnotation } from "@/operations/annotations/delete-annotation";
import { listAnnotations } from "@/operations/annotations/list-annotations";
import { moderatePost } from "@/operations/moderation/moderate-post";
import { editPost } from "@/operations/posts/edit-post";
import { findPost } from "@/operations/posts/find-post";
import { listPosts } from "@/operations/posts/list-posts";
import { exportReading } from "@/operations/readings/export-reading";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";
import { decide, flag, flagHighlight, itemAbout, moderate } from "../../support/build-review";
import { closePages, follow } from "../../support/follow";
import { expectMapToAgree } from "../../support/map-agrees";

afterEach(closePages);

const opening = (annotation: { posts: { id: string }[] }) => annotation.posts[0]?.id ?? "";
const edit = (version: number, markdown: string) => ({ version, body: { markdown } });

test("A held note that its author takes back is news to nobody who could not see it", async () => {
  const { ada, bruno, chidi, dora, group, reading } = await buildGroupReading();
  await moderate(ada, group.slug, { hold: "everything" });
  const annotation = await annotate(chidi, reading);
  const [reader, moderator] = [await follow(dora, reading), await follow(bruno, reading)];
  await deleteAnnotation(chidi, annotation.id);
  await moderator.hearsOf("annotation.deleted");
  await annotate(ada, reading);
  await reader.hears(1);
  expect(reader.kinds()).toEqual(["annotation.added"]);
});

test("A highlight that waits is news to nobody who could not see it, whatever becomes of it", async () => {
  const { ada, bruno, chidi, dora, group, reading } = await buildGroupReading();
  await moderate(ada, group.slug, { words: ["fools"] });
  const mark = { kind: "highlight" as const, body: undefined, tags: ["fools"] };
  const [reader, moderator] = [await follow(dora, reading), await follow(bruno, reading)];
  const hidden = await annotate(chidi, reading, mark);
  const deleted = await annotate(chidi, reading, mark);
  await decide(bruno, hidden.id, { action: "hide", note: "No." });
  await deleteAnnotation(chidi, deleted.id);
  await moderator.hearsOf("annotation.deleted");
  await annotate(ada, reading);
  await reader.hearsOf("annotation.added");
  expect(reader.kinds()).toEqual(["annotation.added"]);
});

test("A moderator who reads on decides on the words that they saw, and not on their own post", async () => {
  const { ada, bruno, chidi, group, reading } = await buildGroupReading();
  await moderate(ada, group.slug, { hold: "everything" });
  const post = opening(await annotate(chidi, reading));
  await editPost(chidi, post, edit(1, "Other words."));
  const approve = (version: number) => newJudgement.parse({ action: "approve", version });
  await expect(moderatePost(bruno, post, approve(1))).rejects.toMatchObject({
    code: "stale",
    details: { current: { body: { text: "Other words." } } },
  });
  expect((await moderatePost(bruno, post, approve(2))).status).toBe("visible");
  const own = opening(await annotate(bruno, reading));
  await flag(chidi, own);
  const hide = newJudgement.parse({ action: "hide", note: "No.", version: 1 });
  await expect(moderatePost(bruno, own, hide)).rejects.toThrow("forbidden");
  expect(await itemAbout(bruno, own)).toBeNull();
  expect((await itemAbout(ada, own))?.flags).toHaveLength(1);
});

test("Words that were edited since the queue was read are decided on anew", async () => {
  const { bruno, chidi, dora, reading } = await buildGroupReading();
  const post = opening(await annotate(chidi, reading));
  await flag(dora, post);
  const before = await itemAbout(bruno, post);
  await editPost(chidi, post, edit(1, "Other words."));
  expect((await itemAbout(bruno, post))?.version).toBe((before?.version ?? 0) + 1);
});

test("Notes to oneself do not make somebody known", async () => {
  const { ada, chidi, group, reading } = await buildGroupReading();
  await moderate(ada, group.slug, { hold: "first-posts", firstPosts: 2 });
  for (let times = 0; times < 3; times++) await annotate(chidi, reading, { audience: "me" });
  expect((await annotate(chidi, reading)).posts[0]?.status).toBe("held");
});

test("Tags are looked at with the words that they stand on", async () => {
  const { ada, chidi, group, reading } = await buildGroupReading();
  await moderate(ada, group.slug, { words: ["fool"] });
  expect((await annotate(chidi, reading, { tags: ["what a fool"] })).posts[0]?.status).toBe("held");
});

test("Nothing is answered that waits, and a thread counts from its first words that all may read", async () => {
  const { ada, bruno, chidi, dora, olive, group, reading } = await buildGroupReading();
  await moderate(ada, group.slug, { hold: "everything", flagsToHide: 2 });
  const held = await annotate(chidi, reading);
  await expect(reply(bruno, held)).rejects.toThrow("post.waits");
  await expect(reply(bruno, held, "To it.", opening(held))).rejects.toThrow("post.waits");
  await decide(bruno, opening(held), { action: "approve" });
  await moderate(ada, group.slug, { hold: "nothing" });
  for (const who of [dora, olive]) await flag(who, opening(held));
  await reply(dora, held, "An answer under what was flagged.");
  await decide(bruno, opening(held), { action: "restore" });
  await expectMapToAgree(reading, { ada, bruno, chidi, dora, olive });
});

test("What opens a thread stands first, also when it was shown again later than its answers", async () => {
  const { bruno, chidi, dora, olive, reading } = await buildGroupReading();
  const annotation = await annotate(chidi, reading);
  const first = opening(annotation);
  const answers: string[] = [];
  for (let n = 0; n < 3; n++) answers.push((await reply(dora, annotation, `Answer ${n}`)).id);
  await flag(olive, first);
  await decide(bruno, first, { action: "hide", note: "No." });
  await flag(bruno, first);
  await decide(bruno, first, { action: "restore" });
  expect((await seenBy(olive, reading))[0]?.posts.map(({ id }) => id)).toEqual([first, ...answers]);
  const paged: string[] = [];
  let after: string | undefined;
  do {
    const { items, next } = await listPosts(olive, annotation.id, { limit: 1, after });
    paged.push(...items.map(({ id }) => id));
    after = next ?? undefined;
  } while (after);
  expect(paged).toEqual([first, ...answers]);
});

test("Readers are not told by its number that an edit waits, and it waits again when what was hidden comes back", async () => {
  const { ada, bruno, chidi, dora, group, reading } = await buildGroupReading();
  await moderate(ada, group.slug, { hold: "everything" });
  const post = opening(await annotate(chidi, reading));
  await decide(bruno, post, { action: "approve" });
  await editPost(chidi, post, edit(1, "Other words."));
  expect((await findPost(dora, post)).version).toBe(1);
  expect((await findPost(chidi, post)).version).toBe(2);
  await decide(bruno, post, { action: "hide", note: "No." });
  await moderatePost(bruno, post, newJudgement.parse({ action: "restore", version: 2 }));
  expect(await itemAbout(bruno, post)).toMatchObject({ kind: "held-post", heldFor: "edit" });
});

test("What a highlight was tagged with is neither found nor taken along once the highlight is hidden", async () => {
  const { bruno, chidi, dora, olive, reading } = await buildGroupReading();
  const tagged = { kind: "highlight" as const, body: undefined, tags: ["plantedtag"] };
  const highlight = await annotate(chidi, reading, tagged);
  await reply(dora, highlight, "Why this?");
  await flagHighlight(olive, highlight.id);
  await decide(bruno, highlight.id, { action: "hide", note: "No." });
  const byTag = (viewer: typeof dora) => listAnnotations(viewer, reading.id, { tag: "plantedtag", limit: 9 });
  expect((await byTag(dora)).items).toEqual([]);
  expect((await byTag(chidi)).items).toHaveLength(1);
  for (const format of EXPORT_FORMATS)
    for (const who of [dora, bruno, chidi]) {
      const words = exportWords(translator("en"), "en");
      const { pieces } = await exportReading(who, reading.id, format, words, { address: "::1" });
      let file = "";
      for await (const piece of pieces) file += piece;
      expect(file, format).not.toContain("plantedtag");
      if (format !== "text") expect(file, format).toContain("Why this?");
    }
});
