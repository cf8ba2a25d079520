import { beforeEach, expect, test } from "vitest";
import { database } from "@/db/client";
import { listTranslated, listTranslations } from "@/db/queries/translations";
import { ALIGNING } from "@/domain/limits";
import { Conflict, Forbidden, Invalid, TooMany } from "@/domain/problems";
import { accessGroup } from "@/operations/access";
import { editImport } from "@/operations/imports/edit-import";
import { findImport } from "@/operations/imports/find-import";
import { publishImport } from "@/operations/imports/publish-import";
import { spend } from "@/operations/limits/spend";
import { addEdition } from "@/operations/texts/add-edition";
import { addTranslation } from "@/operations/translations/add-translation";
import { alignImport } from "@/operations/translations/align-import";
import { moveRows } from "@/operations/translations/move-rows";
import { publishImportedTranslation } from "@/operations/translations/publish-imported-translation";
import { translateByFile } from "@/operations/translations/translate-by-file";
import { readAll } from "../../support/bring";
import { buildGroupReading } from "../../support/build-discussion";

const ENGLISH = [
  "I went to the woods because I wished to live deliberately, and to be alone there.",
  "To front only the essential facts of life, and see if I could not learn what it had to teach.",
  "And not, when I came to die, discover that I had not lived.",
];

const PREFACE =
  "A preface that nobody had before, and that goes on for longer than anybody would have asked. ".repeat(4);

const GERMAN = `Ich zog in die Wälder, weil ich mit Bedacht leben und dort allein sein wollte.

Nur den wesentlichen Tatsachen des Lebens wollte ich begegnen und sehen, ob ich nicht lernen könnte, was es zu lehren hat.

Und nicht im Sterben entdecken, dass ich nicht gelebt hatte.`;

let room: Awaited<ReturnType<typeof buildGroupReading>>;
beforeEach(async () => {
  room = await buildGroupReading({ paragraphs: ENGLISH });
});

async function brought(words = GERMAN): Promise<string> {
  const file = { bytes: new TextEncoder().encode(words), name: "walden.txt", asIs: true };
  const id = await translateByFile(room.ada, room.reading.textId, file);
  await readAll();
  const { version, proposal } = await find(id);
  await editImport(room.ada, room.group.slug, id, {
    version,
    changes: [{ kind: "about", before: { language: proposal.language }, after: { language: "de" } }],
  }).catch(() => undefined);
  return id;
}

const find = (id: string) => findImport(room.ada, room.group.slug, id);

async function aligned(words?: string): Promise<string> {
  const id = await brought(words);
  await alignImport(room.ada, room.group.slug, id, (await find(id)).version);
  return id;
}

const publish = async (id: string, viewer = room.ada) =>
  publishImportedTranslation(viewer, room.group.slug, id, {
    version: (await find(id)).version,
    translators: ["Emma Emmerich"],
  });

async function rowsRead(): Promise<[string | undefined, string][]> {
  const access = await accessGroup(database(), room.ada, { id: room.group.id }, "group.read");
  const [translation] = await listTranslations(database(), access, room.reading.textId);
  const paragraphs = await listTranslated(database(), access, translation?.editionId ?? "");
  return paragraphs.map(({ number, text }) => [String(number), text.slice(0, 12)]);
}

test("A file that translates a text is aligned, corrected by hand and published", async () => {
  const { ada, group, reading } = room;
  const id = await aligned();
  expect(await find(id)).toMatchObject({
    translates: reading.textId,
    rows: [0, 1, 2],
    alignedTo: reading.editionId,
  });

  const { version } = await find(id);
  await moveRows(ada, group.slug, id, { version, changes: [{ at: 1, before: [1], after: [2] }] });
  expect((await find(id)).rows).toEqual([0, 2, 2]);
  const { translationId } = await publish(id);

  expect(await find(id)).toMatchObject({ translationId });
  expect(await rowsRead()).toEqual([
    ["1", "Ich zog in d"],
    ["3", "Nur den wese"],
  ]);
  expect(await publish(id)).toMatchObject({ translationId });
});

