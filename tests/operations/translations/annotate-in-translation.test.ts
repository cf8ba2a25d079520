import { and, eq } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { placements } from "@/db/schema/annotations";
import { newId } from "@/domain/ids";
import { Invalid, NotFound } from "@/domain/problems";
import { signedOut, type Viewer } from "@/domain/viewer";
import { findInText } from "@/operations/readings/find-in-text";
import { findReadingText } from "@/operations/readings/find-reading-text";
import { findTalk } from "@/operations/readings/find-talk";
import { listReadingParagraphs } from "@/operations/readings/list-reading-paragraphs";
import { openReading } from "@/operations/readings/open-reading";
import { openSection, sectionsOf } from "@/operations/readings/open-section";
import { addEdition } from "@/operations/texts/add-edition";
import { assign } from "../../support/build-assignment";
import { annotate, buildGroupReading, reply, seenBy } from "../../support/build-discussion";
import { closePages, follow } from "../../support/follow";
import { publishTranslation } from "../../support/publish-translation";

const ENGLISH = [
  "I went to the woods because I wished to live deliberately.",
  "To front only the essential facts of life.",
  "And not, when I came to die, discover that I had not lived.",
];
const GERMAN = [
  [0, "Ich zog in die Wälder, weil ich mit Bedacht leben wollte."],
  [1, "Nur den wesentlichen Tatsachen des Lebens gegenübertreten."],
] as const;
const FRENCH = [[0, "J’allai dans les bois parce que je voulais vivre."]] as const;

async function build(options: Parameters<typeof buildGroupReading>[0] = {}) {
  const stage = await buildGroupReading({ paragraphs: ENGLISH, ...options });
  const german = await publishTranslation(stage.ada, stage.reading, { rows: GERMAN });
  const french = await publishTranslation(stage.ada, stage.reading, { rows: FRENCH, language: "fr" });
  return { ...stage, german, french };
}

afterEach(closePages);

const inGerman = (translation: string, quote = "mit Bedacht leben") => ({
  passage: { paragraph: 1, quote, translation },
});

const openIn = (viewer: Viewer, reading: { id: string }, translation: string, beside = false) =>
  openReading(viewer, reading.id, undefined, () => ({ translation, beside }));

