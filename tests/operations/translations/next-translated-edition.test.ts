import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { placements } from "@/db/schema/annotations";
import { readings } from "@/db/schema/texts";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/domain/ids";
import { Conflict, Forbidden, NotFound } from "@/domain/problems";
import { newMove } from "@/domain/wire/thread-keeping";
import { findAnnotation } from "@/operations/annotations/find-annotation";
import { moveThread, moveThreadBack } from "@/operations/moderation/move-thread";
import { openReading } from "@/operations/readings/open-reading";
import { addEdition } from "@/operations/texts/add-edition";
import { listEditions } from "@/operations/texts/list-editions";
import { accessTranslated } from "@/operations/translations/access-translated";
import { addTranslatedEdition, tryTranslatedEdition } from "@/operations/translations/add-translated-edition";
import { prepareTranslated } from "@/operations/translations/prepare-translated";
import { measureTranslated, publishNextTranslated } from "@/operations/translations/publish-next-translated";
import { annotate, buildGroupReading, reply } from "../../support/build-discussion";
import { editionFile as file } from "../../support/edition-file";
import { closePages, follow } from "../../support/follow";
import { expectMapToAgree } from "../../support/map-agrees";
import { publishTranslation } from "../../support/publish-translation";

const ENGLISH = [
  "I went to the woods because I wished to live deliberately, and to be alone there.",
  "To front only the essential facts of life, and see if I could not learn what it had to teach.",
  "And not, when I came to die, discover that I had not lived.",
] as const;
const WOODS = "Ich zog in die Wälder, weil ich mit Bedacht leben und dort allein sein wollte.";
const FACTS =
  "Nur den wesentlichen Tatsachen des Lebens wollte ich begegnen und sehen, was es zu lehren hat.";
const DEATH = "Und nicht im Sterben entdecken, dass ich nicht gelebt hatte.";

let room: Awaited<ReturnType<typeof buildGroupReading>>;
let german: Awaited<ReturnType<typeof publishTranslation>>;
beforeEach(async () => {
  room = await buildGroupReading({ paragraphs: ENGLISH });
  german = await publishTranslation(room.ada, room.reading, {
    rows: [
      [0, WOODS],
      [1, FACTS],
      [2, DEATH],
    ],
  });
});

const on = (paragraph: number, quote: string, more: Parameters<typeof annotate>[2] = {}) =>
  annotate(room.chidi, room.reading, {
    passage: { paragraph, quote, translation: german.translationId },
    ...more,
  });
const correct = (...paragraphs: string[]) =>
  addTranslatedEdition(room.ada, german.translationId, file(...paragraphs));
const seen = ({ id }: { id: string }) => findAnnotation(room.dora, id);

