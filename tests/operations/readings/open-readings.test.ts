import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { posts } from "@/db/schema/annotations";
import { FRESH_LISTED } from "@/domain/limits";
import { signedOut, type Viewer } from "@/domain/viewer";
import { openHome } from "@/operations/groups/open-home";
import { leaveGroup } from "@/operations/members/leave-group";
import { deletePost } from "@/operations/posts/delete-post";
import { listReadingParagraphs } from "@/operations/readings/list-reading-paragraphs";
import { markRead } from "@/operations/readings/mark-read";
import { openReading } from "@/operations/readings/open-reading";
import { openReadings } from "@/operations/readings/open-readings";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { buildGroup, buildViewer, takeIn } from "../../support/build-group";
import { buildReading } from "../../support/build-reading";

type Place = { group: { slug: string }; reading: { id: string } };

async function soFar(viewer: Viewer, { group, reading }: Place) {
  const [opened] = await openReadings(viewer, [group.slug], { limit: 100 });
  return opened?.readings.find(({ id }) => id === reading.id)?.soFar ?? null;
}

/** What the list says and what the reading page marks, which are to be the same. */
async function fresh(viewer: Viewer, place: Place) {
  const counts = Object.values((await openReading(viewer, place.reading.id)).counts);
  const onPage = counts.reduce((sum, count) => sum + count.fresh, 0);
  const inList = (await soFar(viewer, place))?.fresh ?? 0;
  expect(inList).toBe(onPage);
  return inList;
}

async function seeAll(viewer: Viewer, { reading }: Place) {
  const { threads } = await openReading(viewer, reading.id);
  const numbers = threads.items.flatMap(({ posts }) => posts.flatMap(({ number }) => number ?? []));
  await markRead(viewer, reading.id, { posts: numbers });
}

describe("what is new in a group", () => {
  test("is what others wrote and one has not seen, for observers too, and never one's own", async () => {
    const stage = await buildGroupReading();
    const { chidi, dora, olive } = stage;
    const thread = await annotate(chidi, stage.reading);
    await reply(dora, thread);

    expect(await fresh(chidi, stage)).toBe(1);
    expect(await fresh(dora, stage)).toBe(1);
    expect(await fresh(olive, stage)).toBe(2);

    await seeAll(olive, stage);
    expect(await fresh(olive, stage)).toBe(0);
    await reply(dora, thread, "And then?");
    expect(await fresh(olive, stage)).toBe(1);
  });

  test("leaves out what one may not see: notes to oneself, held and deleted posts", async () => {
    const stage = await buildGroupReading();
    const { bruno, chidi, dora, reading } = stage;
    const thread = await annotate(chidi, reading);
    await annotate(chidi, reading, { audience: "me" });
    const held = await reply(chidi, thread, "Wait for me.");
    await database()
      .update(posts)
      .set({ moderation: "held" })
      .where(and(eq(posts.groupId, stage.group.id), eq(posts.id, held.id)));
    const gone = await reply(chidi, thread, "No.");
    await deletePost(chidi, gone.id);

    expect(await fresh(dora, stage)).toBe(1);
    expect(await fresh(bruno, stage)).toBe(2);
  });

  test("is nothing for who is signed out, a stranger, or left", async () => {
    const stage = await buildGroupReading({ visibility: "public" });
    await annotate(stage.chidi, stage.reading);
    await leaveGroup(stage.dora, stage.group.slug);

    for (const viewer of [signedOut, await buildViewer("Mallory"), stage.dora])
      expect(await soFar(viewer, stage)).toBeNull();
  });

  test("is counted no further than it is shown", async () => {
    const stage = await buildGroupReading();
    const thread = await annotate(stage.chidi, stage.reading);
    const [opening] = await database()
      .select()
      .from(posts)
      .where(and(eq(posts.groupId, stage.group.id), eq(posts.annotationId, thread.id)));
    const copies = Array.from({ length: FRESH_LISTED + 20 }, (_, at) => ({
      ...(opening as typeof posts.$inferInsert),
      id: crypto.randomUUID(),
      number: 100 + at,
    }));
    await database().insert(posts).values(copies);

    expect(await soFar(stage.olive, stage)).toMatchObject({ fresh: FRESH_LISTED });
  });

  test("stands on the home page, each group by one's own place there", async () => {
    const one = await buildGroupReading();
    const two = await buildGroup({ members: { eli: "organizer" } });
    const other = await buildReading({ group: two.group, organizer: two.people.eli });
    const dora = { ...one.dora };
    await takeIn(two.people.eli, two.group.slug, { handle: dora.handle, role: "moderator" });
    const thread = await annotate(one.chidi, one.reading);
    await reply(dora, thread);
    for (const words of ["Well", "Then"])
      await annotate(two.people.eli, other, { body: { markdown: words } });
    await annotate(dora, other);

    const { mine } = await openHome(dora);

    const said = mine.map(({ group, readings }) => [
      group.id,
      readings.map((reading) => reading.soFar?.fresh),
    ]);
    expect(said).toEqual([
      [two.group.id, [2]],
      [one.group.id, [1]],
    ]);
  });
});

describe("where one stopped", () => {
  test("is the paragraph in the text as it is now; at its beginning one has not begun", async () => {
    const stage = await buildGroupReading();
    const { items } = await listReadingParagraphs(stage.olive, stage.reading.id, { limit: 10 });
    expect(await soFar(stage.olive, stage)).toEqual({ fresh: 0, stoppedAt: null });

    for (const [at, stoppedAt] of [
      [0, null],
      [2, { key: items[2]?.key, kind: "paragraph", number: 3 }],
    ] as const) {
      await markRead(stage.olive, stage.reading.id, { posts: [], stoppedAt: items[at]?.key as string });
      expect(await soFar(stage.olive, stage)).toEqual({ fresh: 0, stoppedAt });
    }
    expect((await soFar(stage.dora, stage))?.stoppedAt).toBeNull();
  });
});
