import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { listEvents } from "@/db/queries/events";
import { placements, readMarks } from "@/db/schema/annotations";
import { stretches } from "@/db/schema/assignments";
import { readings } from "@/db/schema/texts";
import { newId } from "@/domain/ids";
import { Conflict, Forbidden, NotFound } from "@/domain/problems";
import { signedOut } from "@/domain/viewer";
import { annotationEdit } from "@/domain/wire/annotation";
import { assignmentEdit } from "@/domain/wire/assignment";
import { editAnnotation } from "@/operations/annotations/edit-annotation";
import { findAnnotation } from "@/operations/annotations/find-annotation";
import { editAssignment } from "@/operations/assignments/edit-assignment";
import { findAssignment } from "@/operations/assignments/find-assignment";
import { editReading } from "@/operations/readings/edit-reading";
import { findReading } from "@/operations/readings/find-reading";
import { listReadingParagraphs } from "@/operations/readings/list-reading-paragraphs";
import { openReading } from "@/operations/readings/open-reading";
import { addEdition, tryEdition } from "@/operations/texts/add-edition";
import { listEditions } from "@/operations/texts/list-editions";
import { assign, look } from "../../support/build-assignment";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";
import { DEATH, FACTS, editionFile as file, HEN, WOODS } from "../../support/edition-file";
import { expectMapToAgree } from "../../support/map-agrees";

const buildTalk = async () => {
  const built = await buildGroupReading({ paragraphs: [WOODS, FACTS, DEATH, HEN] });
  const on = (paragraph: number, quote: string, more = {}) =>
    annotate(built.dora, built.reading, { passage: { paragraph, quote }, ...more });
  const keys = (await listReadingParagraphs(built.ada, built.reading.id, { limit: 10 })).items.map(
    ({ key }) => key,
  );
  return { ...built, on, keys };
};

const CORRECTED = file(
  "A preface that nobody had before.",
  WOODS,
  "To front only the essential facts of living, and see whether I could learn what it had to teach.",
  DEATH,
);

test("A corrected text keeps its talk: what stays, what changed, and what is lost", async () => {
  const { ada, dora, reading, on, keys } = await buildTalk();
  const stays = await on(1, "live deliberately");
  const changes = await on(2, "essential facts of life");
  const goes = await on(4, "larger garden");
  await reply(ada, stays);

  const edition = await addEdition(ada, reading.textId, CORRECTED);

  expect(edition).toMatchObject({ number: 2, current: true, text: reading.textId });
  expect(edition.report.paragraphs).toMatchObject({ same: 2, changed: 1, gone: 1, new: 1 });
  expect(edition.report.annotations).toEqual({ exact: 1, moved: 0, changed: 1, paragraph: 0, lost: 1 });
  expect(edition.report.items.map(({ annotation, state }) => [annotation, state]).sort()).toEqual(
    [
      [changes.id, "changed"],
      [goes.id, "lost"],
    ].sort(),
  );
  const after = (await listReadingParagraphs(ada, reading.id, { limit: 10 })).items;
  expect(after.map(({ key }) => key).slice(1)).toEqual(keys.slice(0, 3));
  expect(await findReading(ada, reading.id)).toMatchObject({ edition: edition.id, paragraphCount: 4 });
  expect((await findAnnotation(dora, stays.id)).placement).toMatchObject({
    ...{ state: "exact", index: 1, endIndex: 1, paragraph: 2, quote: "live deliberately" },
    ...{ start: WOODS.indexOf("live"), end: WOODS.indexOf("live") + "live deliberately".length },
  });
  const changed = await findAnnotation(dora, changes.id);
  expect(changed.placement.state).toBe("changed");
  expect(changed.placement.quote).toContain("essential facts of");
  expect(changed.passage.quote).toBe("essential facts of life");
  expect((await findAnnotation(dora, goes.id)).placement).toMatchObject({ state: "lost", index: null });
  await expectMapToAgree(reading, { ada, dora });
  const { counts } = await openReading(dora, reading.id);
  expect(counts[1]).toMatchObject({ threads: 1, posts: 2 });
});

test("Old placements stay, and archived readings go on in their edition", async () => {
  const { ada, group, reading, on, memberIds } = await buildTalk();
  const said = await on(4, "larger garden");
  const autumn = newId();
  const { textId, editionId } = reading;
  await database().insert(readings).values({
    groupId: group.id,
    id: autumn,
    textId,
    editionId,
    createdBy: memberIds.ada,
    archivedAt: new Date(),
  });

  const { id } = await addEdition(ada, reading.textId, CORRECTED);

  expect((await findReading(ada, autumn)).edition).toBe(editionId);
  expect((await findReading(ada, reading.id)).edition).toBe(id);
  const rows = await database().select().from(placements).where(eq(placements.annotationId, said.id));
  expect(rows.map(({ editionId: edition, state }) => [edition, state])).toEqual(
    expect.arrayContaining([
      [editionId, "exact"],
      [id, "lost"],
    ]),
  );
});

