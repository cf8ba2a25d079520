import { afterEach, expect, test } from "vitest";
import { recordEvent } from "@/db/queries/events";
import { inTransaction } from "@/db/transaction";
import { MISSED_TOLD, STREAMS_FROM_ADDRESS, STREAMS_OF_USER } from "@/domain/limits";
import { TooMany } from "@/domain/problems";
import { type SignedInViewer, signedOut } from "@/domain/viewer";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { takeIn } from "../../support/build-group";
import { buildUser } from "../../support/cast";
import { closePages, follow, openHub } from "../../support/follow";
import { statementsDuring } from "../../support/statements";

afterEach(closePages);

async function buildRoom(size: number) {
  const stage = await buildGroupReading();
  const readers: SignedInViewer[] = [];
  for (let n = 0; n < size; n++) {
    const reader = await buildUser({ name: `Reader ${n}` });
    await takeIn(stage.ada, stage.group.slug, reader);
    readers.push(reader);
  }
  return { ...stage, readers, thread: await annotate(stage.chidi, stage.reading) };
}

/** A look that nobody asked for comes every two seconds, and a loaded machine lets several come. */
const SLACK = 12;

test("a post costs a full room no more questions than a small one", async () => {
  const costs: number[] = [];
  for (const size of [2, 50]) {
    const { chidi, reading, readers, thread } = await buildRoom(size);
    const pages = await Promise.all(readers.map((reader) => follow(reader, reading)));
    costs.push(
      await statementsDuring(async () => {
        const { id } = await reply(chidi, thread);
        for (const page of pages) await page.hearsPost(id);
      }),
    );
    closePages();
  }
  const [small = 0, full = 0] = costs;
  expect(full - small).toBeLessThan(SLACK);
}, 60_000);

test("fifty who come at once are let in together", async () => {
  const { reading, readers } = await buildRoom(50);
  const asked = await statementsDuring(() => Promise.all(readers.map((reader) => follow(reader, reading))));
  expect(asked).toBeLessThan(25);
}, 60_000);

async function recordEdits(
  stage: { chidi: SignedInViewer; group: { id: string }; reading: { id: string } },
  count: number,
) {
  const { chidi, group, reading } = stage;
  const thread = await annotate(chidi, reading);
  const subject = { annotationId: thread.id };
  await inTransaction(async (tx) => {
    for (let n = 0; n < count; n++) {
      const event = { streamId: reading.id, kind: "annotation.edited" as const, subject };
      await recordEvent(tx, { ...event, groupId: group.id, byUserId: chidi.userId });
    }
  });
  return thread;
}

test("whoever has missed hundreds of events gets them in order, and holds nobody up", async () => {
  const stage = await buildGroupReading();
  const { ada, chidi, dora, reading } = stage;
  const thread = await recordEdits(stage, MISSED_TOLD);
  const current = await follow(ada, reading);
  const late = await follow(dora, reading, 1);
  const { id } = await reply(chidi, thread, "Meanwhile");
  await current.hearsPost(id);
  await late.hearsPost(id);
  expect(current.heard.length).toBe(1);
  expect(late.heard.map(({ number }) => number)).toEqual(
    Array.from({ length: MISSED_TOLD + 1 }, (_, n) => n + 2),
  );
}, 60_000);

test("whoever has missed more than that is told to ask again, and then what is new", async () => {
  const stage = await buildGroupReading();
  const { chidi, dora, reading } = stage;
  const thread = await recordEdits(stage, MISSED_TOLD + 1);
  const late = await follow(dora, reading, 1);
  const { id } = await reply(chidi, thread, "Meanwhile");
  await late.hearsPost(id);
  expect(late.heard.map(({ number, kind }) => [number, kind])).toEqual([
    [MISSED_TOLD + 2, "refresh"],
    [MISSED_TOLD + 3, "post.added"],
  ]);
}, 60_000);

test("a page from before the site was put back from a backup asks again, and then hears what is new", async () => {
  const { chidi, dora, reading } = await buildGroupReading();
  const thread = await annotate(chidi, reading);
  const page = await follow(dora, reading, 999_999_999);
  await reply(chidi, thread, "Two");
  await page.hears(2);
  expect(page.heard.map(({ number, kind }) => [number, kind])).toEqual([
    [1, "refresh"],
    [2, "post.added"],
  ]);
});

test("one account and one address have so many connections open, and no more until some are closed", async () => {
  const { dora, olive, reading } = await buildGroupReading({ visibility: "public" });
  const pages = await Promise.all(Array.from({ length: STREAMS_OF_USER }, () => follow(dora, reading)));
  await expect(follow(dora, reading)).rejects.toMatchObject({ code: "too-many-pages", retryAfter: 30 });
  await follow(olive, reading);
  pages[0]?.stop();
  pages[0]?.stop();
  await follow(dora, reading);
  await expect(follow(dora, reading)).rejects.toThrow(TooMany);

  const strangers = Array.from({ length: STREAMS_FROM_ADDRESS }, () => follow(signedOut, reading));
  await Promise.all(strangers);
  await expect(follow(signedOut, reading)).rejects.toThrow(TooMany);
  await follow(signedOut, reading, undefined, { address: "192.0.2.2" });
}, 60_000);

test("pages that are closed leave nothing behind", async () => {
  const { chidi, dora, olive, reading } = await buildGroupReading();
  const pages = [await follow(dora, reading), await follow(dora, reading), await follow(olive, reading)];
  expect(openHub()).toMatchObject({ rooms: 1, streams: 3 });
  for (const { stop } of pages) stop();
  expect(openHub().rooms).toBe(0);
  // The next look forgets the rest.
  const elsewhere = await buildGroupReading();
  await follow(chidi, reading);
  await follow(elsewhere.dora, elsewhere.reading);
  expect(openHub()).toMatchObject({ rooms: 2, streams: 4 });
});