describe("a translation's next edition", () => {
  test("takes along what was said of its words: what stays, what changed, and what is lost", async () => {
    const stays = await on(1, "mit Bedacht leben");
    const changes = await on(2, "wesentlichen Tatsachen des Lebens");
    const goes = await on(3, "dass ich nicht gelebt hatte");
    await reply(room.ada, stays);

    const corrected = [WOODS, FACTS.replace("wesentlichen Tatsachen", "wesentlichsten Tatsachen")];
    const dry = await tryTranslatedEdition(room.ada, german.translationId, file(...corrected));
    const edition = await correct(...corrected);

    expect(edition).toMatchObject({
      ...{ number: 2, current: true, text: room.reading.textId, translation: german.translationId },
      paragraphCount: 2,
    });
    expect(edition.report).toEqual(dry);
    expect(dry.paragraphs).toMatchObject({ same: 1, changed: 1, gone: 1, new: 0 });
    expect(dry.annotations).toEqual({ exact: 1, moved: 0, changed: 1, paragraph: 0, lost: 1 });
    expect(dry.items).toMatchObject([
      {
        ...{ annotation: changes.id, state: "changed" },
        before: { paragraph: 2, quote: "wesentlichen Tatsachen des Lebens" },
        after: { paragraph: 2, quote: "wesentlichsten Tatsachen des Lebens" },
      },
      { annotation: goes.id, state: "lost", before: { paragraph: 3 }, after: null },
    ]);
    expect(await seen(stays)).toMatchObject({
      placement: { state: "paragraph", paragraph: 1, quote: ENGLISH[0] },
      chosenIn: { state: "exact", index: 0, quote: "mit Bedacht leben" },
    });
    expect(await seen(changes)).toMatchObject({
      passage: { quote: "wesentlichen Tatsachen des Lebens" },
      placement: { state: "paragraph", paragraph: 2, quote: ENGLISH[1] },
      chosenIn: { state: "changed", index: 1, quote: "wesentlichsten Tatsachen des Lebens" },
    });
    expect(await seen(goes)).toMatchObject({
      passage: { quote: "dass ich nicht gelebt hatte" },
      placement: { state: "paragraph", paragraph: 3, quote: ENGLISH[2] },
      chosenIn: { state: "lost", index: null, quote: "" },
    });
    const opened = await openReading(room.dora, room.reading.id, undefined, () => ({
      ...{ translation: german.translationId, beside: false },
    }));
    expect(opened.counts[0]).toMatchObject({ threads: 1, posts: 2 });
    expect(opened.counts[2]).toMatchObject({ threads: 1 });
    expect(opened.threads.items.map(({ quote, was }) => [quote, was])).toEqual([
      ["mit Bedacht leben", undefined],
      ["wesentlichsten Tatsachen des Lebens", "wesentlichen Tatsachen des Lebens"],
      ["dass ich nicht gelebt hatte", undefined],
    ]);
    expect(opened.edition.paragraphs.map(({ html }) => html !== "")).toEqual([true, true, false]);
    await expectMapToAgree(room.reading, { ada: room.ada, dora: room.dora });
    expect((await listEditions(room.ada, room.reading.textId, { limit: 5 })).items).toHaveLength(1);
  });

  test("finds again what the one before had lost, and says how it stands to what was chosen once", async () => {
    const said = await on(3, "dass ich nicht gelebt hatte");
    await correct(WOODS, FACTS);
    expect(await seen(said)).toMatchObject({ chosenIn: { state: "lost" } });
    const { report } = await correct(WOODS, FACTS, DEATH);
    expect(report.annotations).toMatchObject({ lost: 0 });
    expect(await seen(said)).toMatchObject({
      chosenIn: { state: "exact", index: 2, quote: "dass ich nicht gelebt hatte" },
    });
  });

  test("leaves what was written to oneself out of its figures, and places it all the same", async () => {
    const own = await on(1, "mit Bedacht leben", { audience: "me" });
    const { report } = await correct(WOODS.replace("mit Bedacht", "bedächtig"), FACTS, DEATH);
    expect(report).toMatchObject({ annotations: { changed: 0, exact: 0 }, items: [] });
    expect(await findAnnotation(room.chidi, own.id)).toMatchObject({ chosenIn: { state: "changed" } });
  });

  test("is answered with what is there when it is sent again, and its id is no other's", async () => {
    const id = newId();
    const send = () => addTranslatedEdition(room.ada, german.translationId, file(WOODS, FACTS), id);
    const first = await send();
    expect(await send()).toMatchObject({ id, number: 2, report: { paragraphs: first.report.paragraphs } });
    const text = () => addEdition(room.ada, room.reading.textId, file(ENGLISH[0]), id);
    await expect(text()).rejects.toThrow(Conflict);
  });

  test("is published once where several are sent at once, also while the text gets another", async () => {
    const answers = await Promise.allSettled([
      ...[[WOODS], [FACTS], [WOODS, DEATH]].map((paragraphs) => correct(...paragraphs)),
      addEdition(room.ada, room.reading.textId, file(ENGLISH[0], ENGLISH[1])),
      addEdition(room.ada, room.reading.textId, file(ENGLISH[0])),
    ]);
    const refused = answers.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    for (const reason of refused) expect(reason).toBeInstanceOf(Conflict);
    expect(refused.length).toBeLessThan(answers.length);
  });

  test("is not for members or moderators to make, and strangers find no translation", async () => {
    for (const viewer of [room.bruno, room.dora])
      await expect(addTranslatedEdition(viewer, german.translationId, file(WOODS))).rejects.toThrow(
        Forbidden,
      );
    await expect(addTranslatedEdition(room.ada, newId(), file(WOODS))).rejects.toThrow(NotFound);
    await expect(tryTranslatedEdition(room.dora, german.translationId, file(WOODS))).rejects.toThrow(
      Forbidden,
    );
  });

  test("is told to whoever has the reading open", async () => {
    const page = await follow(room.dora, room.reading);
    const { id } = await correct(WOODS, FACTS);
    await page.hearsOf("edition.published");
    expect(page.heard.at(-1)?.data).toEqual({ edition: id, translation: german.translationId });
    closePages();
  });
});

