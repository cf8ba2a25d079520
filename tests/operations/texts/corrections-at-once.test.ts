import { expect, test } from "vitest";
import { Conflict } from "@/domain/problems";
import { addEdition } from "@/operations/texts/add-edition";
import { correctByHand } from "@/operations/texts/begin-correction";
import { compareCorrection } from "@/operations/texts/compare-correction";
import { findText } from "@/operations/texts/find-text";
import { listEditions } from "@/operations/texts/list-editions";
import { publishCorrection } from "@/operations/texts/publish-correction";
import { buildGroupReading } from "../../support/build-discussion";
import { FACTS, editionFile as file, HEN, WOODS } from "../../support/edition-file";

const CORRECTED = file(WOODS, `${FACTS} And more of them.`, HEN);

async function buildCorrecting() {
  const built = await buildGroupReading({ paragraphs: [WOODS, FACTS, HEN] });
  const { ada, group, reading } = built;
  const id = await correctByHand(ada, reading.textId);
  return { ...built, id, look: () => compareCorrection(ada, group.slug, id) };
}

test("Whoever has looked at a correction publishes it, and nobody published anything since", async () => {
  const { ada, group, reading, id, look } = await buildCorrecting();
  const seen = await look();
  expect(seen.since).toBeNull();
  const { textId, editionId } = await publishCorrection(ada, group.slug, id, seen);
  expect((await findText(ada, textId)).edition).toBe(editionId);
  expect(textId).toBe(reading.textId);
});

test("Who publishes second is refused what they have not seen, then told of the other edition and what it would lose", async () => {
  const { ada, group, reading, id, look } = await buildCorrecting();
  const seen = await look();
  await addEdition(ada, reading.textId, CORRECTED);

  await expect(publishCorrection(ada, group.slug, id, seen)).rejects.toMatchObject({ code: "edition.stale" });

  const again = await look();
  expect(again.since).toMatchObject({ number: 2, publishedBy: { name: "ada" } });
  expect(again.rows.map(({ kind }) => kind)).toContain("changed");
  await publishCorrection(ada, group.slug, id, again);
  expect((await listEditions(ada, reading.textId, { limit: 10 })).items.map(({ number }) => number)).toEqual([
    3, 2, 1,
  ]);
});

test("A correction that is begun after the other edition knows of it", async () => {
  const { ada, group, reading } = await buildCorrecting();
  await addEdition(ada, reading.textId, CORRECTED);
  const id = await correctByHand(ada, reading.textId);
  expect((await compareCorrection(ada, group.slug, id)).since).toBeNull();
});

test("Whoever begins a correction while another edition is published has its words, hears of it, or begins again", async () => {
  for (let n = 0; n < 20; n++) {
    const { ada, group, reading } = await buildGroupReading({ paragraphs: [WOODS, FACTS, HEN] });
    const [begun] = await Promise.all([
      correctByHand(ada, reading.textId).catch((thrown) => {
        if (!(thrown instanceof Conflict)) throw thrown;
        return null;
      }),
      addEdition(ada, reading.textId, CORRECTED),
    ]);
    if (begun === null) continue;
    const { rows, since } = await compareCorrection(ada, group.slug, begun);
    expect(since !== null || rows.every(({ kind }) => kind === "same")).toBe(true);
  }
});

test("Of several who publish a new file at once one has it published, and each of the others is told", async () => {
  for (let n = 0; n < 5; n++) {
    const { ada, reading } = await buildGroupReading({ paragraphs: [WOODS, FACTS, HEN] });
    const files = ["one", "two", "three", "four", "five"].map((word) =>
      file(WOODS, `${FACTS} And ${word} more.`, HEN),
    );
    const answers = await Promise.allSettled(files.map((one) => addEdition(ada, reading.textId, one)));
    const refused = answers.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    for (const reason of refused) expect(reason).toMatchObject({ code: "edition.stale" });
    const { items } = await listEditions(ada, reading.textId, { limit: 10 });
    expect(items).toHaveLength(1 + answers.length - refused.length);
    expect(items.length).toBeGreaterThan(1);
  }
});
