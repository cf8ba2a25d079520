import { afterEach, describe, expect, test } from "vitest";
import { NotFound } from "@/domain/problems";
import { newDecision } from "@/domain/wire/moderation";
import { deleteAnnotation } from "@/operations/annotations/delete-annotation";
import { editAnnotation } from "@/operations/annotations/edit-annotation";
import { findAnnotation } from "@/operations/annotations/find-annotation";
import { appealHighlight } from "@/operations/moderation/appeal-highlight";
import { decideItem } from "@/operations/moderation/decide-item";
import { findHighlightJudgement } from "@/operations/moderation/find-highlight-judgement";
import { findTransparency } from "@/operations/moderation/find-transparency";
import { listLog } from "@/operations/moderation/list-log";
import { listReview } from "@/operations/moderation/list-review";
import { undoDecision } from "@/operations/moderation/undo-decision";
import { listNotices } from "@/operations/notices/list-notices";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";
import { decide, flagHighlight, itemAbout, moderate } from "../../support/build-review";
import { closePages, follow } from "../../support/follow";
import { expectMapToAgree } from "../../support/map-agrees";
import { surfacesOf, told } from "../../support/surfaces";

afterEach(closePages);

type Reading = Awaited<ReturnType<typeof buildGroupReading>>["reading"];
type Person = Parameters<typeof annotate>[0];

const highlight = (viewer: Person, reading: Reading, tags: string[] = []) =>
  annotate(viewer, reading, { kind: "highlight", body: undefined, tags });

describe("A flagged highlight", () => {
  test("becomes one item with its tags, however many flag it, and its author learns nothing of it", async () => {
    const { group, reading, bruno, chidi, dora, olive } = await buildGroupReading();
    const { id } = await highlight(chidi, reading, ["fools"]);
    await flagHighlight(dora, id, { reason: "attack", note: "The tag." });
    await flagHighlight(olive, id);
    await flagHighlight(olive, id, { reason: "spam" });
    const { items } = await listReview(bruno, group.slug, { state: "open", limit: 50 });
    expect(items).toMatchObject([
      {
        kind: "flagged-annotation",
        subject: { kind: "annotation", id, tags: ["fools"], isAway: false },
        quote: "live deliberately",
        post: null,
        member: { name: "chidi" },
        decisions: ["keep", "hide"],
        version: 3,
      },
    ]);
    expect(items[0]?.flags.map(({ by, reason }) => [by.name, reason])).toEqual([
      ["dora", "attack"],
      ["olive", "spam"],
    ]);
    expect((await listNotices(chidi, { limit: 50 })).items).toEqual([]);
    expect(await seenBy(dora, reading)).toHaveLength(1);
  });

  test("is somebody else’s, and has no words of its author’s: those are flagged as a post", async () => {
    const { reading, chidi, dora } = await buildGroupReading();
    await expect(flagHighlight(chidi, (await highlight(chidi, reading)).id)).rejects.toThrow("forbidden");
    await expect(flagHighlight(dora, (await annotate(chidi, reading)).id)).rejects.toThrow("flag.has-words");
    const own = await annotate(chidi, reading, { kind: "highlight", body: undefined, audience: "me" });
    await expect(flagHighlight(dora, own.id)).rejects.toThrow(NotFound);
  });

  test("waits for nobody once its author has removed it, and is looked at again when its tags change", async () => {
    const { group, reading, bruno, chidi, dora } = await buildGroupReading();
    const { id, version } = await highlight(chidi, reading, ["fools"]);
    await flagHighlight(dora, id);
    const item = await itemAbout(bruno, id);
    await editAnnotation(chidi, id, { version, tags: ["friends"] });
    const stale = newDecision.parse({ action: "hide", note: "No.", version: item?.version });
    await expect(decideItem(bruno, item?.id ?? "", stale)).rejects.toMatchObject({
      code: "review.decided-already",
      details: { current: { version: 2, subject: { tags: ["friends"] } } },
    });
    await deleteAnnotation(chidi, id);
    expect((await listReview(bruno, group.slug, { state: "open", limit: 50 })).items).toEqual([]);
  });
});

