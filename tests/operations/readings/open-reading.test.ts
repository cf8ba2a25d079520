import { describe, expect, test } from "vitest";
import { NotFound, SignedOut } from "@/domain/problems";
import { signedOut } from "@/domain/viewer";
import { deleteAnnotation } from "@/operations/annotations/delete-annotation";
import { listThreads } from "@/operations/annotations/list-threads";
import { findTalk } from "@/operations/readings/find-talk";
import { openReading } from "@/operations/readings/open-reading";
import { openSection } from "@/operations/readings/open-section";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";

const paragraphs = Array.from({ length: 120 }, (_, at) =>
  `Sentence number ${at + 1} stands here. `.repeat(60),
);

const on = (paragraph: number) => ({ passage: { paragraph } });

describe("opening a reading", () => {
  test("gives the threads where it opens, and of the rest only how many there are", async () => {
    const { chidi, dora, reading } = await buildGroupReading({ paragraphs });
    const first = await annotate(chidi, reading, on(2));
    await annotate(chidi, reading, on(60));
    const opened = await openReading(dora, reading.id);
    expect(opened.threads.items.map(({ id }) => id)).toEqual([first.id]);
    expect(opened.counts[59]).toMatchObject({ threads: 1, posts: 1, fresh: 1 });
    expect(opened.at).toBeNull();
  });

  test("at a paragraph, by key or by number, begins there", async () => {
    const { chidi, dora, reading } = await buildGroupReading({ paragraphs });
    const thread = await annotate(chidi, reading, on(60));
    const key = thread.passage.start.key;
    for (const at of [key, "60"]) {
      const opened = await openReading(dora, reading.id, at);
      expect(opened.threads).toMatchObject({ from: 59, items: [{ id: thread.id }] });
      expect(opened.at).toMatchObject({ index: 59, threads: [{ id: thread.id }] });
    }
    expect((await openReading(dora, reading.id, "nowhere")).at).toBeNull();
  });

  test("stops before a paragraph with so many threads that they would hold it up", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    await annotate(chidi, reading, on(1));
    for (let n = 0; n < 21; n++) await annotate(chidi, reading, on(2));
    const { threads } = await openReading(dora, reading.id);
    expect(threads).toMatchObject({ from: 0, through: 0 });
    expect(threads.items).toHaveLength(1);
  });

  test("counts no more unseen posts than it can do in a moment, and says that there are more", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const thread = await annotate(chidi, reading);
    await reply(chidi, thread);
    expect(await openReading(dora, reading.id)).toMatchObject({ hasMoreFresh: false });
    expect(await openReading(chidi, reading.id)).toMatchObject({ counts: { 0: { fresh: 0 } } });
  });
});

describe("the threads of a stretch", () => {
  test("are those that begin in it", async () => {
    const { chidi, dora, reading } = await buildGroupReading({ paragraphs });
    const [, second] = [await annotate(chidi, reading, on(3)), await annotate(chidi, reading, on(60))];
    const { items } = await listThreads(dora, reading.id, { place: { from: 50, through: 99 }, limit: 100 });
    expect(items.map(({ id }) => id)).toEqual([second.id]);
  });

  test("show how a long one begins and what was said last", async () => {
    const { chidi, dora, reading } = await buildGroupReading();
    const thread = await annotate(chidi, reading);
    for (let n = 1; n <= 25; n++) await reply(n % 2 ? dora : chidi, thread, `Reply ${n}`);
    const { items } = await listThreads(dora, reading.id, { limit: 1 });
    expect(items[0]?.postCount).toBe(26);
    expect(items[0]?.posts).toHaveLength(20);
    expect(items[0]?.posts.at(-1)?.body?.html).toContain("Reply 25");
    expect(items[0]?.posts.at(-2)?.body?.html).toContain("Reply 18");
  });

  test("never hold a note that somebody made for themselves", async () => {
    const { ada, chidi, dora, reading } = await buildGroupReading();
    const note = await annotate(chidi, reading, { audience: "me" });
    const seen = async (viewer: typeof ada) =>
      (await listThreads(viewer, reading.id, { place: { from: 0, through: 9 }, limit: 9 })).items;
    expect(await seen(chidi)).toMatchObject([{ id: note.id }]);
    for (const other of [ada, dora]) expect(await seen(other)).toEqual([]);
  });
});

test("where the talk stands follows what is written and deleted", async () => {
  const { chidi, dora, reading } = await buildGroupReading();
  const thread = await annotate(chidi, reading);
  const before = await findTalk(dora, reading.id);
  expect(before.counts[0]).toMatchObject({ threads: 1, posts: 1, fresh: 1 });
  await deleteAnnotation(chidi, thread.id);
  const after = await findTalk(dora, reading.id);
  expect(after.counts[0]).toMatchObject({ threads: 0, posts: 0, fresh: 0 });
  expect(after.last).toBeGreaterThan(before.last);
});

describe("a section of a long text", () => {
  test("is for those who may read it", async () => {
    const { group, dora, reading } = await buildGroupReading({ paragraphs });
    const at = { group: group.slug, reading: reading.id, edition: reading.editionId };
    const { section } = await openSection(dora, { ...at, section: 2 });
    expect(section).toMatchObject({ from: 100, to: 120, numbers: { first: 101, last: 120 } });
    await expect(openSection(signedOut, { ...at, section: 2 })).rejects.toThrow(SignedOut);
  });

  test("is not found where there is none, in another group, or in an edition that is not read", async () => {
    const { group, dora, reading } = await buildGroupReading({ paragraphs });
    const at = { group: group.slug, reading: reading.id, edition: reading.editionId, section: 0 };
    for (const wrong of [
      { section: 3 },
      { section: Number.NaN },
      { group: "other" },
      { edition: reading.id },
    ])
      await expect(openSection(dora, { ...at, ...wrong })).rejects.toThrow(NotFound);
  });
});
