import { expect, test } from "vitest";
import type { Viewer } from "@/domain/viewer";
import { editAssignment } from "@/operations/assignments/edit-assignment";
import { openEdition } from "@/operations/readings/open-edition";
import { openReading } from "@/operations/readings/open-reading";
import { addEdition } from "@/operations/texts/add-edition";
import { assign } from "../../support/build-assignment";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { FACTS, editionFile as file, HEN, WOODS } from "../../support/edition-file";

async function buildTalk() {
  const built = await buildGroupReading({ paragraphs: [WOODS, FACTS, HEN] });
  const { dora, group, reading } = built;
  const on = (paragraph: number, quote: string) => annotate(dora, reading, { passage: { paragraph, quote } });
  const told = async (viewer: Viewer, number: number) => {
    const at = { group: group.slug, reading: reading.id, number, from: 0 };
    const { paragraphs } = await openEdition(viewer, at);
    return paragraphs.flatMap(({ threads }) => threads.map(({ id, posts }) => [id, posts.length]));
  };
  const publish = (...paragraphs: string[]) => addEdition(built.ada, reading.textId, file(...paragraphs));
  return { ...built, on, told, publish };
}

test("An earlier edition is told with its discussion as it stood: what was said since belongs to the next", async () => {
  const { ada, chidi, on, told, publish } = await buildTalk();
  const before = await on(1, "live deliberately");
  await reply(ada, before);
  await publish(WOODS, FACTS, "A cock crows.");
  await reply(ada, before, "Only now.");
  const since = await on(2, "essential facts");
  await publish(WOODS, FACTS, "A cock crows twice.");
  await reply(ada, since, "And later.");

  expect(await told(chidi, 1)).toEqual([[before.id, 2]]);
  expect(await told(chidi, 2)).toEqual([
    [before.id, 3],
    [since.id, 1],
  ]);
  expect(await told(chidi, 3)).toEqual([
    [before.id, 3],
    [since.id, 2],
  ]);
});

test("A reading says when its text was corrected, and nothing where it never was", async () => {
  const { chidi, reading, publish } = await buildTalk();
  expect((await openReading(chidi, reading.id)).corrected).toBeNull();
  await publish(WOODS, FACTS);
  const { corrected } = await openReading(chidi, reading.id);
  expect(Date.parse(corrected?.at ?? "")).toBeLessThanOrEqual(Date.now());
});

test("What a see-rule keeps back now is not told by an earlier edition either, wherever it stood there", async () => {
  const { ada, chidi, dora, reading, on, told, publish } = await buildTalk();
  const [woods, hen] = [await on(1, "live deliberately"), await on(3, "larger garden")];
  await publish("A preface that is in nobody's way.", WOODS, FACTS, HEN);
  const everything = [
    [woods.id, 1],
    [hen.id, 1],
  ];
  expect(await told(chidi, 1)).toEqual(everything);

  // It begins at a paragraph that the first edition does not have.
  const { id } = await assign(ada, reading, { from: 1, to: 2, see: { others: "on-reveal" } });

  expect(await told(chidi, 1)).toEqual([[hen.id, 1]]);
  expect(await told(chidi, 2)).toEqual([[hen.id, 1]]);
  expect(await told(dora, 1)).toEqual(everything);
  expect(await told(ada, 1)).toEqual(everything);
  await editAssignment(ada, id, { see: { revealed: true } });
  expect(await told(chidi, 1)).toEqual(everything);
});

test("How many answers to a prompt a see-rule keeps back now is not told by an earlier edition either", async () => {
  const { ada, chidi, dora, group, reading, publish } = await buildTalk();
  const passage = { paragraph: 1, quote: "live deliberately" };
  const prompt = await annotate(ada, reading, { kind: "prompt", passage });
  await reply(dora, prompt);
  await reply(dora, prompt);
  await publish("A preface that is in nobody's way.", WOODS, FACTS, HEN);
  // It begins at a paragraph that the first edition does not have.
  await assign(ada, reading, { from: 1, to: 2, see: { others: "on-reveal" } });
  const counted = async (viewer: Viewer) => {
    const at = { group: group.slug, reading: reading.id, number: 1, from: 0 };
    const { paragraphs } = await openEdition(viewer, at);
    return paragraphs.flatMap(({ threads }) =>
      threads.map(({ posts, postCount }) => [posts.length, postCount]),
    );
  };
  expect(await counted(chidi)).toEqual([[1, 1]]);
  expect(await counted(ada)).toEqual([[3, 3]]);
});