describe("A listed word among the tags", () => {
  async function buildListed() {
    const stage = await buildGroupReading();
    await moderate(stage.ada, stage.group.slug, { words: ["fools"] });
    return stage;
  }
  const seenTags = async (viewer: Person, reading: Reading) =>
    (await seenBy(viewer, reading)).map(({ tags }) => tags);

  test("has a highlight wait, for its author to change or a moderator to show", async () => {
    const { group, reading, bruno, chidi, dora } = await buildListed();
    const other = await highlight(chidi, reading, ["kind"]);
    const held = await highlight(chidi, reading, ["F00LS"]);
    expect(other.held).toBeUndefined();
    expect(held).toMatchObject({ held: true, tags: ["F00LS"] });
    expect(await seenTags(dora, reading)).toEqual([["kind"]]);
    expect(await seenTags(chidi, reading)).toHaveLength(2);
    expect(await itemAbout(bruno, held.id)).toMatchObject({
      heldFor: "words",
      flags: [],
      decisions: ["restore", "hide"],
    });
    const { items: waiting } = await listReview(bruno, group.slug, { state: "open", kind: "held", limit: 5 });
    expect(waiting.map(({ subject }) => subject.id)).toEqual([held.id]);
    const { items } = await listLog(bruno, group.slug, { limit: 5 });
    expect(items[0]).toMatchObject({ action: "hold", subject: "annotation", reason: "words" });
    await decide(bruno, held.id, { action: "restore" });
    expect(await seenTags(dora, reading)).toEqual([["kind"], ["F00LS"]]);
    await expectMapToAgree(reading, { dora, chidi, bruno });
  });

  test("leaves nobody waiting once it is decided: it is shown, or hidden for a reason that its author reads", async () => {
    const { reading, bruno, chidi, dora } = await buildListed();
    const held = await highlight(chidi, reading, ["fools"]);
    await expect(decide(bruno, held.id, { action: "keep" })).rejects.toThrow("review.stands-otherwise");
    await expect(decide(bruno, held.id, { action: "hide" })).rejects.toThrow("note.missing");
    await decide(bruno, held.id, { action: "hide", note: "Tags are not for that." });
    const own = await findAnnotation(chidi, held.id);
    expect([own.held, own.hidden]).toEqual([undefined, true]);
    expect((await listNotices(chidi, { limit: 9 })).items).toMatchObject([
      { kind: "judged", judgement: { action: "hide", reason: "Tags are not for that." } },
    ]);
    expect(await seenTags(dora, reading)).toEqual([]);
    await expectMapToAgree(reading, { dora, chidi, bruno });

    const thread = await annotate(chidi, reading, { tags: ["kind"] });
    await editAnnotation(chidi, thread.id, { version: 1, tags: ["fools"] });
    expect(await itemAbout(bruno, thread.id)).toMatchObject({ decisions: ["keep", "restore"] });
    await decide(bruno, thread.id, { action: "keep" });
    expect(await seenTags(dora, reading)).toEqual([[]]);
  });

  test("in an edit has the tags wait and leaves the words; without it they show again", async () => {
    const { group, reading, bruno, chidi, dora } = await buildListed();
    const bare = await highlight(chidi, reading, ["kind"]);
    const thread = await annotate(chidi, reading, { tags: ["kind"] });
    const page = await follow(dora, reading);
    for (const { id } of [bare, thread]) await editAnnotation(chidi, id, { version: 1, tags: ["all fools"] });
    await page.hearsOf("annotation.edited");
    expect(page.heard).toMatchObject([
      { kind: "annotation.hidden", data: { annotation: bare.id } },
      { kind: "annotation.edited", data: { annotation: { id: thread.id, tags: [] } } },
    ]);
    const [seen, ...others] = await seenBy(dora, reading);
    expect(others).toEqual([]);
    expect(seen).toMatchObject({
      id: thread.id,
      tags: [],
      posts: [{ body: { text: "What would deliberately mean here?" } }],
    });
    await reply(dora, thread);
    const cleaned = await editAnnotation(chidi, bare.id, { version: 2, tags: ["all"] });
    expect(cleaned.held).toBeUndefined();
    expect((await seenTags(dora, reading)).flat()).toEqual(["all"]);
    expect(await itemAbout(bruno, bare.id)).toMatchObject({ decisions: ["keep", "hide"] });
    const { items: log } = await listLog(bruno, group.slug, { limit: 1 });
    expect(log[0]).toMatchObject({ action: "amend", from: "held", to: "visible", by: { name: "chidi" } });
  });

  test("waits for nobody in a note to oneself, or of whoever moderates", async () => {
    const { reading, bruno, chidi } = await buildListed();
    const own = { kind: "highlight", body: undefined, tags: ["fools"] } as const;
    expect(
      (await annotate(chidi, reading, { ...own, tags: ["fools"], audience: "me" })).held,
    ).toBeUndefined();
    expect((await highlight(bruno, reading, ["fools"])).held).toBeUndefined();
  });
});

