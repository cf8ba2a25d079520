import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { findLastNumber, listEvents } from "@/db/queries/events";
import { listPostRecords } from "@/db/queries/posts";
import { annotations, posts, postVersions } from "@/db/schema/annotations";
import { AUDIENCES, MODERATION_STATES } from "@/domain/annotations";
import { newId } from "@/domain/ids";
import { signedOut, type Viewer } from "@/domain/viewer";
import type { AnnotationWire } from "@/domain/wire/annotation";
import { accessReading } from "@/operations/access";
import { listAnnotationsWithPosts } from "@/operations/annotations/list-annotations";
import { type ReadingEvent, type Recipient, readMessages } from "@/operations/live/read-messages";
import { deletePost } from "@/operations/posts/delete-post";
import { postWire } from "@/operations/posts/post-wire";
import { editReading } from "@/operations/readings/edit-reading";
import { markRead } from "@/operations/readings/mark-read";
import { addSubgroup } from "@/operations/subgroups/add-subgroup";
import { placeMembers } from "@/operations/subgroups/place-members";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { buildViewer } from "../../support/build-group";

/** The same numbers in every run. */
function dice(seed: number) {
  let state = seed;
  return <T>(sides: readonly T[]): T => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return sides[Math.floor((state / 2 ** 31) * sides.length)] as T;
  };
}

const THREADS = 60;

/** Threads of three people, in all the states that moderation, deletion and audiences can bring about. */
async function buildOddThreads({ ada, chidi, dora, bruno, reading, group, memberIds }: Stage) {
  // Chidi and Olive are in one of two subgroups, Dora in the other.
  const red = await addSubgroup(ada, group.slug, { name: "Red" });
  const blue = await addSubgroup(ada, group.slug, { name: "Blue" });
  await placeMembers(ada, group.slug, [
    { member: memberIds.chidi, subgroup: red },
    { member: memberIds.olive, subgroup: red },
    { member: memberIds.dora, subgroup: blue },
  ]);
  const roll = dice(7);
  const state = () => ({
    // Most are as most are, or nothing would be shown to anybody.
    moderation: roll(["visible", "visible", "visible", "visible", ...MODERATION_STATES] as const),
    deletedAt: roll([null, null, null, new Date()]),
  });
  const made: { thread: AnnotationWire; posts: string[] }[] = [];
  for (let n = 0; n < THREADS; n++) {
    const author = roll([chidi, dora, bruno]);
    const thread = await annotate(
      author,
      reading,
      n % 10 === 0 ? { kind: "highlight", body: undefined } : {},
    );
    const ids = thread.posts.map(({ id }) => id);
    for (let deep = 0; n % 10 && deep < 2; deep++)
      ids.push((await reply(roll([chidi, dora, bruno]), thread, `Reply ${n}.${deep}`, ids.at(-1))).id);
    for (const id of ids) {
      await database().update(posts).set(state()).where(eq(posts.id, id));
      if (roll([true, false, false])) await holdEdit(group.id, id, `Waiting ${n}`);
    }
    const audience = roll(["group", "group", ...AUDIENCES] as const);
    const { moderation, deletedAt } = n % 10 ? { moderation: "visible" as const, deletedAt: null } : state();
    await database()
      .update(annotations)
      .set({
        audience,
        subgroupId: audience === "subgroup" ? roll([red, blue]) : null,
        moderation,
        deletedAt,
      })
      .where(eq(annotations.id, thread.id));
    made.push({ thread, posts: ids });
  }
  return made;
}

/** An edit that waits for a moderator. */
async function holdEdit(groupId: string, postId: string, text: string) {
  const body = { type: "doc" as const, content: [] };
  await database().insert(postVersions).values({ groupId, postId, version: 2, state: "held", body, text });
  await database()
    .update(posts)
    .set({ version: 2, pendingVersion: 2 })
    .where(and(eq(posts.groupId, groupId), eq(posts.id, postId)));
}

type Stage = Awaited<ReturnType<typeof buildGroupReading>>;

const enter = (viewer: Viewer, { reading }: Stage) =>
  accessReading(database(), viewer, reading.id, "reading.read");

