import { expect, test } from "vitest";
import { ALIGNING, FOLLOWING_LATE } from "@/domain/limits";
import { Invalid, TooMany } from "@/domain/problems";
import { listReadingParagraphs } from "@/operations/readings/list-reading-paragraphs";
import { addEdition, tryEdition } from "@/operations/texts/add-edition";
import { correctByHand } from "@/operations/texts/begin-correction";
import { compareCorrection } from "@/operations/texts/compare-correction";
import { annotate, buildGroupReading } from "../../support/build-discussion";
import { FACTS, editionFile as file, HEN, WOODS } from "../../support/edition-file";
import { statementsDuring } from "../../support/statements";

async function buildCorrected() {
  const built = await buildGroupReading({ paragraphs: [WOODS, FACTS, HEN] });
  const { items } = await listReadingParagraphs(built.ada, built.reading.id, { limit: 10 });
  await addEdition(built.ada, built.reading.textId, file(WOODS, FACTS));
  const keys = items.map(({ key }) => key);
  const late = (who: typeof built.dora, quote: string) =>
    annotate(who, built.reading, { passage: { paragraph: keys[2] ?? "", quote } });
  return { ...built, late };
}

test("What became of an edition in the next one is found out once, for all who write late", async () => {
  const { chidi, dora, late } = await buildCorrected();
  const first = await statementsDuring(() => late(dora, "larger garden"));
  const second = await statementsDuring(() => late(chidi, "scratches in the yard"));
  // Neither of the two editions is read again.
  expect(second).toBe(first - 2);
});

test("Whoever looks for words in earlier editions again and again has to wait, and nobody else", async () => {
  const { chidi, dora, late, reading } = await buildCorrected();
  for (let tries = 0; tries < FOLLOWING_LATE.points; tries++)
    await expect(late(dora, "words of no edition")).rejects.toThrow(Invalid);
  await expect(late(dora, "words of no edition")).rejects.toThrow(TooMany);
  await expect(late(dora, "larger garden")).rejects.toThrow(TooMany);
  await annotate(dora, reading, { passage: { paragraph: 1, quote: "live deliberately" } });
  expect((await late(chidi, "larger garden")).placement.state).toBe("lost");
});

test("Where a text has one edition only, words that are not there are told again and again", async () => {
  const { dora, reading } = await buildGroupReading({ paragraphs: [WOODS] });
  const wanted = { passage: { paragraph: 1, quote: "words of no edition" } };
  for (let tries = 0; tries <= FOLLOWING_LATE.points; tries++)
    await expect(annotate(dora, reading, wanted)).rejects.toThrow(Invalid);
});

test("A correction that is looked at again is not held against the text again, and the talk is as it is by then", async () => {
  const { ada, dora, group, reading } = await buildGroupReading({ paragraphs: [WOODS, FACTS, HEN] });
  const id = await correctByHand(ada, reading.textId);
  const look = () => compareCorrection(ada, group.slug, id);
  const first = await statementsDuring(look);
  // The edition is not read again, and nothing is counted.
  expect(await statementsDuring(look)).toBe(first - 2);
  await annotate(dora, reading, { passage: { paragraph: 1, quote: "live deliberately" } });
  expect((await look()).report.annotations).toMatchObject({ exact: 1 });
});

test("Whoever compares corrections again and again has to wait; one that was compared is shown all the same", async () => {
  const { ada, group, reading } = await buildGroupReading({ paragraphs: [WOODS, FACTS, HEN] });
  const id = await correctByHand(ada, reading.textId);
  await compareCorrection(ada, group.slug, id);
  for (let tries = 1; tries < ALIGNING.points; tries++)
    await tryEdition(ada, reading.textId, file(WOODS, `Try ${tries}.`));
  await expect(tryEdition(ada, reading.textId, file(WOODS))).rejects.toMatchObject({
    code: "edition.too-many",
  });
  const other = await correctByHand(ada, reading.textId);
  await expect(compareCorrection(ada, group.slug, other)).rejects.toThrow(TooMany);
  expect((await compareCorrection(ada, group.slug, id)).rows).toEqual(expect.any(Array));
});