describe("A decision on a highlight", () => {
  test("its author reads why it is hidden, asks once for another look, and hears what comes of it", async () => {
    const { group, reading, ada, bruno, chidi, dora } = await buildGroupReading();
    const { id } = await highlight(chidi, reading);
    await flagHighlight(dora, id);
    await decide(bruno, id, { action: "hide", note: "Not here." });
    const judgement = { status: "hidden", action: "hide", reason: "Not here.", mayAppeal: true };
    expect(await findHighlightJudgement(chidi, id)).toMatchObject(judgement);
    await expect(findHighlightJudgement(dora, id)).rejects.toThrow(NotFound);
    await expect(appealHighlight(bruno, id, { note: "Why?" })).rejects.toThrow("forbidden");
    const { items: told } = await listNotices(chidi, { limit: 10 });
    expect(told[0]).toMatchObject({ url: expect.stringMatching(`/groups/${group.slug}/highlights/${id}$`) });

    await appealHighlight(chidi, id, { note: "It is what the text says." });
    await expect(appealHighlight(chidi, id, { note: "Again." })).rejects.toThrow("post.no-appeal");
    expect(await findHighlightJudgement(chidi, id)).toMatchObject({ mayAppeal: false });
    const { items: queue } = await listReview(ada, group.slug, {
      state: "open",
      kind: "appealed",
      limit: 10,
    });
    expect(queue).toMatchObject([
      {
        subject: { kind: "annotation", id },
        appeal: "It is what the text says.",
        decisions: ["keep", "restore"],
      },
    ]);
    await decide(ada, id, { action: "keep" });
    expect((await listNotices(chidi, { limit: 10 })).items[0]).toMatchObject({
      judgement: { action: "keep", subject: "annotation" },
    });
    expect((await listLog(bruno, group.slug, { limit: 10 })).items.map(({ action }) => action)).toEqual([
      ...["keep", "appeal", "hide", "flag"],
    ]);
    expect((await findTransparency(bruno, group.slug, {})).appeals).toBe(1);
  });

  test("hides it with its tags from all but its author and those who moderate, wherever it showed", async () => {
    const { reading, ada, bruno, chidi, dora, olive } = await buildGroupReading();
    const thread = await highlight(chidi, reading, ["plantedtag"]);
    await flagHighlight(dora, thread.id);
    const send = (sent: object) => async () => {
      const { id = "", version = 0 } = (await itemAbout(bruno, thread.id)) ?? {};
      return decideItem(bruno, id, newDecision.parse({ version, ...sent }));
    };
    await expect(send({ action: "hide" })()).rejects.toThrow("note.missing");
    await expect(send({ action: "return", note: "No." })()).rejects.toThrow("review.not-this");
    await expect(send({ action: "restore" })()).rejects.toThrow("review.stands-otherwise");
    await decide(bruno, thread.id, { action: "hide", note: "Tags are not for that." });

    const surfaces = surfacesOf(reading, thread, { word: "deliberately", paragraph: 1 });
    for (const [where, show] of Object.entries(surfaces)) {
      if (where === "an answer") continue;
      for (const who of [dora, olive]) {
        const shown = await told(show, who);
        expect(shown, where).not.toContain("plantedtag");
        expect(shown, where).not.toContain(thread.id);
      }
    }
    await expect(findAnnotation(dora, thread.id)).rejects.toThrow(NotFound);
    for (const who of [chidi, bruno, ada])
      expect(await findAnnotation(who, thread.id)).toMatchObject({ tags: ["plantedtag"], hidden: true });
    await expectMapToAgree(reading, { ada, bruno, chidi, dora, olive });
  });

  test("leaves what others said under it, without whose it was", async () => {
    const { reading, bruno, chidi, dora, olive } = await buildGroupReading();
    const thread = await highlight(chidi, reading, ["plantedtag"]);
    await reply(dora, thread, "Why this?");
    await flagHighlight(dora, thread.id);
    await decide(bruno, thread.id, { action: "hide", note: "No." });
    expect(await seenBy(olive, reading)).toMatchObject([
      { author: null, tags: [], posts: [{ body: { text: "Why this?" } }] },
    ]);
    await expect(flagHighlight(olive, thread.id)).rejects.toThrow("forbidden");
  });

  test("is told to its author with the reason, to who flagged without, and is taken back by one step", async () => {
    const { group, reading, ada, bruno, chidi, dora } = await buildGroupReading();
    const { id } = await highlight(chidi, reading);
    await flagHighlight(dora, id, { reason: "spam" });
    const item = await decide(bruno, id, { action: "hide", note: "Not here." });
    expect(item).toMatchObject({ status: "decided", subject: { isAway: true } });
    const judgement = { subject: "annotation", action: "hide" };
    expect((await listNotices(chidi, { limit: 50 })).items).toMatchObject([
      { kind: "judged", judgement: { ...judgement, reason: "Not here." } },
    ]);
    expect((await listNotices(dora, { limit: 50 })).items).toMatchObject([
      { kind: "flag-decided", judgement: { ...judgement, reason: "" } },
    ]);

    await undoDecision(ada, item?.id ?? "");
    expect(await seenBy(dora, reading)).toMatchObject([{ id, author: { name: "chidi" } }]);
    await expect(undoDecision(ada, item?.id ?? "")).rejects.toThrow("review.stands-otherwise");
    expect((await listNotices(chidi, { limit: 50 })).items[0]).toMatchObject({
      kind: "judged",
      judgement: { subject: "annotation", action: "restore" },
    });
    const { items } = await listLog(ada, group.slug, { limit: 50 });
    expect(
      items.map(({ action, subject, by, member, from, to }) => [
        action,
        subject,
        by?.name,
        member?.name,
        from,
        to,
      ]),
    ).toEqual([
      ["restore", "annotation", "ada", "chidi", "hidden", "visible"],
      ["hide", "annotation", "bruno", "chidi", "visible", "hidden"],
      ["flag", "annotation", "dora", undefined, null, null],
    ]);
  });

  test("reaches open pages: it is gone from readers’, and stays on its author’s", async () => {
    const { reading, bruno, chidi, dora } = await buildGroupReading();
    const { id } = await highlight(chidi, reading);
    const [reader, author] = [await follow(dora, reading), await follow(chidi, reading)];
    await flagHighlight(dora, id);
    const item = await decide(bruno, id, { action: "hide", note: "No." });
    await reader.hearsOf("annotation.hidden");
    await author.hearsOf("annotation.hidden");
    await undoDecision(bruno, item?.id ?? "");
    await reader.hearsOf("annotation.restored");
  });

  test("is taken by one of two moderators at the same moment, and never by its author", async () => {
    const { reading, ada, bruno, chidi, dora } = await buildGroupReading();
    for (let times = 0; times < 10; times++) {
      const mark = await highlight(chidi, reading);
      await flagHighlight(dora, mark.id);
      const { id = "", version = 0 } = (await itemAbout(bruno, mark.id)) ?? {};
      const sent = await Promise.allSettled([
        decideItem(ada, id, newDecision.parse({ action: "hide", note: "No.", version })),
        decideItem(bruno, id, newDecision.parse({ action: "keep", version })),
        flagHighlight(ada, mark.id).then(() => Promise.reject(new Error("a flag"))),
      ]);
      expect(sent.slice(0, 2).filter(({ status }) => status === "fulfilled").length).toBeLessThanOrEqual(1);
    }
    const own = await highlight(bruno, reading);
    await flagHighlight(dora, own.id);
    expect(await itemAbout(bruno, own.id)).toBeNull();
    expect((await itemAbout(ada, own.id))?.flags).toHaveLength(1);
  });
});