describe("a row that is put right", () => {
  /** The woods stood beside the facts, by mistake. */
  const buildWrong = async () =>
    publishTranslation(room.ada, room.reading, {
      rows: [
        [1, WOODS],
        [2, DEATH],
      ],
    });
  const putRight = async (translationId: string) => {
    const { access, translation } = await accessTranslated(database(), room.ada, translationId);
    const pieces = [WOODS, DEATH].map((text) => ({ kind: "paragraph" as const, text, marks: [] }));
    const proposed = { pieces, rows: [0, 2], alignedTo: access.text.editionId };
    const prepared = await prepareTranslated(access, translation, proposed);
    const measured = await measureTranslated(translation, prepared, newId());
    await inTransaction((tx) => publishNextTranslated(tx, access, prepared, measured));
  };

  test("takes the talk to the paragraph that its words stand beside now, with its counts", async () => {
    const wrong = await buildWrong();
    const passage = { paragraph: 2, quote: "in die Wälder", translation: wrong.translationId };
    const said = await annotate(room.chidi, room.reading, { passage });
    expect(said).toMatchObject({ placement: { paragraph: 2 } });
    await putRight(wrong.translationId);
    expect(await seen(said)).toMatchObject({
      placement: { state: "paragraph", paragraph: 1, index: 0, quote: ENGLISH[0] },
      chosenIn: { state: "moved", index: 0, quote: "in die Wälder" },
    });
    const { counts } = await openReading(room.dora, room.reading.id);
    expect(Object.keys(counts)).toEqual(["0"]);
    await expectMapToAgree(room.reading, { ada: room.ada, dora: room.dora });
  });

  test("takes what a moderator has moved away back to the paragraph that its words stand beside now", async () => {
    const wrong = await buildWrong();
    const passage = { paragraph: 2, quote: "in die Wälder", translation: wrong.translationId };
    const said = await annotate(room.chidi, room.reading, { passage });
    await moveThread(room.ada, said.id, newMove.parse({ paragraph: 3, reason: "It is about this one." }));
    await putRight(wrong.translationId);
    expect((await seen(said)).placement).toMatchObject({ paragraph: 3 });
    await moveThreadBack(room.ada, said.id);
    expect(await seen(said)).toMatchObject({
      placement: { state: "paragraph", paragraph: 1, index: 0, quote: ENGLISH[0] },
      chosenIn: { state: "moved", index: 0, quote: "in die Wälder" },
    });
    await expectMapToAgree(room.reading, { ada: room.ada, dora: room.dora });
  });

  test("leaves an archived reading as it was", async () => {
    const wrong = await buildWrong();
    const passage = { paragraph: 2, quote: "in die Wälder", translation: wrong.translationId };
    const said = await annotate(room.chidi, room.reading, { passage });
    await database().update(readings).set({ archivedAt: new Date() }).where(eq(readings.id, room.reading.id));
    await putRight(wrong.translationId);
    expect(await seen(said)).toMatchObject({
      placement: { paragraph: 2 },
      chosenIn: { state: "moved", index: 0, quote: "in die Wälder" },
    });
  });

  test("leaves a thread where a moderator has moved it, and it still goes back to its words", async () => {
    const said = await on(1, "mit Bedacht leben");
    await moveThread(room.ada, said.id, newMove.parse({ paragraph: 3, reason: "It is about this one." }));
    await correct(WOODS.replace("mit Bedacht", "mit viel Bedacht"), FACTS, DEATH);
    expect((await seen(said)).placement).toMatchObject({ paragraph: 3 });
    await moveThreadBack(room.ada, said.id);
    expect(await seen(said)).toMatchObject({
      placement: { paragraph: 1 },
      chosenIn: { id: german.translationId, state: "changed", index: 0 },
    });
  });
});

