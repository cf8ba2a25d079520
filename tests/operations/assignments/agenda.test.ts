import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { posts } from "@/db/schema/annotations";
import { openAgenda } from "@/operations/assignments/open-agenda";
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
    by: "chidi",
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
