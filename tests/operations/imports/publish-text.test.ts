import { expect, test } from "vitest";
import { Forbidden } from "@/domain/problems";
import { findReading } from "@/operations/readings/find-reading";
import { listReadingParagraphs } from "@/operations/readings/list-reading-paragraphs";
import { buildGroup } from "../../support/build-group";
import { buildReading } from "../../support/build-reading";

test("a published text has its paragraphs in order, and numbers on what is read as text", async () => {
  const { group, people } = await buildGroup({ members: { ada: "organizer", bruno: "observer" } });

  const reading = await buildReading({
    group,
    organizer: people.ada,
    title: "Economy",
    paragraphs: [
      { kind: "heading", text: "One" },
      "First words.",
      { kind: "quote", text: "Second 中文 words." },
    ],
  });

  const seen = await findReading(people.bruno, reading.id);
  expect(seen).toMatchObject({ title: "Economy", paragraphCount: 2, wordCount: 6, group: group.slug });
  const { items } = await listReadingParagraphs(people.bruno, reading.id, { limit: 50 });
  expect(items.map(({ kind, number, text }) => [kind, number, text])).toEqual([
    ["heading", null, "One"],
    ["paragraph", 1, "First words."],
    ["quote", 2, "Second 中文 words."],
  ]);
  expect(new Set(items.map(({ key }) => key)).size).toBe(3);
});

test("members do not publish", async () => {
  const { group, people } = await buildGroup({ members: { bruno: "moderator" } });
  await expect(buildReading({ group, organizer: people.bruno })).rejects.toThrow(Forbidden);
});