describe("whoever writes while the translation is corrected", () => {
  test("loses nothing: words of the edition before are followed into the one that is read now", async () => {
    await correct(WOODS.replace("mit Bedacht leben", "mit Bedacht und Muße leben"), FACTS);
    const changed = await on(1, "mit Bedacht leben");
    expect(changed).toMatchObject({
      passage: { quote: "mit Bedacht leben" },
      placement: { paragraph: 1, quote: ENGLISH[0] },
      chosenIn: { state: "changed", index: 0 },
    });
    const lost = await on(3, "nicht im Sterben");
    expect(lost).toMatchObject({
      passage: { quote: "nicht im Sterben" },
      placement: { paragraph: 3, quote: ENGLISH[2] },
      chosenIn: { state: "lost", index: null },
    });
    expect((await seen(lost)).chosenIn).toMatchObject({ state: "lost" });
    const own = await database().$count(placements, eq(placements.annotationId, lost.id));
    expect(own).toBe(2);
    await expectMapToAgree(room.reading, { ada: room.ada, dora: room.dora });
  });

  test("is followed as well where the text was corrected meanwhile", async () => {
    await addEdition(room.ada, room.reading.textId, file("A preface that is new.", ...ENGLISH));
    const late = await on(3, "nicht im Sterben");
    expect(late).toMatchObject({ placement: { paragraph: 4 }, chosenIn: { state: "exact", index: 3 } });
  });

  test("at the very moment of publishing: each is placed in the edition that is current in the end", async () => {
    const quotes = ["in die Wälder", "mit Bedacht", "dort allein", "allein sein"];
    const [edition, ...said] = await Promise.all([
      correct(WOODS.replace("mit Bedacht", "mit viel Bedacht"), FACTS, DEATH),
      ...quotes.map((quote) => on(1, quote)),
    ]);
    for (const [at, { id }] of said.entries()) {
      expect(await seen({ id })).toMatchObject({
        passage: { quote: quotes[at] },
        placement: { paragraph: 1 },
      });
      const there = and(eq(placements.annotationId, id), eq(placements.editionId, edition.id));
      expect(await database().$count(placements, there)).toBe(1);
    }
    await expectMapToAgree(room.reading, { ada: room.ada, dora: room.dora });
  });

  test("and what is sent between preparing and publishing is placed with the rest", async () => {
    const { access, translation } = await accessTranslated(database(), room.ada, german.translationId);
    const pieces = [WOODS.replace("mit Bedacht", "mit viel Bedacht"), FACTS].map((text) => ({
      ...{ kind: "paragraph" as const, text, marks: [] },
    }));
    const proposed = { pieces, rows: [0, 1], alignedTo: access.text.editionId };
    const prepared = await prepareTranslated(access, translation, proposed);
    const measured = await measureTranslated(translation, prepared, newId());
    const late = await on(1, "mit Bedacht leben");
    await inTransaction((tx) => publishNextTranslated(tx, access, prepared, measured));
    expect(await seen(late)).toMatchObject({ chosenIn: { state: "changed", index: 0 } });

    const again = inTransaction((tx) =>
      publishNextTranslated(tx, access, prepared, { ...measured, id: newId() }),
    );
    await expect(again).rejects.toMatchObject({ code: "edition.stale" });
    await addEdition(room.ada, room.reading.textId, file(...ENGLISH, "A new end."));
    await expect(prepareTranslated(access, translation, proposed)).resolves.toBeDefined();
    const stale = inTransaction((tx) =>
      publishNextTranslated(tx, access, prepared, { ...measured, id: newId() }),
    );
    await expect(stale).rejects.toMatchObject({ code: "translation.stale" });
  });

  test("is answered with what is there when the same is sent again, whatever became of its words", async () => {
    const id = newId();
    const send = () => on(3, "dass ich nicht gelebt hatte", { id });
    await send();
    await correct(WOODS, FACTS);
    expect(await send()).toMatchObject({ id, chosenIn: { state: "lost" }, postCount: 1 });
    for (let edition = 0; edition < 4; edition++) await correct(WOODS, `${FACTS} ${edition}`);
    expect(await send()).toMatchObject({ id, passage: { quote: "dass ich nicht gelebt hatte" } });
    await expect(on(3, "nicht im Sterben", { id })).rejects.toMatchObject({ code: "passage.not-found" });
  });
});

