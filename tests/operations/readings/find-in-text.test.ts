import { beforeAll, describe, expect, test } from "vitest";
import { NotFound } from "@/domain/problems";
import { signedOut } from "@/domain/viewer";
import { findInText } from "@/operations/readings/find-in-text";
import { listContents } from "@/operations/readings/list-contents";
import { annotate, buildGroupReading } from "../../support/build-discussion";
import { buildUser } from "../../support/cast";

const PARAGRAPHS = [
  { kind: "heading" as const, text: "The Café", attrs: { level: 1 } },
  "At the café one reads. One reads at the cafe.",
  "Nobody is there.",
  ...Array.from({ length: 1_200 }, (_, at) => `Line ${at} of many.`),
  { kind: "heading" as const, text: "The way home", attrs: { level: 1 } },
  "Past the CAFÉ.",
];

let stage: Awaited<ReturnType<typeof buildGroupReading>>;
beforeAll(async () => {
  stage = await buildGroupReading({ paragraphs: PARAGRAPHS });
});

const from = { address: "127.0.0.1" };
const find = (words: string, more: { after?: number; limit?: number } = {}) =>
  findInText(stage.chidi, stage.reading.id, { words, limit: 50, ...more }, from);

describe("Whoever reads a text finds words in all of it", () => {
  test("in headings and in parts that have not come with the page", async () => {
    const { total, items, next } = await find("cafe");
    expect(items.map(({ number, found }) => [number, found.length])).toEqual([
      [null, 1],
      [1, 2],
      [1_203, 1],
    ]);
    expect(total).toEqual({ paragraphs: 3, places: 4 });
    expect(next).toBeNull();
  });

  test("page by page, and each page knows how much there is", async () => {
    const first = await find("of many", { limit: 100 });
    expect(first.total.paragraphs).toBe(1_200);
    const second = await find("of many", { limit: 100, after: Number(first.next) });
    expect(second.total).toEqual(first.total);
    expect(second.items[0]?.index).toBe((first.items.at(-1)?.index ?? 0) + 1);
    expect((await find("of many", { after: 1_201 })).next).toBeNull();
  });

  test("and nothing where there is nothing, or nothing was asked for", async () => {
    expect((await find("tavern")).total.places).toBe(0);
    expect((await find("  ")).total.places).toBe(0);
  });

  test("but not who may not read it", async () => {
    const stranger = await buildUser({ name: "Stranger" });
    for (const who of [stranger, signedOut])
      await expect(findInText(who, stage.reading.id, { words: "cafe", limit: 5 }, from)).rejects.toThrow();
    await expect(listContents(stranger, stage.reading.id)).rejects.toThrow(NotFound);
  });
});

describe("The contents tell where the talk is", () => {
  test("that the reader may read: a note to oneself is in nobody else's", async () => {
    const { chidi, dora, reading } = stage;
    await annotate(chidi, reading, {
      passage: { paragraph: 1 },
      body: { markdown: "Mine." },
      audience: "me",
    });
    await annotate(dora, reading, { passage: { paragraph: 1_203 }, body: { markdown: "Ours." } });
    const said = async (who: typeof chidi) =>
      (await listContents(who, reading.id)).map(({ title, posts, fresh }) => [title, posts, fresh]);
    expect(await said(chidi)).toEqual([
      ["The Café", 1, 0],
      ["The way home", 1, 1],
    ]);
    expect(await said(dora)).toEqual([
      ["The Café", 0, 0],
      ["The way home", 1, 0],
    ]);
  });

  test("and not beyond the place they have read to, for who wants no spoilers", async () => {
    const parts = await listContents(stage.chidi, stage.reading.id, { hidesSpoilers: true });
    expect(parts.map(({ posts }) => posts)).toEqual([0, 0]);
  });
});
