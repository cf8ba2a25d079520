import { expect, test } from "vitest";
import type { SignedInViewer } from "@/domain/viewer";
import { newPost } from "@/domain/wire/annotation";
import { addPost } from "@/operations/posts/add-post";
import { assign } from "../support/build-assignment";
import { annotate, buildGroupReading, reply } from "../support/build-discussion";
import { buildViewer } from "../support/build-group";
import { ask } from "./ask";

const PARAGRAPHS = ["One two three.", "Four five six.", "Seven eight nine."];
const path = "GET /assignments/{assignment}/agenda";

test("a script reads the agenda of an assignment as its page has it", async () => {
  const { ada, chidi, dora, reading } = await buildGroupReading({ paragraphs: PARAGRAPHS });
  const { id: assignment } = await assign(ada, reading, { from: 1, to: 3 });
  const at = (paragraph: number, kind: "comment" | "question" | "prompt", markdown: string) => ({
    ...{ passage: { paragraph }, kind, body: { markdown } },
  });
  const prompt = await annotate(ada, reading, at(1, "prompt", "What is two?"));
  await reply(dora, prompt);
  const doubted = await annotate(chidi, reading, at(2, "comment", "I doubt it."));
  const otherwise = newPost.parse({ body: { markdown: "I do not." }, disagrees: true });
  await addPost(dora, doubted.id, otherwise);
  const open = await annotate(chidi, reading, at(3, "question", "Why nine?"));
  await annotate(dora, reading, { ...at(3, "comment", "For me"), audience: "me" });

  const { status, body } = await ask(dora, path, { assignment });
  expect(status).toBe(200);
  const ids = (part: string) => body[part].map(({ id }: { id: string }) => id);
  expect(ids("prompts")).toEqual([prompt.id]);
  expect(ids("openQuestions")).toEqual([open.id]);
  expect(ids("disagreements")).toEqual([doubted.id]);
  expect(ids("mostDiscussed")).toEqual([doubted.id]);
  expect(ids("backAndForth")).toEqual([]);
  expect(body.prompts[0]).toMatchObject({ words: "What is two?", isAnswered: true, posts: 2, people: 2 });
  expect(body.disagreements[0]).toMatchObject({
    ...{ reading: reading.id, kind: "paragraph", number: 2, quote: "Four five six." },
    author: doubted.author,
    isAnswered: true,
  });
  expect(body.talk).toMatchObject([
    { reading: reading.id, number: 1, threads: 1, posts: 2, openQuestions: 0 },
    { reading: reading.id, number: 2, threads: 1, posts: 2, openQuestions: 0 },
    { reading: reading.id, number: 3, threads: 1, posts: 1, openQuestions: 1 },
  ]);
});

test("what a see-rule keeps back is not on it, and whoever is not in the group gets none", async () => {
  const { ada, chidi, dora, olive, reading } = await buildGroupReading({
    ...{ paragraphs: PARAGRAPHS, visibility: "public" },
  });
  const see = { others: "after-own", own: 1 } as const;
  const { id: assignment } = await assign(ada, reading, { from: 1, to: 3, see });
  const said = { passage: { paragraph: 2 }, body: { markdown: "Held back" } };
  await annotate(chidi, reading, said);

  const talk = async (viewer: SignedInViewer) =>
    (await ask(viewer, path, { assignment })).body.talk.map(({ posts }: { posts: number }) => posts);
  expect(await talk(olive)).toEqual([1]);
  expect(await talk(dora)).toEqual([]);
  await annotate(dora, reading, said);
  expect(await talk(dora)).toEqual([2]);
  expect((await ask(await buildViewer("mallory"), path, { assignment })).status).toBe(403);
});
