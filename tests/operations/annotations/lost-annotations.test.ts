import { afterEach, expect, test } from "vitest";
import { Conflict, Forbidden, Invalid, NotFound } from "@/domain/problems";
import type { Viewer } from "@/domain/viewer";
import { newPlacement } from "@/domain/wire/annotation";
import { newMove } from "@/domain/wire/thread-keeping";
import { findAnnotation } from "@/operations/annotations/find-annotation";
import { listAnnotations } from "@/operations/annotations/list-annotations";
import { listThreads } from "@/operations/annotations/list-threads";
import { reattachAnnotation, takeReattachmentBack } from "@/operations/annotations/reattach-annotation";
import { restAnnotation, takeUpAnnotation } from "@/operations/annotations/rest-annotation";
import { listLog } from "@/operations/moderation/list-log";
import { lockThread } from "@/operations/moderation/lock-thread";
import { moveThread, moveThreadBack } from "@/operations/moderation/move-thread";
import { findTalk } from "@/operations/readings/find-talk";
import { assign } from "../../support/build-assignment";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";
import { buildEdition } from "../../support/build-edition";
import { closePages, follow } from "../../support/follow";
import { expectMapToAgree } from "../../support/map-agrees";

afterEach(closePages);

const OLD = ["We live meanly, like ants.", "Simplicity, simplicity!", "Time is but the stream."];
/** The first paragraph is written anew, the others stay. */
const NEW = ["We lead mean lives, as ants do.", { was: 2 }, { was: 3 }];

const reattach = (viewer: Viewer, { id }: { id: string }, passage: { paragraph: number; quote?: string }) =>
  reattachAnnotation(viewer, id, newPlacement.parse({ passage }));
const states = async (viewer: Viewer, reading: { id: string }, query = {}) =>
  (await listAnnotations(viewer, reading.id, { limit: 50, ...query })).items.map(
    ({ placement }) => placement.state,
  );

async function buildLost() {
  const stage = await buildGroupReading({ paragraphs: OLD });
  const { chidi, dora, reading } = stage;
  const thread = await annotate(chidi, reading, { passage: { paragraph: 1, quote: "live meanly" } });
  const answer = await reply(dora, thread);
  const kept = await annotate(dora, reading, { passage: { paragraph: 2, quote: "simplicity" } });
  const before = await findAnnotation(chidi, thread.id);
  await buildEdition(reading, { paragraphs: NEW });
  return { ...stage, thread, answer, kept, before };
}

test("What has lost its words is found with them as they were, and by its state", async () => {
  const { reading, chidi, dora, olive, thread } = await buildLost();
  const lost = await findAnnotation(olive, thread.id);
  expect(lost.placement).toEqual({
    ...{ state: "lost", paragraph: null, index: null, endIndex: null, start: null, end: null },
    quote: "",
  });
  expect(lost.passage).toMatchObject({ quote: "live meanly", prefix: "We ", suffix: ", like ants." });
  expect(lost.passage.start.paragraph).toBe(1);
  expect(await states(chidi, reading)).toEqual(["lost", "exact"]);
  expect(await states(dora, reading, { state: "lost" })).toEqual(["lost"]);
  // It stands at no paragraph, and its thread is there for whoever asks for it.
  const { items } = await listThreads(dora, reading.id, { ids: [thread.id], limit: 1 });
  expect(items[0]).toMatchObject({ quote: "live meanly", postCount: 2, placement: { index: null } });
  expect(
    (await listThreads(dora, reading.id, { place: { from: 0, through: 9 }, limit: 9 })).items,
  ).toHaveLength(1);
  await reply(dora, thread, "Still to be answered.");
  expect((await findAnnotation(olive, thread.id)).postCount).toBe(3);
});

test("Its author gives it the words that it is about now, it is counted there, and it can be taken back to the letter", async () => {
  const { group, reading, ada, bruno, chidi, dora, olive, thread } = await buildLost();
  const lost = await findAnnotation(chidi, thread.id);
  await expectMapToAgree(reading, { ada, bruno, chidi, dora, olive });
  const page = await follow(dora, reading);

  const placed = await reattach(chidi, thread, { paragraph: 1, quote: "lead mean lives" });
  expect(placed).toMatchObject({
    passage: { quote: "lead mean lives", start: { paragraph: 1, offset: 3 } },
    placement: { state: "exact", paragraph: 1, index: 0, start: 3, end: 18, quote: "lead mean lives" },
    moved: null,
    version: thread.version,
    postCount: 2,
  });
  const { counts } = await findTalk(dora, reading.id);
  expect(counts[0]).toMatchObject({ threads: 1, posts: 2 });
  await expectMapToAgree(reading, { ada, bruno, chidi, dora, olive });
  await page.hears(1);
  expect(page.kinds()).toEqual(["annotation.moved"]);
  await reply(dora, thread, "Here, too.");
  await expectMapToAgree(reading, { ada, bruno, chidi, dora, olive });

  await takeReattachmentBack(chidi, thread.id);
  const { posts: _, postCount: __, ...stands } = await findAnnotation(dora, thread.id);
  const { posts: ___, postCount: ____, ...stood } = lost;
  expect(stands).toEqual(stood);
  await expectMapToAgree(reading, { ada, bruno, chidi, dora, olive });
  await expect(takeReattachmentBack(chidi, thread.id)).rejects.toBeInstanceOf(Conflict);
  // What authors do with their own is no matter for the log.
  expect((await listLog(bruno, group.slug, { limit: 5 })).items).toEqual([]);
});

