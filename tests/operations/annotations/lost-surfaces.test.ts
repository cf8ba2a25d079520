import { expect, test } from "vitest";
import type { Viewer } from "@/domain/viewer";
import { newPlacement } from "@/domain/wire/annotation";
import { exportWords } from "@/messages/export-words";
import { translator } from "@/messages/translator";
import { findAnnotation } from "@/operations/annotations/find-annotation";
import { openLost } from "@/operations/annotations/open-lost";
import { reattachAnnotation } from "@/operations/annotations/reattach-annotation";
import { restAnnotation } from "@/operations/annotations/rest-annotation";
import { listProgress } from "@/operations/assignments/list-progress";
import { openAgenda } from "@/operations/assignments/open-agenda";
import { listReview } from "@/operations/moderation/list-review";
import { listMutes } from "@/operations/mutes/list-mutes";
import { muteThread } from "@/operations/mutes/mute-thread";
import { listNotices } from "@/operations/notices/list-notices";
import { noteAnswers } from "@/operations/notices/note-answers";
import { exportReading } from "@/operations/readings/export-reading";
import { findTalk } from "@/operations/readings/find-talk";
import { markRead } from "@/operations/readings/mark-read";
import { openReading } from "@/operations/readings/open-reading";
import { openReadings } from "@/operations/readings/open-readings";
import { assign } from "../../support/build-assignment";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";
import { buildEdition, loseWords } from "../../support/build-edition";
import { buildViewer } from "../../support/build-group";
import { flag } from "../../support/build-review";

/* What else shows threads, when an edition has lost the words that one is about. */

const OLD = ["We live meanly, like ants.", "Simplicity, simplicity!", "Time is but the stream."];
const NEW = ["We lead mean lives, as ants do.", { was: 2 }, { was: 3 }];

async function buildLost() {
  const stage = await buildGroupReading({ paragraphs: OLD });
  const { chidi, dora, reading } = stage;
  const thread = await annotate(chidi, reading, { passage: { paragraph: 1, quote: "live meanly" } });
  await reply(dora, thread);
  const kept = await annotate(dora, reading, { passage: { paragraph: 2, quote: "simplicity" } });
  return { ...stage, thread, kept };
}

const lostOf = async (
  viewer: Viewer,
  { group, reading }: { group: { slug: string }; reading: { id: string } },
) => openLost(viewer, reading.id, { group: group.slug });

test("The reading opens as ever and says how many threads have lost their place, and its page shows them", async () => {
  const stage = await buildLost();
  const { reading, ada, chidi, dora, olive, thread } = stage;
  expect((await openReading(dora, reading.id)).lost).toEqual({ open: 0, resting: 0 });
  await buildEdition(reading, { paragraphs: NEW });
  const alone = await annotate(chidi, reading, { passage: { paragraph: 1 }, audience: "me" });
  await loseWords(alone);
  expect((await openReading(dora, reading.id)).lost).toEqual({ open: 1, resting: 0 });
  expect((await openReading(chidi, reading.id)).lost).toEqual({ open: 2, resting: 0 });
  const { open, resting } = await lostOf(olive, stage);
  expect(open).toMatchObject([{ may: false, thread: { id: thread.id, passage: { quote: "live meanly" } } }]);
  expect(resting).toEqual([]);
  expect((await lostOf(chidi, stage)).open.map(({ may }) => may)).toEqual([true, true]);
  expect((await lostOf(ada, stage)).open.map(({ may }) => may)).toEqual([true]);
  await restAnnotation(chidi, thread.id);
  expect((await openReading(olive, reading.id)).lost).toEqual({ open: 0, resting: 1 });
  expect((await lostOf(olive, stage)).resting).toHaveLength(1);
});

test("Whoever has read its page has nothing new there, and whoever has not still has", async () => {
  const stage = await buildLost();
  const { group, reading, ada, olive } = stage;
  await buildEdition(reading, { paragraphs: NEW });
  const fresh = async (viewer: Viewer) =>
    (await openReadings(viewer, [group.slug], { limit: 5 }))[0]?.readings[0]?.soFar?.fresh;
  expect([await fresh(ada), await fresh(olive)]).toEqual([3, 3]);
  await lostOf(ada, stage);
  await lostOf(await buildViewer("Eve"), stage).catch(() => null);
  expect([await fresh(ada), await fresh(olive)]).toEqual([1, 3]);
});