describe("whole paragraphs beside words of a translation", () => {
  const LONG = "On and on it goes, without an end. ".repeat(900);
  const through = (id?: string) =>
    annotate(room.chidi, room.reading, {
      ...(id && { id }),
      passage: { paragraph: 1, throughParagraph: 2, translation: german.translationId },
    });

  test("are quoted no further than a passage may reach, after a correction as well", async () => {
    const [ONE, TWO] = ["woods", "facts"].map((word) =>
      Array.from({ length: 300 }, (_, at) => `The ${word} ${at} are here and wait.`).join(" "),
    ) as [string, string];
    const stage = await buildGroupReading({ paragraphs: [ONE, TWO] });
    const rows = [[0, "Eins."] as const, [1, "Zwei."] as const];
    const { translationId: translation } = await publishTranslation(stage.ada, stage.reading, { rows });
    const passage = { paragraph: 1, throughParagraph: 2, translation };
    const said = await annotate(stage.chidi, stage.reading, { passage });
    expect(said.placement).toMatchObject({ index: 0, endIndex: 1 });
    const more = [ONE, TWO].map((words) => words.replaceAll("7 are here", "7 are here as well"));
    await addEdition(stage.ada, stage.reading.textId, file(...more));
    expect(more.join("").length).toBeGreaterThan(20_000);
    expect((await findAnnotation(stage.dora, said.id)).placement).toMatchObject({
      ...{ state: "paragraph", index: 0, endIndex: 0, start: 0, end: more[0]?.length },
      quote: more[0],
    });
  });

  test("of one paragraph that alone is longer the beginning is quoted", async () => {
    const said = await on(1, "mit Bedacht leben");
    await addEdition(room.ada, room.reading.textId, file(`${ENGLISH[0]} ${LONG}`, ENGLISH[1], ENGLISH[2]));
    const { placement } = await seen(said);
    expect(placement).toMatchObject({ state: "paragraph", index: 0, endIndex: 0 });
    expect(placement.end).toBeGreaterThan(20_000);
    expect(placement.quote).toHaveLength(20_000);
  });

  test("do not refuse what was taken before, when it is sent again and more is beside it by now", async () => {
    const id = newId();
    await through(id);
    await addEdition(room.ada, room.reading.textId, file(ENGLISH[0], LONG, ENGLISH[1], ENGLISH[2]));
    const passage = { paragraph: 1, throughParagraph: 3, translation: german.translationId };
    await expect(annotate(room.chidi, room.reading, { passage })).rejects.toMatchObject({
      code: "passage.too-long",
    });
    expect(await annotate(room.chidi, room.reading, { id, passage })).toMatchObject({ id, postCount: 1 });
  });
});
