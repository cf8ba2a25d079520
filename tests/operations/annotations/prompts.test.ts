import { describe, expect, test } from "vitest";
import { newAnnotation } from "@/domain/wire/annotation";
import { editAnnotation } from "@/operations/annotations/edit-annotation";
import { listAnnotations } from "@/operations/annotations/list-annotations";
import { listThreads } from "@/operations/annotations/list-threads";
import { listPrompts, openAgenda } from "@/operations/assignments/open-agenda";
import { assign } from "../../support/build-assignment";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";

const PARAGRAPHS = ["One two three.", "Four five six.", "Seven eight nine.", "Beyond the stretch."];

const prompt = (paragraph: number, markdown = "What do you make of it?") => ({
  passage: { paragraph },
  kind: "prompt" as const,
  body: { markdown },
});

describe("A prompt", () => {
  test.each(["ada", "bruno"] as const)("is set by whoever keeps the group's house: %s", async (who) => {
    const room = await buildGroupReading({ paragraphs: PARAGRAPHS });
    const set = await annotate(room[who], room.reading, prompt(1));
    expect((await seenBy(room.chidi, room.reading)).map(({ id, kind }) => [id, kind])).toEqual([
      [set.id, "prompt"],
    ]);
  });

  test("is not for members to set, neither at once nor by changing what they wrote", async () => {
    const { chidi, reading } = await buildGroupReading({ paragraphs: PARAGRAPHS });
    const refused = { code: "forbidden", values: { needs: "moderator" } };
    await expect(annotate(chidi, reading, prompt(1))).rejects.toMatchObject(refused);
    const own = await annotate(chidi, reading, { passage: { paragraph: 1 } });
    await expect(editAnnotation(chidi, own.id, { version: 1, kind: "prompt" })).rejects.toMatchObject(
      refused,
    );
    expect((await seenBy(chidi, reading)).map(({ kind }) => kind)).toEqual(["comment"]);
  });

  test("is for everybody in the group", async () => {
    const { ada, reading } = await buildGroupReading({ paragraphs: PARAGRAPHS });
    expect(newAnnotation.safeParse({ ...prompt(1), audience: "me" }).error?.issues[0]).toMatchObject({
      message: "annotation.prompt-is-for-all",
    });
    const own = await annotate(ada, reading, { passage: { paragraph: 1 }, audience: "me" });
    await expect(editAnnotation(ada, own.id, { version: 1, kind: "prompt" })).rejects.toMatchObject({
      code: "annotation.prompt-is-for-all",
    });
  });

  test("comes first of its paragraph, wherever it stands in it, and page after page", async () => {
    const { ada, chidi, dora, reading } = await buildGroupReading({ paragraphs: PARAGRAPHS });
    const say = (quote: string) => ({ passage: { paragraph: 1, quote }, body: { markdown: "I" } });
    const early = await annotate(chidi, reading, say("One"));
    const late = await annotate(dora, reading, say("three"));
    const asked = await annotate(ada, reading, {
      ...prompt(1),
      passage: { paragraph: 1, quote: "two three" },
    });
    const above = await annotate(dora, reading, { passage: { paragraph: 2 } });
    const order = [asked.id, early.id, late.id, above.id];

    const place = { from: 0, through: 3 };
    const { items } = await listThreads(chidi, reading.id, { place, limit: 9 });
    expect(new Set(items.map(({ id }) => id))).toEqual(new Set(order));
    const paged: string[] = [];
    let after: string | undefined;
    do {
      const page = await listAnnotations(chidi, reading.id, {
        order: "place",
        limit: 1,
        ...(after && { after }),
      });
      paged.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    expect(paged).toEqual(order);
  });
});

test("An assignment tells its prompts in the order of the text, and which of them one has answered", async () => {
  const { ada, chidi, dora, reading } = await buildGroupReading({ paragraphs: PARAGRAPHS });
  const { id } = await assign(ada, reading, { from: 1, to: 3, see: { others: "on-reveal" } });
  const second = await annotate(ada, reading, prompt(3, "And this?"));
  const first = await annotate(ada, reading, prompt(1));
  await annotate(ada, reading, prompt(4, "Beyond it?"));
  await reply(chidi, first, "Much.");

  const told = async (viewer: typeof chidi) =>
    (await listPrompts(viewer, id)).map((thread) => [thread.id, thread.words, thread.isAnswered]);
  expect(await told(chidi)).toEqual([
    [first.id, "What do you make of it?", true],
    [second.id, "And this?", false],
  ]);
  expect((await told(dora)).map(([, , isAnswered]) => isAnswered)).toEqual([false, false]);
  expect((await openAgenda(ada, id)).prompts.map((thread) => thread.id)).toEqual([first.id, second.id]);
  expect((await openAgenda(ada, id)).mostDiscussed).toEqual([]);
});
