import { and, eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { annotations, placements, posts, postVersions } from "@/db/schema/annotations";
import { events } from "@/db/schema/events";
import type { Moderation } from "@/domain/annotations";
import { EXPORT_FORMATS, type ExportFormat } from "@/domain/exports";
import { NotFound, SignedOut } from "@/domain/problems";
import { signedOut, type Viewer } from "@/domain/viewer";
import type { AnnotationWire } from "@/domain/wire/annotation";
import { exportWords } from "@/messages/export-words";
import { translator } from "@/messages/translator";
import { deleteAnnotation } from "@/operations/annotations/delete-annotation";
import { deletePost } from "@/operations/posts/delete-post";
import { exportReading } from "@/operations/readings/export-reading";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { setPlace } from "../../support/build-group";
import { buildUser } from "../../support/cast";
import { textOf } from "../../support/text-of";

const words = exportWords(translator("en"), "en");

async function exported(viewer: Viewer, reading: { id: string }, format: ExportFormat): Promise<string> {
  const { pieces } = await exportReading(viewer, reading.id, format, words, { address: "127.0.0.1" });
  let file = "";
  for await (const piece of pieces) file += piece;
  return file;
}

const on = (paragraph: number, markdown: string) => ({ passage: { paragraph }, body: { markdown } });

const moderate = (post: { id: string }, moderation: Moderation) =>
  database().update(posts).set({ moderation }).where(eq(posts.id, post.id));

const openingOf = (annotation: AnnotationWire) => ({ id: annotation.posts[0]?.id ?? "" });

let stage: Awaited<ReturnType<typeof buildGroupReading>>;
beforeAll(async () => {
  stage = await buildGroupReading();
});

/** Every state that words can be in, each said in a word of its own. */
async function sayEverything() {
  const { chidi, dora, reading } = stage;
  const seen = await annotate(chidi, reading, on(2, "word-seen"));
  await reply(dora, seen, "word-reply");
  await annotate(chidi, reading, { ...on(1, "word-mine"), audience: "me" });
  for (const state of ["hidden", "held", "returned"] as const) {
    const annotation = await annotate(chidi, reading, on(3, `word-${state}`));
    await moderate(openingOf(annotation), state);
  }
  const under = await annotate(chidi, reading, on(3, "word-taken-back"));
  await reply(dora, under, "word-left-standing");
  await deleteAnnotation(chidi, under.id);
  const hidden = await reply(dora, seen, "word-hidden-reply");
  const below = await reply(chidi, seen, "word-below-hidden", hidden.id);
  await moderate(hidden, "hidden");
  await deletePost(dora, (await reply(dora, seen, "word-deleted-reply", below.id)).id);
  const edited = await reply(dora, seen, "word-approved");
  await database()
    .insert(postVersions)
    .values({
      groupId: stage.group.id,
      postId: edited.id,
      version: 2,
      state: "held",
      body: { type: "doc", content: [] },
      text: "word-pending",
    });
  await database().update(posts).set({ pendingVersion: 2 }).where(eq(posts.id, edited.id));
}

const READABLE = ["word-approved", "word-below-hidden", "word-left-standing", "word-reply", "word-seen"];

describe("what leaves with an export", () => {
  beforeAll(sayEverything);

  const wordsIn = (file: string) => [...new Set(file.match(/word-[a-z-]+[a-z]/g))].sort();

  test.each(["markdown", "json", "csv"] as const)("as %s is what every reader may see", async (format) => {
    for (const who of ["ada", "bruno", "dora", "olive"] as const)
      expect(wordsIn(await exported(stage[who], stage.reading, format)), who).toEqual(READABLE);
  });

  test("with one's own notes to oneself, and nobody else's", async () => {
    for (const format of ["markdown", "json", "csv"] as const)
      expect(wordsIn(await exported(stage.chidi, stage.reading, format))).toEqual(
        [...READABLE, "word-mine"].sort(),
      );
  });

  test("does not name who took the words back that others answered", async () => {
    const { first } = JSON.parse(await exported(stage.ada, stage.reading, "json"));
    const items = first.items as { id: string; motivation: string; target: unknown; creator?: object }[];
    const left = items.find((item) => JSON.stringify(item).includes("word-left-standing"));
    const above = items.find(({ id }) => id === left?.target);
    expect(above).toMatchObject({ motivation: "commenting" });
    expect(above).not.toHaveProperty("creator");
    expect(above).not.toHaveProperty("body");
  });

  test.each(["deleted", "hidden"] as const)(
    "does not tell who wrote, nor with what tags, what was %s after others had answered it",
    async (state) => {
      for (const kind of ["comment", "highlight"] as const) {
        const taken = await annotate(stage.chidi, stage.reading, {
          kind,
          tags: ["my-fears"],
          body: { markdown: "I should not have said that." },
        });
        await reply(stage.dora, taken, "Said beside it");
        const [opening] = taken.posts;
        if (state === "hidden") await moderate({ id: opening?.id ?? "" }, "hidden");
        else await deletePost(stage.chidi, opening?.id ?? "");
        for (const who of [stage.ada, stage.olive])
          for (const format of EXPORT_FORMATS)
            expect(await exported(who, stage.reading, format)).not.toContain("my-fears");
        const { first } = JSON.parse(await exported(stage.ada, stage.reading, "json"));
        const found = first.items.find(({ id }: { id: string }) => id.endsWith(taken.id));
        expect(found).not.toHaveProperty("creator");
      }
    },
  );

  test("is nothing at all for outsiders", async () => {
    const { group, reading, memberIds, olive } = stage;
    const before = await countExports(group.id);
    for (const format of EXPORT_FORMATS) {
      await expect(exported(signedOut, reading, format)).rejects.toThrow(SignedOut);
      await expect(exported(await buildUser(), reading, format)).rejects.toThrow(NotFound);
    }
    await setPlace(memberIds.olive, { state: "removed" });
    await expect(exported(olive, reading, "text")).rejects.toThrow(NotFound);
    await setPlace(memberIds.olive, { state: "active" });
    expect(await countExports(group.id)).toBe(before);
  });
});

const countExports = async (groupId: string) =>
  database().$count(events, and(eq(events.streamId, groupId), eq(events.kind, "reading.exported")));

test("text is the file that the page offers, character by character", async () => {
  const { ada, group, reading } = stage;
  expect(await exported(ada, reading, "text")).toBe(
    await textOf(ada, { group: group.slug, reading: reading.id }),
  );
});

test("that somebody took a reading along is remembered, with what and when", async () => {
  const { group, reading, olive } = await buildGroupReading();
  await exported(olive, reading, "csv");
  // Whoever runs the site did it, not she in whose name it was done.
  await exported({ ...olive, by: { kind: "command-line" } }, reading, "text");
  const found = await database()
    .select()
    .from(events)
    .where(and(eq(events.streamId, group.id), eq(events.kind, "reading.exported")))
    .orderBy(events.number);
  expect(found).toMatchObject([
    { byUserId: olive.userId, subject: { readingId: reading.id, to: { format: "csv" } } },
    { byUserId: null, subject: { readingId: reading.id, to: { format: "text" } } },
  ]);
});

test("whoever loses the right while it runs gets no more of it", async () => {
  const { reading, chidi, dora, memberIds } = await buildGroupReading();
  for (let count = 0; count < 60; count++) await annotate(chidi, reading, on(1, "Slowly. ".repeat(300)));
  const { pieces } = await exportReading(dora, reading.id, "csv", words, { address: "127.0.0.1" });
  expect((await pieces.next()).value).toContain("Slowly.");
  await setPlace(memberIds.dora, { state: "removed" });
  await expect(
    (async () => {
      for await (const _ of pieces);
    })(),
  ).rejects.toThrow(NotFound);
});

test("threads come in the order of the text, and those whose words are gone come last", async () => {
  const { ada, reading, chidi } = await buildGroupReading();
  const lost = await annotate(chidi, reading, on(1, "first said, now lost"));
  await annotate(chidi, reading, on(3, "on the third"));
  await annotate(chidi, reading, on(1, "on the first"));
  await database()
    .update(placements)
    .set({ state: "lost", startIndex: null, startOffset: null, endIndex: null, endOffset: null })
    .where(eq(placements.annotationId, lost.id));
  const file = await exported(ada, reading, "markdown");
  const order = ["on the first", "on the third", words.lost, "first said, now lost"].map((one) =>
    file.indexOf(one),
  );
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order).not.toContain(-1);
});

