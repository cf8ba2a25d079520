import { afterEach, expect, test } from "vitest";
import { bareDatabase } from "@/db/client";
import { recordEvent } from "@/db/queries/events";
import { inTransaction } from "@/db/transaction";
import type { SignedInViewer } from "@/domain/viewer";
import { addMember } from "@/operations/members/add-member";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { buildUser } from "../../support/cast";
import { closePages, follow, openHub } from "../../support/follow";

afterEach(closePages);

/** How many statements Postgres is asked meanwhile. */
async function statementsDuring(work: () => Promise<unknown>): Promise<number> {
  const { options } = bareDatabase();
  let count = 0;
  options.debug = () => {
    count++;
  };
  try {
    await work();
  } finally {
    options.debug = false;
  }
  return count;
}

async function buildRoom(size: number) {
  const stage = await buildGroupReading();
  const readers: SignedInViewer[] = [];
  for (let n = 0; n < size; n++) {
    const reader = await buildUser({ name: `Reader ${n}` });
    await addMember(stage.ada, stage.group.slug, { handle: reader.handle, role: "member" });
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

test("whoever has missed a thousand events gets them in order, and holds nobody up", async () => {
  const { ada, chidi, dora, group, reading } = await buildGroupReading();
  const thread = await annotate(chidi, reading);
  const subject = { annotationId: thread.id };
  await inTransaction(async (tx) => {
    for (let n = 0; n < 1_200; n++) {
      const event = { streamId: reading.id, kind: "annotation.edited" as const, subject };
      await recordEvent(tx, { ...event, groupId: group.id, byUserId: chidi.userId });
    }
  });
  const current = await follow(ada, reading);
  const late = await follow(dora, reading, 1);
  const { id } = await reply(chidi, thread, "Meanwhile");
  await current.hearsPost(id);
  await late.hearsPost(id);
  expect(current.heard.length).toBe(1);
  expect(late.heard.map(({ number }) => number)).toEqual(Array.from({ length: 1_201 }, (_, n) => n + 2));
}, 60_000);

test("a page that comes back from further on than there is waits until that is reached", async () => {
  const { chidi, dora, reading } = await buildGroupReading();
  const thread = await annotate(chidi, reading);
  const page = await follow(dora, reading, 3);
  for (const words of ["Two", "Three", "Four"]) await reply(chidi, thread, words);
  await page.hears(1);
  expect(page.words()).toEqual(["Four"]);
});

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
