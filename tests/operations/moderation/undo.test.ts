import { afterEach, describe, expect, test } from "vitest";
import { Conflict, NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { newJudgement, newTextFlag } from "@/domain/wire/moderation";
import { editAnnotation } from "@/operations/annotations/edit-annotation";
import { appealPost } from "@/operations/moderation/appeal-post";
import { findJudgement } from "@/operations/moderation/find-judgement";
import { findReviewItem } from "@/operations/moderation/find-review-item";
import { flagText } from "@/operations/moderation/flag-text";
import { listLog } from "@/operations/moderation/list-log";
import { listReview } from "@/operations/moderation/list-review";
import { moderatePost } from "@/operations/moderation/moderate-post";
import { undoDecision } from "@/operations/moderation/undo-decision";
import { listNotices } from "@/operations/notices/list-notices";
import { editPost } from "@/operations/posts/edit-post";
import { findPost } from "@/operations/posts/find-post";
import { listPostHistory } from "@/operations/posts/list-post-history";
import { editReading } from "@/operations/readings/edit-reading";
import { annotate, buildGroupReading, seenBy } from "../../support/build-discussion";
import { decide, flag, flagHighlight, itemAbout, moderate } from "../../support/build-review";
import { closePages, follow } from "../../support/follow";

afterEach(closePages);

const opening = (annotation: { posts: { id: string }[] }) => annotation.posts[0]?.id ?? "";
const highlight = (viewer: Viewer, reading: { id: string }, tags: string[]) =>
  annotate(viewer, reading, { kind: "highlight", body: undefined, tags });

async function buildHolding(settings: Parameters<typeof moderate>[2] = { hold: "everything" }) {
  const stage = await buildGroupReading();
  await moderate(stage.ada, stage.group.slug, settings);
  return stage;
}

describe("A decision that is taken back", () => {
  test.each(["return", "hide"])(
    "a %s of what was never shown waits again, and nobody reads it",
    async (action) => {
      const { group, reading, ada, bruno, chidi, dora } = await buildHolding();
      const post = opening(await annotate(chidi, reading));
      const decided = await decide(bruno, post, { action, note: "By mistake." });
      expect(decided).toMatchObject({ status: "decided", undo: "wait" });
      const [author, reader] = [await follow(chidi, reading), await follow(dora, reading)];

      await undoDecision(bruno, decided?.id ?? "");
      await expect(findPost(dora, post)).rejects.toThrow(NotFound);
      expect(await seenBy(dora, reading)).toEqual([]);
      expect(await findPost(chidi, post)).toMatchObject({ status: "held", version: 1 });
      await author.hearsOf("post.held");
      expect(reader.heard).toEqual([]);
      expect(await findJudgement(chidi, post)).toMatchObject({ status: "held", reason: "" });
      expect((await listNotices(chidi, { limit: 50 })).items).toEqual([]);
      expect(await itemAbout(ada, post)).toMatchObject({
        ...{ kind: "held-post", heldFor: "everything", undo: null },
        decisions: ["approve", "return", "hide"],
      });
      const [entry] = (await listLog(ada, group.slug, { limit: 1 })).items;
      expect(entry).toMatchObject({ action: "restore", by: { name: "bruno" }, to: "held" });
      expect(entry?.from).toBe(action === "hide" ? "hidden" : "returned");

      await expect(undoDecision(ada, decided?.id ?? "")).rejects.toThrow("review.stands-otherwise");
      expect((await findReviewItem(ada, decided?.id ?? ""))?.undo).toBeNull();
      await decide(ada, post, { action: "approve" });
      expect(await findPost(dora, post)).toMatchObject({ status: "visible" });
      expect((await listPostHistory(dora, post, { limit: 50 })).items).toHaveLength(1);
    },
  );

  test("what was shown is shown again", async () => {
    const { reading, bruno, chidi, dora } = await buildGroupReading();
    const post = opening(await annotate(chidi, reading));
    await flag(dora, post);
    const decided = await decide(bruno, post, { action: "return", note: "By mistake." });
    expect(decided?.undo).toBe("show");
    await undoDecision(bruno, decided?.id ?? "");
    expect(await findPost(dora, post)).toMatchObject({ status: "visible" });
  });

  test("what was hidden after it was returned is its author’s to edit, and never shown by that", async () => {
    const { group, reading, ada, bruno, chidi, dora } = await buildHolding();
    const post = opening(await annotate(chidi, reading));
    const returned = await decide(bruno, post, { action: "return", note: "Gently, please." });
    await moderatePost(ada, post, newJudgement.parse({ action: "hide", note: "Worse.", version: 1 }));
    const [hidden] = (await listReview(ada, group.slug, { state: "decided", limit: 1 })).items;
    expect(hidden?.undo).toBe("return");
    expect((await findReviewItem(ada, returned?.id ?? ""))?.undo).toBeNull();

    await undoDecision(ada, hidden?.id ?? "");
    expect((await findReviewItem(ada, hidden?.id ?? ""))?.undo).toBeNull();
    await expect(undoDecision(ada, hidden?.id ?? "")).rejects.toThrow("review.stands-otherwise");
    expect(await findPost(chidi, post)).toMatchObject({ status: "returned" });
    await expect(findPost(dora, post)).rejects.toThrow(NotFound);
    expect(await editPost(chidi, post, { version: 1, body: { markdown: "Gently." } })).toMatchObject({
      status: "held",
    });
    expect(await itemAbout(bruno, post)).toMatchObject({ heldFor: "resubmitted" });
  });

  test("is none of an appeal that was turned down: that a colleague hid it stands", async () => {
    const { reading, ada, bruno, chidi, dora } = await buildGroupReading();
    const post = opening(await annotate(chidi, reading));
    await flag(dora, post);
    await decide(ada, post, { action: "hide", note: "Worse." });
    await appealPost(chidi, post, { note: "Why?" });
    const kept = await decide(bruno, post, { action: "keep" });
    expect(kept?.undo).toBeNull();
    await expect(undoDecision(bruno, kept?.id ?? "")).rejects.toThrow(Conflict);
  });

  test("is the last about a post: whoever takes an older one back undoes nobody else’s", async () => {
    const { reading, ada, bruno, chidi, dora } = await buildGroupReading();
    const post = opening(await annotate(chidi, reading));
    await flag(dora, post);
    const kept = await decide(bruno, post, { action: "keep" });
    await moderatePost(ada, post, newJudgement.parse({ action: "hide", note: "Worse.", version: 1 }));
    expect((await findReviewItem(bruno, kept?.id ?? ""))?.undo).toBeNull();
    await expect(undoDecision(bruno, kept?.id ?? "")).rejects.toThrow(Conflict);
    expect(await findPost(bruno, post)).toMatchObject({ status: "hidden" });
  });

  test("is none where flags have hidden it since: that waits, and is decided", async () => {
    const { reading, ada, bruno, chidi, dora, olive } = await buildHolding({ flagsToHide: 2 });
    const post = opening(await annotate(chidi, reading));
    await flag(dora, post);
    const kept = await decide(bruno, post, { action: "keep" });
    await flag(olive, post);
    await flag(ada, post);
    expect(await findPost(bruno, post)).toMatchObject({ status: "hidden", undecided: true });
    expect((await findReviewItem(bruno, kept?.id ?? ""))?.undo).toBeNull();
    await expect(undoDecision(bruno, kept?.id ?? "")).rejects.toThrow(Conflict);
  });

  test("hides the tags of a highlight that was held until they are looked at again", async () => {
    const { group, reading, ada, bruno, chidi, dora } = await buildHolding({ words: ["fools"] });
    const { id } = await highlight(chidi, reading, ["fools"]);
    const hidden = await decide(bruno, id, { action: "hide", note: "No." });
    expect(hidden?.undo).toBe("wait");
    const reader = await follow(dora, reading);

    await undoDecision(ada, hidden?.id ?? "");
    expect(await seenBy(dora, reading)).toEqual([]);
    expect(reader.heard).toEqual([]);
    expect((await listNotices(chidi, { limit: 50 })).items).toEqual([]);
    expect(await itemAbout(bruno, id)).toMatchObject({
      ...{ heldFor: "words", subject: { isAway: true, tags: ["fools"] } },
      decisions: ["restore", "hide"],
    });
    expect((await listLog(ada, group.slug, { limit: 1 })).items).toMatchObject([
      { action: "restore", subject: "annotation", from: "hidden", to: "held", member: { name: "chidi" } },
    ]);
    await expect(undoDecision(ada, hidden?.id ?? "")).rejects.toThrow(Conflict);
    await decide(bruno, id, { action: "restore" });
    expect(await seenBy(dora, reading)).toMatchObject([{ tags: ["fools"] }]);
  });

  test("leaves tags away that were kept away, and those that were put there since", async () => {
    const { reading, ada, bruno, chidi, dora } = await buildHolding({ words: ["fools"] });
    const made = await annotate(chidi, reading);
    await editAnnotation(chidi, made.id, { version: made.version, tags: ["fools"] });
    const kept = await decide(bruno, made.id, { action: "keep" });
    expect(kept?.undo).toBe("wait");
    await undoDecision(bruno, kept?.id ?? "");
    expect((await seenBy(dora, reading)).map(({ tags }) => tags)).toEqual([[]]);
    expect(await itemAbout(bruno, made.id)).toMatchObject({ heldFor: "words" });

    const mark = await highlight(chidi, reading, []);
    await flagHighlight(dora, mark.id);
    const looked = await decide(bruno, mark.id, { action: "keep" });
    await editAnnotation(chidi, mark.id, { version: mark.version, tags: ["fools"] });
    expect((await findReviewItem(ada, looked?.id ?? ""))?.undo).toBeNull();
    await expect(undoDecision(bruno, looked?.id ?? "")).rejects.toThrow(Conflict);
  });

  test("is none where a reading was archived for itself, after its text was looked at and kept", async () => {
    const { reading, ada, dora } = await buildGroupReading();
    await flagText(dora, reading.id, newTextFlag.parse({ reason: "copyright" }));
    const kept = await decide(ada, reading.id, { action: "keep" });
    await editReading(ada, reading.id, { archived: true });
    expect((await findReviewItem(ada, kept?.id ?? ""))?.undo).toBeNull();
    await expect(undoDecision(ada, kept?.id ?? "")).rejects.toThrow(Conflict);
  });
});