test("Moderators re-attach it as well, which stands in the log; nobody else does, and nobody twice", async () => {
  const { group, reading, ada, bruno, chidi, dora, olive, thread, kept } = await buildLost();
  for (const viewer of [dora, olive])
    await expect(reattach(viewer, thread, { paragraph: 3 })).rejects.toBeInstanceOf(Forbidden);
  await expect(reattach(bruno, thread, { paragraph: 3, quote: "words of no text" })).rejects.toBeInstanceOf(
    Invalid,
  );
  await expect(reattach(bruno, thread, { paragraph: 9 })).rejects.toBeInstanceOf(Invalid);
  await expect(reattach(bruno, kept, { paragraph: 3 })).rejects.toMatchObject({ code: "placement.stands" });

  const whole = await reattach(bruno, thread, { paragraph: 3 });
  expect(whole.placement).toMatchObject({ state: "exact", paragraph: 3, quote: "Time is but the stream." });
  await expect(reattach(chidi, thread, { paragraph: 1 })).rejects.toMatchObject({
    code: "placement.stands",
    details: { current: { id: thread.id, placement: { paragraph: 3 } } },
  });
  // Its author may not undo what a moderator did; another moderator may.
  await expect(takeReattachmentBack(chidi, thread.id)).rejects.toMatchObject({ code: "placement.not-yours" });
  await takeReattachmentBack(ada, thread.id);
  expect(await states(chidi, reading, { state: "lost" })).toEqual(["lost"]);
  const { items } = await listLog(bruno, group.slug, { limit: 5 });
  expect(items.map(({ action, from, to }) => [action, from, to])).toEqual([
    ["move-back", "3", "lost"],
    ["move", "lost", "3"],
  ]);
});

test("Of two who re-attach it at once, one does, and the other is told", async () => {
  const { reading, bruno, chidi, dora, thread } = await buildLost();
  const ended = await Promise.allSettled([
    reattach(chidi, thread, { paragraph: 1 }),
    reattach(bruno, thread, { paragraph: 3 }),
  ]);
  expect(ended.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(ended.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "placement.stands" },
  });
  await expectMapToAgree(reading, { bruno, chidi, dora });
});

test("A moderator's move takes a lost thread along, and is not taken back as a re-attachment", async () => {
  const { reading, bruno, chidi, dora, thread } = await buildLost();
  const moved = await moveThread(
    bruno,
    thread.id,
    newMove.parse({ paragraph: 2, reason: "About this one." }),
  );
  expect(moved).toMatchObject({ placement: { state: "exact", paragraph: 2 }, moved: { from: null } });
  await expect(takeReattachmentBack(chidi, thread.id)).rejects.toMatchObject({
    code: "placement.not-reattached",
  });
  await moveThreadBack(bruno, thread.id);
  expect((await findAnnotation(dora, thread.id)).placement.state).toBe("lost");
  await expectMapToAgree(reading, { bruno, chidi, dora });
});

test("What stands on changed words, or on the paragraph alone, can be put to the right ones, too", async () => {
  const { reading, chidi, dora } = await buildGroupReading({ paragraphs: OLD });
  const changed = await annotate(chidi, reading, { passage: { paragraph: 1, quote: "live meanly" } });
  const paragraph = await annotate(dora, reading, { passage: { paragraph: 1, quote: "ants" } });
  const text = "We lead mean lives, as ants do.";
  await buildEdition(reading, {
    paragraphs: [{ was: 1, text }, { was: 2 }, { was: 3 }],
    found: {
      [changed.id]: {
        state: "changed",
        quote: "mean lives",
        startIndex: 0,
        startOffset: 8,
        endIndex: 0,
        endOffset: 18,
      },
      [paragraph.id]: {
        state: "paragraph",
        quote: text,
        startIndex: 0,
        startOffset: 0,
        endIndex: 0,
        endOffset: text.length,
      },
    },
  });
  expect(await states(dora, reading)).toEqual(["changed", "paragraph"]);
  expect((await findAnnotation(dora, changed.id)).passage.quote).toBe("live meanly");
  await reattach(chidi, changed, { paragraph: 1, quote: "lead mean lives" });
  await reattach(dora, paragraph, { paragraph: 1, quote: "as ants do" });
  expect(await states(dora, reading)).toEqual(["exact", "exact"]);
  await takeReattachmentBack(dora, paragraph.id);
  expect(await states(dora, reading)).toEqual(["exact", "paragraph"]);
  await expectMapToAgree(reading, { chidi, dora });
});