/** What somebody is told when they are the only one. */
async function alone(recipient: Recipient, { kind, subject }: ReadingEvent) {
  const { annotationId = "", postId = "" } = subject;
  if (kind === "annotation.edited") {
    const { items } = await listAnnotationsWithPosts(database(), recipient, {
      ids: [annotationId],
      limit: 1,
    });
    return items[0] && { annotation: items[0] };
  }
  const [record] = await listPostRecords(database(), recipient, { postIds: [postId], perAnnotation: 1 });
  return record?.is_whole ? { annotation: annotationId, post: postWire(record) } : undefined;
}

test.each([true, false])(
  "in a full room everybody is told exactly what they would be told alone, divided: %s",
  async (divided) => {
    const stage = await buildGroupReading({ visibility: "public" });
    const threads = await buildOddThreads(stage);
    await editReading(stage.ada, stage.reading.id, { divided });
    const { ada, bruno, chidi, dora, olive, reading } = stage;
    for (const [reader, every] of [
      [dora, 2],
      [olive, 3],
      [bruno, 5],
    ] as const) {
      const seen = Array.from({ length: THREADS * 3 }, (_, n) => n + 1).filter((n) => n % every === 0);
      await markRead(reader, reading.id, { posts: seen });
    }
    const stranger = await buildViewer("mallory");
    const room = [chidi, signedOut, dora, ada, olive, bruno, stranger];
    const recipients = await Promise.all(room.map((viewer) => enter(viewer, stage)));
    const at = { streamId: reading.id, groupId: stage.group.id, at: new Date() };
    const events: ReadingEvent[] = threads.flatMap(({ thread, posts: ids }) => [
      { ...at, number: 0, kind: "annotation.edited", subject: { annotationId: thread.id } },
      ...ids.map((postId) => ({
        ...at,
        ...{ number: 0, kind: "post.edited" as const, subject: { annotationId: thread.id, postId } },
      })),
    ]);
    events.forEach((event, index) => {
      event.number = 1_000 + index;
    });

    const messageFor = await readMessages(database(), events, recipients);

    let [told, untold, isNew] = [0, 0, 0];
    for (const event of events) {
      for (const [index, recipient] of recipients.entries()) {
        const expected = await alone(recipient, event);
        const message = messageFor(event, recipient);
        expect(message?.data, `${event.kind} to ${room[index]?.userId}`).toEqual(expected);
        if (expected) told++;
        else untold++;
        if (JSON.stringify(expected)?.includes('"isNew":true')) isNew++;
      }
    }
    // It was no empty agreement.
    for (const many of [told, untold, isNew]) expect(many).toBeGreaterThan(100);
  },
  120_000,
);

test("people who may see the same are given the very same message", async () => {
  const stage = await buildGroupReading();
  const { ada, bruno, chidi, dora, olive, reading } = stage;
  const thread = await annotate(chidi, reading);
  const before = await findLastNumber(database(), reading.id);
  await reply(chidi, thread);
  const [event] = await listEvents(database(), [{ streamId: reading.id, after: before }]);
  const recipients = await Promise.all([ada, bruno, dora, olive, chidi].map((one) => enter(one, stage)));
  const messageFor = await readMessages(database(), [event as ReadingEvent], recipients);
  const messages = recipients.map((one) => messageFor(event as ReadingEvent, one));
  expect(new Set(messages).size, "new to all but its author").toBe(2);
});

test("that something is gone is told to those who could see it, and to nobody else", async () => {
  const stage = await buildGroupReading({ visibility: "public" });
  const { bruno, chidi, dora, reading } = stage;
  const thread = await annotate(chidi, reading);
  const [held, mine] = [await reply(dora, thread), await annotate(chidi, reading, { audience: "me" })];
  await database().update(posts).set({ moderation: "held" }).where(eq(posts.id, held.id));
  const before = await findLastNumber(database(), reading.id);
  await deletePost(dora, held.id);
  await deletePost(chidi, mine.posts[0]?.id ?? newId());
  const events = (await listEvents(database(), [{ streamId: reading.id, after: before }])) as ReadingEvent[];
  const recipients = await Promise.all([bruno, chidi, dora, signedOut].map((viewer) => enter(viewer, stage)));
  const messageFor = await readMessages(database(), events, recipients);
  const told = events.map((event) => recipients.map((one) => messageFor(event, one) !== null));
  expect(told).toEqual([
    [true, false, true, false],
    [false, true, false, false],
  ]);
  expect(messageFor(events[0] as ReadingEvent, recipients[0] as Recipient)?.data).toEqual({
    annotation: thread.id,
    post: held.id,
  });
});