describe("words chosen in a translation", () => {
  test("stand there exactly, and in the text at the paragraph beside them, where they are counted", async () => {
    const { chidi, dora, reading, german } = await build();
    const made = await annotate(chidi, reading, inGerman(german.translationId));

    const [seen] = await seenBy(dora, reading);
    const expected = {
      passage: { quote: "mit Bedacht leben", start: { paragraph: 1, offset: 32 } },
      placement: { state: "paragraph", index: 0, start: 0, end: ENGLISH[0]?.length, quote: ENGLISH[0] },
      chosenIn: { id: german.translationId, language: "de", state: "exact", index: 0, start: 32, end: 49 },
    };
    expect(made).toMatchObject(expected);
    expect(seen).toMatchObject(expected);
    const places = await database()
      .select({ editionId: placements.editionId, state: placements.state, quote: placements.quote })
      .from(placements)
      .where(eq(placements.annotationId, made.id));
    expect(places).toHaveLength(2);
    expect(places).toContainEqual({ editionId: reading.editionId, state: "paragraph", quote: ENGLISH[0] });
    expect(places).toContainEqual({
      editionId: german.editionId,
      state: "exact",
      quote: "mit Bedacht leben",
    });
    expect((await findTalk(dora, reading.id)).counts[0]).toMatchObject({ threads: 1, posts: 1, fresh: 1 });
  });

  test("are quoted to everybody as they were chosen, whatever they read in", async () => {
    const { chidi, dora, reading, german, french } = await build();
    await annotate(chidi, reading, inGerman(german.translationId));
    const choices = [undefined, german.translationId, french.translationId];
    const opened = await Promise.all(
      choices.map((translation) =>
        openReading(dora, reading.id, undefined, () => (translation ? { translation, beside: false } : null)),
      ),
    );
    const quotes = opened.map(({ threads }) => threads.items.map(({ quote, was }) => [quote, was]));
    expect(quotes).toEqual(choices.map(() => [["mit Bedacht leben", undefined]]));
  });

  test("are a highlight as well, and a whole paragraph", async () => {
    const { chidi, reading, german } = await build();
    const passage = { paragraph: 2, translation: german.translationId };
    const made = await annotate(chidi, reading, { passage, kind: "highlight", body: undefined });
    expect(made).toMatchObject({
      passage: { quote: GERMAN[1][1] },
      placement: { state: "paragraph", index: 1 },
      chosenIn: { index: 1, start: 0, end: GERMAN[1][1].length },
    });
  });

  test("are not taken where more of the text is beside them than a passage may have", async () => {
    const { ada, chidi, reading } = await buildGroupReading({
      paragraphs: ["It begins.", `${"On and on. ".repeat(2_000)}`, "It ends."],
    });
    const { translationId: translation } = await publishTranslation(ada, reading, {
      rows: [
        [0, "Es beginnt."],
        [2, "Es endet."],
      ],
    });
    const from = (paragraph: number, throughParagraph: number) =>
      annotate(chidi, reading, { passage: { paragraph, throughParagraph, translation } });
    await expect(from(1, 3)).rejects.toMatchObject({ code: "passage.too-long" });
    expect((await from(3, 3)).placement.quote).toBe("It ends.");
  });

  test("sent twice under one id are added once", async () => {
    const { chidi, reading, german } = await build();
    const wanted = { ...inGerman(german.translationId), id: newId() };
    const first = await annotate(chidi, reading, wanted);
    expect(await annotate(chidi, reading, wanted)).toMatchObject({ id: first.id, chosenIn: first.chosenIn });
    const there = and(eq(placements.annotationId, first.id), eq(placements.readingId, reading.id));
    expect(await database().$count(placements, there)).toBe(2);
  });

  test.each([
    ["not there", "Wälder des Nordens", "passage.not-found"],
    ["of the text itself", "live deliberately", "passage.not-found"],
  ])("that are %s are not taken", async (_, quote, code) => {
    const { chidi, reading, german } = await build();
    await expect(annotate(chidi, reading, inGerman(german.translationId, quote))).rejects.toMatchObject({
      code,
    });
  });

  test("are not looked for where the translation has none", async () => {
    const { chidi, reading, german } = await build();
    const passage = { paragraph: 3, translation: german.translationId };
    await expect(annotate(chidi, reading, { passage })).rejects.toThrow(Invalid);
  });

  test("of another group's translation, or of none, are told from no others", async () => {
    const [{ chidi, reading }, other] = await Promise.all([build(), build()]);
    for (const translation of [other.german.translationId, newId()])
      await expect(annotate(chidi, reading, inGerman(translation))).rejects.toMatchObject({
        code: "translation.not-there",
      });
  });

  test("are told live with both of their places", async () => {
    const { chidi, dora, reading, german } = await build();
    const page = await follow(dora, reading);
    await annotate(chidi, reading, inGerman(german.translationId));
    await page.hearsOf("annotation.added");
    expect(page.heard[0]?.data).toMatchObject({
      annotation: { placement: { state: "paragraph", index: 0 }, chosenIn: { id: german.translationId } },
    });
  });
});