test("After a new edition what was re-attached before cannot simply be put back", async () => {
  const { reading, chidi, thread } = await buildLost();
  await reattach(chidi, thread, { paragraph: 3 });
  await buildEdition(reading, { paragraphs: [{ was: 3 }] });
  expect((await findAnnotation(chidi, thread.id)).placement).toMatchObject({ state: "exact", index: 0 });
  await expect(takeReattachmentBack(chidi, thread.id)).rejects.toMatchObject({ code: "thread.text-changed" });
});

test("A thread is let rest by those who may find its place, listed apart, and taken up again", async () => {
  const { group, reading, bruno, chidi, dora, thread, kept } = await buildLost();
  await expect(restAnnotation(dora, thread.id)).rejects.toBeInstanceOf(Forbidden);
  await expect(restAnnotation(dora, kept.id)).rejects.toMatchObject({ code: "placement.stands" });
  await expect(takeUpAnnotation(bruno, thread.id)).rejects.toMatchObject({ code: "placement.rests-not" });
  expect((await restAnnotation(bruno, thread.id)).rested).not.toBeNull();
  await expect(restAnnotation(chidi, thread.id)).rejects.toMatchObject({ code: "placement.rests" });
  expect(await states(dora, reading, { state: "lost", rests: false })).toEqual([]);
  expect(await states(dora, reading, { state: "lost", rests: true })).toEqual(["lost"]);
  await takeUpAnnotation(chidi, thread.id);
  expect(await states(dora, reading, { state: "lost", rests: false })).toEqual(["lost"]);
  await restAnnotation(chidi, thread.id);
  // Whoever finds its words after all has taken it up.
  expect((await reattach(chidi, thread, { paragraph: 1 })).rested).toBeNull();
  const { items } = await listLog(bruno, group.slug, { limit: 5 });
  expect(items.map(({ action }) => action)).toEqual(["rest"]);
});

test("Notes to oneself are for their author alone to re-attach, and a locked thread for moderators", async () => {
  const { reading, bruno, chidi } = await buildGroupReading({ paragraphs: OLD });
  const alone = await annotate(chidi, reading, { passage: { paragraph: 1 }, audience: "me" });
  const locked = await annotate(chidi, reading, { passage: { paragraph: 1 } });
  await lockThread(bruno, locked.id, { reason: "All is said." });
  await buildEdition(reading, { paragraphs: NEW });
  await expect(reattach(bruno, alone, { paragraph: 2 })).rejects.toBeInstanceOf(NotFound);
  await expect(reattach(chidi, locked, { paragraph: 2 })).rejects.toMatchObject({
    code: "annotation.locked",
  });
  await reattach(chidi, alone, { paragraph: 2 });
  await reattach(bruno, locked, { paragraph: 3 });
  expect(await states(bruno, reading)).toEqual(["exact"]);
});

test("Under a see-rule others' lost threads are kept back, and re-attached they follow the rule of their place", async () => {
  const { reading, ada, bruno, chidi, dora, thread } = await buildLost();
  await assign(ada, reading, { from: 2, to: 2, see: { others: "after-own", own: 2 } });
  expect((await seenBy(dora, reading)).map(({ id }) => id)).not.toContain(thread.id);
  await reattach(bruno, thread, { paragraph: 3 });
  expect((await seenBy(dora, reading)).map(({ id }) => id)).toContain(thread.id);
  await expectMapToAgree(reading, { ada, bruno, chidi, dora });
  await takeReattachmentBack(bruno, thread.id);
  expect((await seenBy(dora, reading)).map(({ id }) => id)).not.toContain(thread.id);
});

test("One's own lost thread, re-attached where a see-rule asks for one, opens others' words there", async () => {
  const { reading, ada, chidi, dora, kept, thread } = await buildLost();
  await assign(ada, reading, { from: 2, to: 2, see: { others: "after-own", own: 1 } });
  expect((await seenBy(chidi, reading)).map(({ id }) => id)).not.toContain(kept.id);
  await reattach(chidi, thread, { paragraph: 2 });
  expect((await seenBy(chidi, reading)).map(({ id }) => id)).toContain(kept.id);
  await expectMapToAgree(reading, { ada, chidi, dora });
});