test("What is lost is tried again with the next edition, and comes back where its words do", async () => {
  const { ada, dora, reading, on } = await buildTalk();
  const said = await on(4, "larger garden");
  await addEdition(ada, reading.textId, CORRECTED);
  const { report } = await addEdition(ada, reading.textId, file(WOODS, FACTS, DEATH, HEN));

  expect(report.annotations).toMatchObject({ lost: 0 });
  expect((await findAnnotation(dora, said.id)).placement).toMatchObject({ index: 3, quote: "larger garden" });
  await expectMapToAgree(reading, { ada, dora });
});

test("Words keep their state against what was chosen once, however many editions came in between", async () => {
  const { ada, dora, reading, on } = await buildTalk();
  const said = await on(2, "essential facts of life");
  await addEdition(ada, reading.textId, CORRECTED);
  const { report } = await addEdition(ada, reading.textId, CORRECTED);
  expect(report.annotations).toMatchObject({ exact: 1, changed: 0 });
  expect((await findAnnotation(dora, said.id)).placement.state).toBe("changed");
});

test("What is assigned, read and left off goes along, by what the paragraphs have become", async () => {
  const { ada, dora, reading, keys } = await buildTalk();
  const assigned = await assign(ada, reading, { from: 3, to: 4 });
  await look(dora, reading, keys[0] ?? "", keys[2] ?? "");

  await addEdition(ada, reading.textId, CORRECTED);

  const [stretch] = await database().select().from(stretches).where(eq(stretches.assignmentId, assigned.id));
  expect(stretch).toMatchObject({ fromKey: keys[2], throughKey: keys[2] });
  const [marks] = await database().select().from(readMarks).where(eq(readMarks.readingId, reading.id));
  expect(marks?.paragraphs).toBe("{[1,4)}");
});

test("An assignment of which nothing is left keeps back the words nearest to it and no others, and says so", async () => {
  const { ada, chidi, dora, reading, on } = await buildTalk();
  const { id } = await assign(ada, reading, { from: 4, to: 4, see: { others: "on-reveal" } });
  const [woods, death] = [await on(1, "live deliberately"), await on(3, "had not lived")];
  await on(4, "larger garden");
  const seen = async () => (await seenBy(chidi, reading)).map((one) => one.id);
  expect(await seen()).toEqual([woods.id, death.id]);

  await addEdition(ada, reading.textId, CORRECTED);

  // What is lost is kept back with it.
  expect(await seen()).toEqual([woods.id]);
  const [stretch] = (await findAssignment(ada, id)).stretches;
  expect(stretch).toMatchObject({ from: 4, to: 4, isEmptied: true });
  await addEdition(ada, reading.textId, file("All is new.", "Nothing was ever like it.", "Not one word."));
  const news = await annotate(dora, reading, { passage: { paragraph: 1, quote: "All is new" } });
  expect(await seen()).toEqual([news.id]);
  await editAssignment(ada, id, assignmentEdit.parse({ from: 1, to: 2 }));
  expect((await findAssignment(ada, id)).stretches).toMatchObject([{ from: 1, to: 2, isEmptied: false }]);
  expect(await seen()).toEqual([]);
});

test("A try tells what would be, and changes nothing", async () => {
  const { ada, dora, reading, on } = await buildTalk();
  await on(4, "larger garden", { audience: "me" });
  const report = await tryEdition(ada, reading.textId, CORRECTED);
  // Where a note to oneself stands is told to nobody, not even by a number.
  expect(report.annotations).toMatchObject({ lost: 0 });
  expect(report.items).toEqual([]);
  expect((await listEditions(dora, reading.textId, { limit: 10 })).items).toHaveLength(1);
  expect((await findReading(ada, reading.id)).edition).toBe(reading.editionId);
});

test("The editions of a text are told with who made them and what they changed", async () => {
  const { ada, olive, reading } = await buildTalk();
  await addEdition(ada, reading.textId, CORRECTED);
  const { items } = await listEditions(olive, reading.textId, { limit: 10 });
  expect(items.map(({ number, current }) => [number, current])).toEqual([
    [2, true],
    [1, false],
  ]);
  expect(items[0]?.changes?.paragraphs).toMatchObject({ changed: 1, gone: 1, new: 1 });
  expect(items[1]?.changes).toBeNull();
});

test("Of two editions at once one is published, and the other told that the text has changed", async () => {
  const { ada, reading } = await buildTalk();
  const both = await Promise.allSettled([
    addEdition(ada, reading.textId, CORRECTED),
    addEdition(ada, reading.textId, file(WOODS, FACTS)),
  ]);
  const refused = both.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(refused).toHaveLength(1);
  expect(refused[0]).toBeInstanceOf(Conflict);
  expect(refused[0]).toMatchObject({ code: "edition.stale" });
});

