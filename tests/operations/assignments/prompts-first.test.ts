import { afterEach, expect, test } from "vitest";
import { newId } from "@/domain/ids";
import { signedOut, type Viewer } from "@/domain/viewer";
import { newPost } from "@/domain/wire/annotation";
import { listAnnotations } from "@/operations/annotations/list-annotations";
import { findAssignment } from "@/operations/assignments/find-assignment";
import { openAgenda } from "@/operations/assignments/open-agenda";
import { openHome } from "@/operations/groups/open-home";
import { addPost } from "@/operations/posts/add-post";
import { deletePost } from "@/operations/posts/delete-post";
import { findPost } from "@/operations/posts/find-post";
import { listPosts } from "@/operations/posts/list-posts";
import { assign } from "../../support/build-assignment";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { buildViewer } from "../../support/build-group";
import { closePages, follow } from "../../support/follow";
import { expectMapToAgree } from "../../support/map-agrees";
import { surfacesOf, told } from "../../support/surfaces";

/*
 * A prompt is to be answered: where a see-rule asks for words of one's own, others' answers wait for them too.
 */

const PARAGRAPHS = ["One two three.", "Four five six.", "Seven eight.", "Nine."];
const ANSWER = "wisteria";

async function buildPrompt(own = 1, visibility: "public" | "private" = "private") {
  const room = await buildGroupReading({ paragraphs: PARAGRAPHS, visibility });
  const { ada, bruno, dora, reading } = room;
  const assignment = await assign(ada, reading, { from: 1, to: 3, see: { others: "after-own", own } });
  const prompt = await annotate(bruno, reading, {
    ...{ kind: "prompt", passage: { paragraph: 2 } },
    body: { markdown: "What do you make of it?" },
  });
  const hers = await reply(dora, prompt, ANSWER);
  const under = await reply(bruno, prompt, `About ${ANSWER}`, hers.id);
  const hint = await reply(bruno, prompt, "A hint for all");
  return { ...room, assignment, prompt, hers, under, hint };
}

const wordsIn = async (viewer: Viewer, { id }: { id: string }) =>
  (await listPosts(viewer, id, { limit: 50 })).items.map(({ body }) => body?.text);

afterEach(closePages);

test("Until one has answered, one sees the prompt, hints of moderators, and nobody's answer", async () => {
  const { chidi, prompt, hers, under } = await buildPrompt();
  expect(await wordsIn(chidi, prompt)).toEqual(["What do you make of it?", "A hint for all"]);
  for (const post of [hers, under])
    await expect(findPost(chidi, post.id)).rejects.toMatchObject({ code: "not-found" });
  await expect(reply(chidi, prompt, "I agree", hers.id)).rejects.toMatchObject({
    code: "post.parent-elsewhere",
  });
});

test("One's own answer shows the others', and goes on showing them when it is taken back", async () => {
  const { chidi, prompt, hers } = await buildPrompt();
  const mine = await reply(chidi, prompt, "Mine");
  expect(await wordsIn(chidi, prompt)).toEqual(
    expect.arrayContaining([ANSWER, `About ${ANSWER}`, "Mine", "A hint for all"]),
  );
  await reply(chidi, prompt, "I agree", hers.id);
  await deletePost(chidi, mine.id);
  expect(await wordsIn(chidi, prompt)).toContain(ANSWER);
});

test("An answer counts as one of as many words of one's own as are asked, and an answer to an answer does not", async () => {
  const { chidi, reading, prompt, hint, assignment } = await buildPrompt(3);
  await reply(chidi, prompt, "Mine");
  const toHint = await reply(chidi, prompt, "To the hint", hint.id);
  expect((await findAssignment(chidi, assignment.id)).mine).toMatchObject({ annotations: 0, own: 1 });
  expect(await wordsIn(chidi, prompt)).not.toContain(ANSWER);
  expect(await wordsIn(chidi, prompt)).toEqual(expect.arrayContaining(["Mine", "To the hint"]));
  expect((await findPost(chidi, toHint.id)).status).toBe("visible");
  await annotate(chidi, reading, { passage: { paragraph: 1 }, body: { markdown: "One" } });
  expect(await wordsIn(chidi, prompt)).not.toContain(ANSWER);
  await reply(chidi, prompt, "Once more");
  expect(await wordsIn(chidi, prompt)).toContain(ANSWER);
});