describe("when the text is corrected", () => {
  test("what was chosen in a translation goes with its paragraph, as a whole", async () => {
    const { ada, chidi, dora, reading, german } = await build();
    const made = await annotate(chidi, reading, inGerman(german.translationId));
    const corrected = [
      "A new beginning.",
      ENGLISH[0]?.replace("wished", "wanted") ?? "",
      ...ENGLISH.slice(1),
    ];
    await addEdition(ada, reading.textId, {
      name: "corrected.txt",
      bytes: new TextEncoder().encode(corrected.join("\n\n")),
    });

    const [seen] = await seenBy(dora, reading);
    expect(seen).toMatchObject({
      id: made.id,
      placement: { state: "paragraph", paragraph: 2, index: 1, start: 0, quote: corrected[1] },
      chosenIn: { state: "exact", index: 1, start: 32, end: 49, quote: "mit Bedacht leben" },
    });
    const opened = await openIn(dora, reading, german.translationId);
    expect(opened.edition.paragraphs.map(({ html }) => html)).toEqual([
      "",
      `<p>${GERMAN[0][1]}</p>`,
      `<p>${GERMAN[1][1]}</p>`,
      "",
    ]);
    expect(opened.counts[1]).toMatchObject({ threads: 1 });
  });
});

describe("reading in a translation", () => {
  test("changes the words alone: rows, numbers, counts and threads are those of the text", async () => {
    const { chidi, dora, reading, german } = await build();
    const thread = await annotate(chidi, reading);
    await reply(chidi, thread);
    const original = await openReading(dora, reading.id);
    const opened = await openIn(dora, reading, german.translationId);
    expect(opened.counts).toEqual(original.counts);
    expect(opened.threads).toEqual(original.threads);
    expect(opened.readIn).toMatchObject({ translation: { id: german.translationId }, isBeside: false });
    expect(opened.edition.indexByKey).toEqual(original.edition.indexByKey);
    expect(opened.edition.paragraphs[0]?.html).toContain("Ich zog");
    expect(opened.edition.paragraphs[2]?.html).toBe("");
  });

  test("beside the text has both", async () => {
    const { dora, reading, german } = await build();
    const { edition, readIn } = await openIn(dora, reading, german.translationId, true);
    expect(readIn?.isBeside).toBe(true);
    expect(edition.paragraphs[0]).toMatchObject({
      html: `<p>${ENGLISH[0]}</p>`,
      beside: { html: `<p>${GERMAN[0][1]}</p>`, language: "de" },
    });
  });

  test("in one that there is not, or of another text, is reading the text", async () => {
    const [{ dora, reading }, other] = await Promise.all([build(), build()]);
    for (const translation of [newId(), other.german.translationId]) {
      const opened = await openIn(dora, reading, translation);
      expect(opened.readIn).toBeNull();
      expect(opened.edition.paragraphs[0]?.html).toContain("woods");
      expect(opened.translations).toHaveLength(2);
    }
  });

  test("hides what a see-rule keeps back as reading the text does", async () => {
    const { ada, bruno, chidi, dora, reading, german } = await build();
    const kept = await annotate(chidi, reading, inGerman(german.translationId));
    const open = await annotate(chidi, reading, {
      passage: { paragraph: 2, quote: "Tatsachen", translation: german.translationId },
    });
    await assign(ada, reading, { from: 1, to: 1, see: { others: "after-own", own: 1 } });
    const read = await Promise.all([
      openReading(dora, reading.id),
      openIn(dora, reading, german.translationId),
      openIn(dora, reading, german.translationId, true),
    ]);
    for (const { threads, counts } of read) {
      expect(threads.items.map(({ id }) => id)).toEqual([open.id]);
      expect(Object.keys(counts)).toEqual(["1"]);
    }
    const moderator = await openIn(bruno, reading, german.translationId);
    expect(moderator.threads.items.map(({ id }) => id)).toEqual([kept.id, open.id]);
  });
});