test("Of two who publish at once, both are answered with the one translation that was made", async () => {
  const id = await aligned();
  const [one, other] = await Promise.all([publish(id), publish(id)]);
  expect(one).toEqual(other);
  const access = await accessGroup(database(), room.ada, { id: room.group.id }, "group.read");
  expect(await listTranslations(database(), access, room.reading.textId)).toHaveLength(1);
});

test("Whoever moves rows that somebody else has moved meanwhile is told so, and rows that go back are refused", async () => {
  const { ada, group } = room;
  const id = await aligned();
  const { version } = await find(id);
  const move = (at: number, before: number, after: number) =>
    moveRows(ada, group.slug, id, { version, changes: [{ at, before: [before], after: [after] }] });
  await expect(move(2, 2, 0)).rejects.toThrow(Invalid);
  await expect(move(2, 2, 3)).rejects.toThrow(Invalid);
  await expect(move(2, 1, 2)).rejects.toThrow(Invalid);
  await move(1, 1, 2);
  await expect(move(0, 0, 1)).rejects.toThrow(Conflict);
});

test("A piece that is set aside afterwards leaves the others in their rows", async () => {
  const { ada, group } = room;
  const id = await aligned();
  const { version, proposal } = await find(id);
  const [, second] = proposal.pieces;
  if (!second) throw new Error("There is no second piece");
  const change = {
    kind: "pieces" as const,
    at: 1,
    before: [second],
    after: [{ ...second, isSetAside: true }],
  };
  await editImport(ada, group.slug, id, { version, changes: [change] });
  expect((await find(id)).rows).toEqual([0, 2]);
});

test("Where the text is corrected meanwhile, the translation is aligned anew before it is published", async () => {
  const { ada, group, reading } = room;
  const id = await aligned();
  const corrected = [PREFACE, ...ENGLISH].join("\n\n");
  const file = { bytes: new TextEncoder().encode(corrected), format: "text" as const, asIs: true };
  await addEdition(ada, reading.textId, file);

  await expect(publish(id)).rejects.toThrow(Conflict);
  await alignImport(ada, group.slug, id, (await find(id)).version);
  await publish(id);
  expect((await rowsRead()).map(([number]) => number)).toEqual(["2", "3", "4"]);
});

test("It is published as a translation only, by those who may, and in a language", async () => {
  const { ada, bruno, dora, group, reading } = room;
  const file = { bytes: new TextEncoder().encode(GERMAN), asIs: true };
  for (const viewer of [bruno, dora])
    await expect(translateByFile(viewer, reading.textId, file)).rejects.toThrow(Forbidden);
  const id = await aligned();
  for (const viewer of [bruno, dora]) await expect(publish(id, viewer)).rejects.toThrow(Forbidden);
  await expect(publishImport(ada, group.slug, id)).rejects.toThrow(Conflict);
  const change = { kind: "about" as const, before: { language: "de" }, after: { language: null } };
  await editImport(ada, group.slug, id, { version: (await find(id)).version, changes: [change] });
  await expect(publish(id)).rejects.toThrow("translation.language-missing");
});

test("Whoever lays translations beside texts again and again has to wait", async () => {
  const { ada, group, reading } = room;
  const alignOnce = async (id: string) => alignImport(ada, group.slug, id, (await find(id)).version);
  const id = await aligned();
  for (let tries = 1; tries < ALIGNING.points; tries++) await spend(`aligning:${ada.userId}`, ALIGNING);
  await alignOnce(id);
  const other = await brought();
  await expect(alignOnce(other)).rejects.toMatchObject({ code: "translation.too-many" });
  const file = { bytes: new TextEncoder().encode(GERMAN), format: "text" as const, asIs: true };
  const said = { title: "Walden auf Deutsch", translators: [], language: "de" };
  await expect(addTranslation(ada, reading.textId, file, said)).rejects.toThrow(TooMany);
});