test("The same sent again under its id is one edition", async () => {
  const { ada, reading } = await buildTalk();
  const id = newId();
  const first = await addEdition(ada, reading.textId, CORRECTED, id);
  const again = await addEdition(ada, reading.textId, CORRECTED, id);
  expect(again.id).toBe(first.id);
  expect((await listEditions(ada, reading.textId, { limit: 10 })).items).toHaveLength(2);
});

test("Whoever writes on the old edition loses nothing: their words stand where they went, or are kept as lost", async () => {
  const { ada, dora, reading, on, keys } = await buildTalk();
  await addEdition(ada, reading.textId, CORRECTED);
  const [facts = "", hen = ""] = [keys[1], keys[3]];

  const changed = await annotate(dora, reading, {
    passage: { paragraph: facts, quote: "essential facts of life" },
  });
  expect(changed.placement.state).toBe("changed");
  expect(changed.placement.quote).toContain("essential facts of");
  expect(changed.passage).toMatchObject({ quote: "essential facts of life", start: { key: facts } });
  const lost = await annotate(dora, reading, { passage: { paragraph: hen, quote: "larger garden" } });
  expect(lost.placement).toMatchObject({ state: "lost", index: null });
  expect(await findAnnotation(dora, lost.id)).toEqual(lost);
  expect(await findAnnotation(dora, changed.id)).toEqual(changed);
  await expectMapToAgree(reading, { ada, dora });
  await expect(on(1, "words of no edition at all")).rejects.toMatchObject({ code: "passage.not-found" });
});

test("Many who write while an edition is published lose nothing", async () => {
  const { ada, dora, reading, keys } = await buildTalk();
  const wanted = [
    { paragraph: keys[0], quote: "live deliberately" },
    { paragraph: keys[1], quote: "essential facts of life" },
    { paragraph: keys[3], quote: "larger garden" },
  ];
  const writing = Array.from({ length: 24 }, (_, at) =>
    annotate(dora, reading, { passage: wanted[at % 3] as { paragraph: string; quote: string } }),
  );
  const [edition, ...written] = await Promise.all([addEdition(ada, reading.textId, CORRECTED), ...writing]);
  for (const [at, { id }] of written.entries()) {
    const { placement } = await findAnnotation(dora, id);
    expect(placement.state).toBe(["exact", "changed", "lost"][at % 3]);
  }
  const placed = await database().select().from(placements).where(eq(placements.editionId, edition.id));
  expect(placed).toHaveLength(24);
  await expectMapToAgree(reading, { ada, dora });
});

test("Publishing is an event of every reading of the text that goes on", async () => {
  const { ada, reading } = await buildTalk();
  const { id } = await addEdition(ada, reading.textId, CORRECTED);
  const events = await listEvents(database(), [{ streamId: reading.id, after: 0 }]);
  expect(events.at(-1)).toMatchObject({ kind: "edition.published", subject: { editionId: id } });
});

test("Organizers correct a text; others may not, and whoever is outside knows of none", async () => {
  const { ada, bruno, reading, group } = await buildTalk();
  await expect(addEdition(bruno, reading.textId, CORRECTED)).rejects.toThrow(Forbidden);
  await expect(addEdition(signedOut, reading.textId, CORRECTED)).rejects.toThrow();
  await expect(addEdition(ada, newId(), CORRECTED)).rejects.toThrow(NotFound);
  await expect(addEdition(ada, group.id, CORRECTED)).rejects.toThrow(NotFound);
});

test("An annotation is edited and answered after the correction as before", async () => {
  const { ada, dora, reading, on } = await buildTalk();
  const said = await on(2, "essential facts of life");
  await addEdition(ada, reading.textId, CORRECTED);
  await reply(ada, said, "Still.");
  await editAnnotation(dora, said.id, annotationEdit.parse({ version: 1, kind: "question" }));
  const { counts } = await openReading(dora, reading.id);
  expect(counts[2]).toMatchObject({ threads: 1, posts: 2 });
  await expectMapToAgree(reading, { ada, dora });
});

test("A reading that is taken up again goes on in its edition until the next one", async () => {
  const { ada, dora, reading, on } = await buildTalk();
  const said = await on(1, "live deliberately");
  await editReading(ada, reading.id, { archived: true });
  await addEdition(ada, reading.textId, file(DEATH, FACTS));
  await editReading(ada, reading.id, { archived: false });
  expect((await findAnnotation(dora, said.id)).placement.state).toBe("exact");

  await addEdition(ada, reading.textId, file("New.", DEATH, WOODS));

  expect((await findAnnotation(dora, said.id)).placement).toMatchObject({
    index: 2,
    quote: "live deliberately",
  });
  await expectMapToAgree(reading, { ada, dora });
});
