import { expect, test } from "vitest";
import { database } from "@/db/client";
import { listTranslated, listTranslations } from "@/db/queries/translations";
import { inTransaction } from "@/db/transaction";
import { Conflict, Forbidden, Invalid, NotFound } from "@/domain/problems";
import { newTerm } from "@/domain/wire/next-term";
import { accessGroup } from "@/operations/access";
import { beginNextTerm } from "@/operations/groups/begin-next-term";
import { findReading } from "@/operations/readings/find-reading";
import { listReadingParagraphs } from "@/operations/readings/list-reading-paragraphs";
import { listReadings } from "@/operations/readings/list-readings";
import { addEdition } from "@/operations/texts/add-edition";
import { listEditions } from "@/operations/texts/list-editions";
import { accessTranslating } from "@/operations/translations/access-translating";
import { publishFirstTranslated } from "@/operations/translations/publish-first-translated";
import { buildGroupReading } from "../../support/build-discussion";
import { buildUser } from "../../support/cast";
import { publishTranslation } from "../../support/publish-translation";

const ENGLISH = [
  { kind: "heading", text: "Where I lived" },
  "I went to the woods because I wished to live deliberately.",
  "To front only the essential facts of life.",
  "And not, when I came to die, discover that I had not lived.",
] as const;

const GERMAN = [
  [0, { kind: "heading", text: "Wo ich lebte" }],
  [1, "Ich zog in die Wälder, weil ich mit Bedacht leben wollte."],
  [3, "Und damit ich nicht im Sterben entdecke,"],
  [3, "dass ich nicht gelebt hatte."],
] as const;

const build = () => buildGroupReading({ paragraphs: ENGLISH });

const keysOf = async (room: Awaited<ReturnType<typeof build>>) =>
  (await listReadingParagraphs(room.ada, room.reading.id, { limit: 10 })).items.map(({ key }) => key);

test("A translation's paragraphs bear the keys and numbers of those they stand beside", async () => {
  const room = await build();
  const { ada, group, reading } = room;
  const keys = await keysOf(room);

  const { translationId, editionId } = await publishTranslation(ada, reading, { rows: GERMAN });

  const access = await accessGroup(database(), ada, { id: group.id }, "group.read");
  expect(await listTranslations(database(), access, reading.textId)).toMatchObject([
    {
      id: translationId,
      editionId,
      title: "Walden auf Deutsch",
      translators: ["Emma Emmerich"],
      language: "de",
    },
  ]);
  const paragraphs = await listTranslated(database(), access, editionId);
  expect(paragraphs.map(({ key, number, index, kind, text }) => [key, number, index, kind, text])).toEqual([
    [keys[0], null, 0, "heading", "Wo ich lebte"],
    [keys[1], 1, 1, "paragraph", "Ich zog in die Wälder, weil ich mit Bedacht leben wollte."],
    [keys[3], 3, 2, "paragraph", "Und damit ich nicht im Sterben entdecke,\n\ndass ich nicht gelebt hatte."],
  ]);
});

test("A translation is no edition of the text itself: those go on counting, and it stays what it was", async () => {
  const room = await build();
  const { ada, reading } = room;
  await publishTranslation(ada, reading, { rows: GERMAN });
  await publishTranslation(ada, reading, { rows: GERMAN, title: "Walden, neu übersetzt" });

  expect((await listEditions(ada, reading.textId, { limit: 10 })).items).toMatchObject([{ number: 1 }]);
  expect((await findReading(ada, reading.id)).edition).toBe(reading.editionId);
  const file = { bytes: new TextEncoder().encode("Other words."), format: "text" as const, asIs: true };
  expect(await addEdition(ada, reading.textId, file)).toMatchObject({ number: 2, current: true });
  expect((await listEditions(ada, reading.textId, { limit: 10 })).items.map(({ number }) => number)).toEqual([
    2, 1,
  ]);
});

test("Whoever may not correct a text publishes no translation of it, and an outsider finds no text", async () => {
  const { bruno, dora, reading } = await build();
  for (const viewer of [bruno, dora])
    await expect(publishTranslation(viewer, reading, { rows: GERMAN })).rejects.toThrow(Forbidden);
  const outsider = await buildUser();
  await expect(publishTranslation(outsider, reading, { rows: GERMAN })).rejects.toThrow(NotFound);
});

test("Rows that go back, or stand outside of the original, are refused", async () => {
  const { ada, reading } = await build();
  for (const rows of [
    [
      [2, "b"],
      [1, "a"],
    ],
    [[4, "a"]],
    [[-1, "a"]],
    [[0.5, "a"]],
  ] as [number, string][][])
    await expect(publishTranslation(ada, reading, { rows })).rejects.toThrow(Invalid);
});

test("What was aligned to an edition that is not current any more is not published", async () => {
  const { ada, reading } = await build();
  const file = { bytes: new TextEncoder().encode("Other words."), format: "text" as const, asIs: true };
  await addEdition(ada, reading.textId, file);
  const publishing = inTransaction(async (tx) =>
    publishFirstTranslated(tx, await accessTranslating(tx, ada, reading.textId), {
      about: {
        ...{ title: "Walden", translators: [], language: "de", direction: "ltr" },
        ...{ date: null, origin: null, licence: null },
      },
      pieces: [{ kind: "paragraph", text: "Andere Worte.", marks: [] }],
      rows: [0],
      alignedTo: reading.editionId,
    }),
  );
  await expect(publishing).rejects.toThrow(Conflict);
});

test("The next term's copy of a text has its translations, under the same keys", async () => {
  const room = await build();
  const { ada, reading } = room;
  await publishTranslation(ada, reading, { rows: GERMAN });

  const next = await beginNextTerm(
    ada,
    room.group.slug,
    newTerm.parse({ name: "Autumn", first: "2027-10-12T19:00" }),
  );

  const [copy] = (await listReadings(ada, next.slug, { limit: 10 })).items;
  const access = await accessGroup(database(), ada, { id: next.id }, "group.read");
  const [translation] = await listTranslations(database(), access, copy?.text ?? "");
  expect(translation).toMatchObject({ title: "Walden auf Deutsch", language: "de" });
  const keys = await keysOf(room);
  const paragraphs = await listTranslated(database(), access, translation?.editionId ?? "");
  expect(paragraphs.map(({ key }) => key)).toEqual([keys[0], keys[1], keys[3]]);
});