test("a reading with ten thousand posts goes through, each post once", async () => {
  const { ada, group, reading, chidi, memberIds } = await buildGroupReading();
  const long = await annotate(chidi, reading, on(1, "the long one"));
  await database().execute(sql`
    insert into annotations (group_id, id, reading_id, author_id, kind, audience, edition_id, start_key, start_offset,
      end_key, end_offset, quote, prefix, suffix, number)
    select group_id, gen_random_uuid(), reading_id, author_id, kind, audience, edition_id, start_key, start_offset,
      end_key, end_offset, quote, prefix, suffix, 100 + n
    from ${annotations}, generate_series(1, 999) as n where id = ${long.id}`);
  await database().execute(sql`
    insert into placements (group_id, annotation_id, edition_id, reading_id, state, start_index, start_offset,
      end_index, end_offset, quote)
    select a.group_id, a.id, a.edition_id, a.reading_id, p.state, p.start_index, p.start_offset, p.end_index,
      p.end_offset, p.quote
    from annotations a join placements p on p.annotation_id = ${long.id}
    where a.reading_id = ${reading.id} and a.id <> ${long.id}`);
  await database().execute(sql`
    with made as (
      insert into posts (group_id, id, reading_id, annotation_id, author_id, number)
      select group_id, gen_random_uuid(), reading_id, case when n <= 5000 then ${long.id}::uuid else id end,
        ${memberIds.dora}::uuid, 1100 + n
      from (select annotations.*, row_number() over () as n
        from ${annotations}, generate_series(1, 10) where reading_id = ${reading.id}) as spread
      returning group_id, id)
    insert into post_versions (group_id, post_id, version, state, body, text)
    select group_id, id, 1, 'approved', ${JSON.stringify(long.posts[0]?.body?.tiptap)}::jsonb, 'post ' || id from made`);
  const standing = await database().$count(posts, eq(posts.groupId, group.id));
  expect(standing).toBe(10_001);

  const rows = (await exported(ada, reading, "csv")).split("\r\n").slice(1, -1);
  const ids = rows.map((row) => row.split(",")[1]).filter(Boolean);
  expect(ids).toHaveLength(standing);
  expect(new Set(ids).size).toBe(standing);
}, 120_000);