test("What a moderator asks about one's own answer is seen, and what others say to it is not", async () => {
  const { bruno, chidi, dora, prompt, reading } = await buildPrompt(3);
  for (const paragraph of [1, 3])
    await annotate(dora, reading, { passage: { paragraph }, body: { markdown: "Hers" } });
  const mine = await reply(chidi, prompt, "Mine");
  const why = await reply(bruno, prompt, "And why?", mine.id);
  await reply(dora, prompt, "I wonder", mine.id);
  await reply(bruno, prompt, "Do you?", why.id);
  expect(await wordsIn(chidi, prompt)).toEqual(expect.arrayContaining(["Mine", "And why?"]));
  expect(await wordsIn(chidi, prompt)).not.toContain("I wonder");
  const because = await reply(chidi, prompt, "Because", why.id);
  expect((await findPost(chidi, because.id)).body?.text).toBe("Because");
  await deletePost(chidi, because.id);
});

test("Two answers sent at once count as two", async () => {
  const { chidi, prompt } = await buildPrompt(2);
  await Promise.all([reply(chidi, prompt, "One"), reply(chidi, prompt, "Two")]);
  expect(await wordsIn(chidi, prompt)).toContain(ANSWER);
});

test("Sent again under its id an answer is one, and is answered with what is there", async () => {
  const { chidi, prompt, hint } = await buildPrompt(2);
  const sent = newPost.parse({ id: newId(), parent: hint.id, body: { markdown: "Mine" } });
  const first = await addPost(chidi, prompt.id, sent);
  expect((await addPost(chidi, prompt.id, sent)).id).toBe(first.id);
  expect((await wordsIn(chidi, prompt)).filter((words) => words === "Mine")).toHaveLength(1);
  await expect(addPost(chidi, prompt.id, { ...sent, disagrees: true })).rejects.toMatchObject({
    code: "id-taken",
  });
});

test("No surface shows a word of it to whom it is kept from, and the map counts what the rule lets them read", async () => {
  const room = await buildPrompt(1, "public");
  const { ada, chidi, dora, olive, reading, prompt, assignment } = room;
  const surfaces = surfacesOf(reading, prompt, { word: ANSWER, paragraph: 2 });
  delete surfaces["an answer"];
  for (const viewer of [chidi, await buildViewer("mallory"), signedOut])
    for (const [name, show] of Object.entries(surfaces))
      expect(await told(show, viewer), name).not.toContain(ANSWER);
  const agenda = await told((viewer) => openAgenda(viewer, assignment.id), chidi);
  expect(agenda).toContain('"posts":2');
  expect(JSON.stringify(await openHome(chidi))).toContain('"fresh":2');
  for (const viewer of [ada, dora, olive]) expect(await wordsIn(viewer, prompt)).toContain(ANSWER);

  const viewers = { ada, chidi, dora, olive, mallory: await buildViewer("eve"), nobody: signedOut };
  await expectMapToAgree(reading, viewers);
});

test("What is unread of it does not say that it is there", async () => {
  const { bruno, chidi, dora, reading, prompt } = await buildPrompt();
  const { items } = await listAnnotations(chidi, reading.id, { limit: 9 });
  expect(items[0]?.postCount).toBe(2);
  const others = await annotate(bruno, reading, {
    ...{ kind: "prompt", passage: { paragraph: 3 } },
    body: { markdown: "And here?" },
  });
  await reply(dora, others, ANSWER);
  await reply(chidi, prompt, "Mine");
  expect((await listAnnotations(chidi, reading.id, { isUnread: true, limit: 9 })).items.length).toBe(2);
});

test("On an open page others' answers arrive once one has answered, and not before", async () => {
  const { ada, chidi, dora, olive, prompt, reading } = await buildPrompt();
  const [his, hers] = [await follow(chidi, reading), await follow(olive, reading)];
  const early = await reply(dora, prompt, `${ANSWER} early`);
  await hers.hears(1);
  expect(hers.posts()).toEqual([early.id]);
  await deletePost(dora, early.id);
  await hers.hears(2);
  const hint = await reply(ada, prompt, "From Ada");
  await his.hears(1);
  expect(his.posts()).toEqual([hint.id]);

  const mine = await reply(chidi, prompt, "Mine");
  await his.hearsOf("refresh");
  const late = await reply(dora, prompt, `${ANSWER} late`);
  await his.hears(4);
  expect(mine.status).toBe("visible");
  expect(his.posts()).toContain(late.id);
  expect(JSON.stringify(his.heard.slice(0, 1))).not.toContain(ANSWER);
});