test("Its page tells where a thread was put, as long as it stands there", async () => {
  const { group, reading, bruno, thread } = await buildLost();
  await buildEdition(reading, { paragraphs: NEW });
  const asked = { group: group.slug, placed: thread.id };
  const before = await openLost(bruno, reading.id, asked);
  expect(before.placed).toBeNull();
  await reattachAnnotation(bruno, thread.id, newPlacement.parse({ passage: { paragraph: 3 } }));
  const after = await openLost(bruno, reading.id, asked);
  expect(after.placed).toMatchObject({ may: true, thread: { id: thread.id } });
  await expect(openLost(bruno, reading.id, { group: "elsewhere" })).rejects.toThrow();
});

test("Under a see-rule that is not met nobody learns how many others' threads are lost", async () => {
  const stage = await buildLost();
  const { reading, ada, chidi, dora } = stage;
  await buildEdition(reading, { paragraphs: NEW });
  await assign(ada, reading, { from: 2, to: 2, see: { others: "after-own", own: 5 } });
  expect((await openReading(dora, reading.id)).lost).toEqual({ open: 0, resting: 0 });
  expect((await lostOf(dora, stage)).open).toEqual([]);
  expect((await openReading(chidi, reading.id)).lost).toEqual({ open: 1, resting: 0 });
});

test("What is new in a lost thread is unread until it is seen, and then no more", async () => {
  const { reading, dora, thread } = await buildLost();
  await buildEdition(reading, { paragraphs: NEW });
  const unread = async () => (await seenBy(dora, reading)).length;
  expect(await unread()).toBe(2);
  const { posts } = await findAnnotation(dora, thread.id);
  await markRead(dora, reading.id, { posts: posts.flatMap(({ number }) => number ?? []) });
  const { counts, hasMoreFresh } = await findTalk(dora, reading.id);
  expect(Object.values(counts).map(({ fresh }) => fresh)).toEqual([0]);
  expect(hasMoreFresh).toBe(false);
});

test("Every file of the talk has its old words and all that was said about them", async () => {
  const { reading, chidi } = await buildLost();
  await buildEdition(reading, { paragraphs: NEW });
  const words = exportWords(translator("en"), "en");
  for (const format of ["markdown", "json", "csv"] as const) {
    const { pieces } = await exportReading(chidi, reading.id, format, words, { address: "127.0.0.1" });
    let file = "";
    for await (const piece of pieces) file += piece;
    expect(file, format).toContain("live meanly");
    expect(file, format).toContain("Slowly.");
    expect(file, format).toContain("implicity");
  }
});

test("In the queue, among notices and among what is muted it is told by its old words, and the way leads to it", async () => {
  const { group, reading, bruno, chidi, dora, olive, thread } = await buildLost();
  await flag(olive, thread.posts[0]?.id ?? "");
  await muteThread(olive, thread.id);
  await buildEdition(reading, { paragraphs: NEW });
  await reply(dora, thread, "And now?");
  while (await noteAnswers());
  const way = `?a=${thread.id}`;
  const { items } = await listReview(bruno, group.slug, { state: "open", limit: 5 });
  expect(items).toMatchObject([{ quote: "live meanly", paragraph: null }]);
  expect((await listMutes(olive, group.slug)).threads).toMatchObject([{ quote: "live meanly" }]);
  expect((await listMutes(olive, group.slug)).threads[0]?.url).toContain(way);
  const notices = await listNotices(chidi, { limit: 5 });
  expect(JSON.stringify(notices.items)).toContain(way);
});

test("A meeting's agenda leaves it out, and what was done for an assignment stays done", async () => {
  const { reading, ada, chidi, thread } = await buildLost();
  const { id } = await assign(ada, reading, { from: 1, to: 2, targets: { annotations: 1 } });
  const done = async () => (await listProgress(chidi, id, { limit: 5 })).items[0]?.annotations;
  expect(await done()).toBe(1);
  await buildEdition(reading, {
    paragraphs: [{ was: 1, text: "We lead mean lives." }, { was: 2 }, { was: 3 }],
  });
  expect((await findAnnotation(ada, thread.id)).placement.state).toBe("lost");
  expect(await done()).toBe(1);
  expect(JSON.stringify(await openAgenda(ada, id))).not.toContain(thread.id);
  // Where it is put, it counts.
  await reattachAnnotation(chidi, thread.id, newPlacement.parse({ passage: { paragraph: 3 } }));
  expect(await done()).toBe(0);
});