describe("a section of a long text in a translation", () => {
  test("is of the edition that its address names, alone or beside the text", async () => {
    const { dora, group, reading, german, french } = await build();
    const sectionOf = async (name: string) => {
      const { edition } = await openSection(dora, {
        ...{ group: group.slug, reading: reading.id },
        ...{ edition: name, section: 0 },
      });
      return [edition.paragraphs[0]?.html, edition.paragraphs[0]?.beside?.html].join(" | ");
    };
    const named = (editionId: string, isBeside: boolean) =>
      sectionsOf(reading.editionId, { translation: { editionId }, isBeside });
    expect(await sectionOf(sectionsOf(reading.editionId, null))).toBe(`<p>${ENGLISH[0]}</p> | `);
    expect(await sectionOf(named(german.editionId, false))).toBe(`<p>${GERMAN[0][1]}</p> | `);
    expect(await sectionOf(named(french.editionId, true))).toBe(
      `<p>${ENGLISH[0]}</p> | <p>${FRENCH[0][1]}</p>`,
    );
    const wrong = [`${reading.editionId}~`, `${reading.editionId}~${reading.editionId}`];
    for (const name of [
      ...wrong,
      `${named(german.editionId, true)}~x`,
      `${named(german.editionId, false)}~x`,
    ])
      await expect(sectionOf(name)).rejects.toThrow(NotFound);
  });

  test("is not for whoever may not read", async () => {
    const { group, reading, german } = await build();
    const edition = sectionsOf(reading.editionId, { translation: german, isBeside: false });
    const place = { group: group.slug, reading: reading.id, edition, section: 0 };
    await expect(openSection(signedOut, place)).rejects.toThrow();
  });
});

describe("the words of a translation", () => {
  const wordsIn = async (viewer: Viewer, stage: Awaited<ReturnType<typeof build>>, translation: string) => {
    const asked = { group: stage.group.slug, reading: stage.reading.id, in: translation };
    let text = "";
    for await (const piece of await findReadingText(viewer, asked, { address: "192.0.2.1" })) text += piece;
    return text;
  };

  test("are had as paragraphs in the places of the text, and as plain text by themselves", async () => {
    const stage = await build();
    const { dora, reading, german } = stage;
    const { items } = await listReadingParagraphs(dora, reading.id, { in: german.translationId, limit: 10 });
    expect(items.map(({ index, number, text }) => [index, number, text])).toEqual([
      [0, 1, GERMAN[0][1]],
      [1, 2, GERMAN[1][1]],
      [2, 3, ""],
    ]);
    const second = { in: german.translationId, number: 2, limit: 10 };
    expect((await listReadingParagraphs(dora, reading.id, second)).items).toMatchObject([{ index: 1 }]);
    expect(await wordsIn(dora, stage, german.translationId)).toBe(`${GERMAN[0][1]}\n\n${GERMAN[1][1]}`);
  });

  test("are found in it", async () => {
    const { dora, reading, german } = await build();
    const find = (words: string, translation?: string) =>
      findInText(dora, reading.id, { words, limit: 10, in: translation }, { address: "192.0.2.1" });
    expect(await find("wälder", german.translationId)).toMatchObject({
      total: { paragraphs: 1, places: 1 },
      items: [{ index: 0, number: 1, text: GERMAN[0][1] }],
      language: "de",
    });
    expect((await find("wälder")).total.places).toBe(0);
    expect((await find("woods", german.translationId)).total.places).toBe(0);
  });

  test("are not there in another text's translation, nor for whoever may not read", async () => {
    const [stage, other] = await Promise.all([build(), build()]);
    const { dora, reading } = stage;
    const wrong = other.german.translationId;
    const from = { address: "192.0.2.1" };
    await expect(listReadingParagraphs(dora, reading.id, { in: wrong, limit: 1 })).rejects.toThrow(NotFound);
    await expect(findInText(dora, reading.id, { words: "a", limit: 1, in: wrong }, from)).rejects.toThrow(
      NotFound,
    );
    await expect(wordsIn(dora, stage, wrong)).rejects.toThrow(NotFound);
    for (const viewer of [signedOut, other.dora])
      await expect(wordsIn(viewer, stage, stage.german.translationId)).rejects.toThrow();
  });
});
