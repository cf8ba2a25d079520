import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { posts } from "@/db/schema/annotations";
import { newPost } from "@/domain/wire/annotation";
import { openAgenda } from "@/operations/assignments/open-agenda";
import { addPost } from "@/operations/posts/add-post";
import { deletePost } from "@/operations/posts/delete-post";
import { editPost } from "@/operations/posts/edit-post";
import { findPost } from "@/operations/posts/find-post";
import { assign } from "../../support/build-assignment";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";

const PARAGRAPHS = ["One two three.", "Four five six.", "Seven eight nine.", "Beyond the stretch."];
const at = (paragraph: number) => ({ passage: { paragraph } });

async function buildRoom() {
  const room = await buildGroupReading({ paragraphs: PARAGRAPHS });
  const { id } = await assign(room.ada, room.reading, { from: 1, to: 3 });
  return { ...room, id };
}

test("The agenda has where the talk is, what was discussed most, and what nobody has answered", async () => {
  const { ada, bruno, chidi, dora, reading, group, id } = await buildRoom();
  const lively = await annotate(chidi, reading, { ...at(2), body: { markdown: "I doubt it." } });
  await reply(dora, lively);
  await reply(bruno, lively);
  const quiet = await annotate(dora, reading, { ...at(1), body: { markdown: "Nice." } });
  await reply(dora, quiet, "Still nice.");
  const open = await annotate(dora, reading, { ...at(3), kind: "question", body: { markdown: "Why nine?" } });
  await reply(dora, open, "I mean it.");
  const answered = await annotate(ada, reading, { ...at(3), kind: "question", body: { markdown: "Why?" } });
  await reply(chidi, answered);
  await annotate(chidi, reading, at(4));

  const agenda = await openAgenda(dora, id);
  expect(agenda.talk).toMatchObject([
    { number: 1, threads: 1, posts: 2, openQuestions: 0 },
    { number: 2, threads: 1, posts: 3, openQuestions: 0 },
    { number: 3, threads: 2, posts: 4, openQuestions: 1 },
  ]);
  expect(agenda.mostDiscussed[0]).toMatchObject({
    id: lively.id,
    number: 2,
    quote: "Four five six.",
    words: "I doubt it.",
    author: { name: "chidi", handle: chidi.handle },
    posts: 3,
    people: 3,
  });
  expect(agenda.openQuestions.map((thread) => thread.id)).toEqual([open.id]);
  expect(agenda.mostDiscussed[0]?.url).toContain(`/groups/${group.slug}/readings/${reading.id}?p=`);
  expect(agenda.mostDiscussed[0]?.url).toMatch(new RegExp(`&a=${lively.id}#p2$`));
});

test("Back and forth is where answers were answered by more than one person", async () => {
  const { chidi, dora, reading, id } = await buildRoom();
  const alone = await annotate(chidi, reading, at(1));
  const talking = await reply(chidi, alone, "And", undefined);
  await reply(chidi, alone, "so", talking.id);
  await reply(chidi, alone, "on", talking.id);
  const both = await annotate(dora, reading, at(2));
  const no = await reply(chidi, both, "No.");
  const yes = await reply(dora, both, "Yes.", no.id);
  await reply(chidi, both, "No!", yes.id);

  expect((await openAgenda(chidi, id)).backAndForth.map((thread) => thread.id)).toEqual([both.id]);
});

test("A disagreement is where somebody said in an answer that they see it otherwise", async () => {
  const { chidi, dora, reading, id } = await buildRoom();
  const quiet = await annotate(chidi, reading, at(1));
  await reply(dora, quiet, "Yes");
  const hot = await annotate(chidi, reading, at(2));
  const otherwise = { body: { markdown: "No." }, disagrees: true };
  const no = await addPost(dora, hot.id, newPost.parse(otherwise));
  const disagreements = async () => (await openAgenda(chidi, id)).disagreements.map((one) => one.id);
  expect(no.disagrees).toBe(true);
  expect(await disagreements()).toEqual([hot.id]);

  const edit = { version: 1, body: { markdown: "Well." } };
  expect((await editPost(dora, no.id, edit)).disagrees).toBe(true);
  expect((await editPost(dora, no.id, { ...edit, version: 2, disagrees: false })).disagrees).toBe(false);
  expect(await disagreements()).toEqual([]);
  const gone = await addPost(dora, quiet.id, newPost.parse(otherwise));
  await deletePost(dora, gone.id);
  expect(await disagreements()).toEqual([]);
});

test("The first words on a highlight disagree with nobody", async () => {
  const { chidi, dora, reading, id } = await buildRoom();
  const highlight = await annotate(chidi, reading, { ...at(1), kind: "highlight", body: undefined });
  const opening = newPost.parse({ body: { markdown: "No." }, disagrees: true });
  const first = await addPost(dora, highlight.id, opening);
  expect(first.disagrees).toBe(false);
  expect((await findPost(chidi, first.id)).disagrees).toBe(false);
  const edit = { version: 1, body: { markdown: "No!" }, disagrees: true };
  expect((await editPost(dora, first.id, edit)).disagrees).toBe(false);
  expect((await openAgenda(chidi, id)).disagreements).toEqual([]);
});

test("What not everybody in the group sees is not on it, whoever asks", async () => {
  const { ada, chidi, dora, reading, id } = await buildRoom();
  await annotate(ada, reading, { ...at(1), audience: "me" });
  const hidden = await annotate(chidi, reading, { ...at(2), kind: "question" });
  await database()
    .update(posts)
    .set({ moderation: "held" })
    .where(eq(posts.id, hidden.posts[0]?.id ?? ""));
  const shown = await annotate(dora, reading, at(3));
  const answer = await reply(chidi, shown, "Taken back by a moderator");
  await database().update(posts).set({ moderation: "hidden" }).where(eq(posts.id, answer.id));

  for (const viewer of [ada, chidi, dora]) {
    const { talk, openQuestions, mostDiscussed } = await openAgenda(viewer, id);
    expect(talk).toMatchObject([{ number: 3, threads: 1, posts: 1 }]);
    expect([...openQuestions, ...mostDiscussed]).toEqual([]);
  }
});
