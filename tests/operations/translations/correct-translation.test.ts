import { beforeEach, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { listTranslated } from "@/db/queries/translations";
import { Conflict, Forbidden, NotFound } from "@/domain/problems";
import { accessGroup } from "@/operations/access";
import { findAnnotation } from "@/operations/annotations/find-annotation";
import { editImport } from "@/operations/imports/edit-import";
import { findImport } from "@/operations/imports/find-import";
import { addEdition } from "@/operations/texts/add-edition";
import { alignImport } from "@/operations/translations/align-import";
import {
  correctTranslationByFile,
  correctTranslationByHand,
} from "@/operations/translations/begin-translated-correction";
import { compareTranslated } from "@/operations/translations/compare-translated";
import { deleteTranslation } from "@/operations/translations/delete-translation";
import { findTranslation } from "@/operations/translations/find-translation";
import { moveRows } from "@/operations/translations/move-rows";
import { openRows } from "@/operations/translations/open-rows";
import { publishImportedCorrection } from "@/operations/translations/publish-imported-correction";
import { publishImportedTranslation } from "@/operations/translations/publish-imported-translation";
import { readAll } from "../../support/bring";
import { annotate, buildGroupReading } from "../../support/build-discussion";
import { editionFile } from "../../support/edition-file";
import { publishTranslation } from "../../support/publish-translation";

const ENGLISH = [
  "I went to the woods because I wished to live deliberately, and to be alone there.",
  "To front only the essential facts of life, and see if I could not learn what it had to teach.",
  "And not, when I came to die, discover that I had not lived.",
] as const;
const WOODS = "Ich zog in die Wälder, weil ich mit Bedacht leben und dort allein sein wollte.";
const FACTS = "Nur den wesentlichen Tatsachen des Lebens wollte ich begegnen.";
const DEATH = "Und nicht im Sterben entdecken, dass ich nicht gelebt hatte.";

let room: Awaited<ReturnType<typeof buildGroupReading>>;
let german: Awaited<ReturnType<typeof publishTranslation>>;
beforeEach(async () => {
  room = await buildGroupReading({ paragraphs: ENGLISH });
  const rows = [[0, WOODS] as const, [0, FACTS] as const, [2, DEATH] as const];
  german = await publishTranslation(room.ada, room.reading, { rows });
});

const find = (id: string) => findImport(room.ada, room.group.slug, id);
const versionOf = async (id: string) => (await find(id)).version;
const align = async (id: string) => alignImport(room.ada, room.group.slug, id, await versionOf(id));
const look = (id: string) => compareTranslated(room.ada, room.group.slug, id);
const current = async () => (await findTranslation(room.ada, german.translationId)).edition;
const publish = async (id: string, viewer = room.ada) =>
  publishImportedCorrection(viewer, room.group.slug, id, {
    version: await versionOf(id),
    baseId: await current(),
  });

async function broughtFile(...paragraphs: string[]): Promise<string> {
  const file = { ...editionFile(...paragraphs), name: "walden.txt" };
  const id = await correctTranslationByFile(room.ada, german.translationId, file);
  await readAll();
  return id;
}

async function change(id: string, at: number, change: { text?: string; isSetAside?: boolean }) {
  const { version, proposal } = await find(id);
  const before = proposal.pieces[at];
  if (!before) throw new Error("There is no such piece");
  const changes = [{ kind: "pieces" as const, at, before: [before], after: [{ ...before, ...change }] }];
  await editImport(room.ada, room.group.slug, id, { version, changes });
}

async function stored(): Promise<[number | null, string][]> {
  const access = await accessGroup(database(), room.ada, { id: room.group.id }, "group.read");
  const { edition } = await findTranslation(room.ada, german.translationId);
  return (await listTranslated(database(), access, edition)).map(({ number, text }) => [number, text]);
}

describe("a translation that is corrected by hand", () => {
  test("opens in its rows, is compared, and published once", async () => {
    const said = await annotate(room.chidi, room.reading, {
      passage: { paragraph: 3, quote: "nicht gelebt", translation: german.translationId },
    });
    const id = await correctTranslationByHand(room.ada, german.translationId);
    expect(await find(id)).toMatchObject({ rows: [0, 2], alignedTo: room.reading.editionId });
    await change(id, 1, { text: DEATH.replace("nicht gelebt", "nicht wirklich gelebt") });

    const compared = await compareTranslated(room.ada, room.group.slug, id);
    expect(compared).toMatchObject({
      ...{ editionId: null, besideOthers: 0, translation: { id: german.translationId, language: "de" } },
      report: { annotations: { changed: 1, lost: 0 }, paragraphs: { same: 1, changed: 1 } },
    });
    const [one, other] = await Promise.all([publish(id), publish(id)]);
    expect(one).toEqual(other);
    expect(one).toMatchObject({ textId: room.reading.textId, translationId: german.translationId });
    expect(await stored()).toEqual([
      [1, `${WOODS}\n\n${FACTS}`],
      [3, DEATH.replace("nicht gelebt", "nicht wirklich gelebt")],
    ]);
    expect(await findAnnotation(room.dora, said.id)).toMatchObject({ chosenIn: { state: "changed" } });
    expect(await compareTranslated(room.ada, room.group.slug, id)).toMatchObject({
      editionId: one.editionId,
    });
  });

  test("keeps its rows where the text has been corrected since", async () => {
    const id = await correctTranslationByHand(room.ada, german.translationId);
    await addEdition(room.ada, room.reading.textId, editionFile("A new beginning.", ...ENGLISH));
    await expect(publish(id)).rejects.toMatchObject({ code: "translation.stale" });
    expect((await openRows(room.ada, room.group.slug, id, 0)).page).toBeNull();
    await align(id);
    expect(await find(id)).toMatchObject({ rows: [1, 3] });
    await publish(id);
    expect((await stored()).map(([number]) => number)).toEqual([2, 4]);
  });

  test("begun before somebody else has published another, is compared with that one", async () => {
    const [one, other] = [
      await correctTranslationByHand(room.ada, german.translationId),
      await correctTranslationByHand(room.ada, german.translationId),
    ];
    await change(one, 0, { text: `${WOODS} Ja.` });
    await publish(one);
    const { rows } = await compareTranslated(room.ada, room.group.slug, other);
    const taken = rows
      .flatMap((row) => ("pieces" in row ? row.pieces : []))
      .filter(({ kind }) => kind === "out");
    expect(taken.map(({ words }) => words).join("")).toContain("Ja");
  });
});

describe("a translation that is corrected by a file", () => {
  test("has what it had before in its rows, and what somebody moves there is kept", async () => {
    const id = await broughtFile(WOODS, FACTS, DEATH.replace("entdecken", "finden"));
    await align(id);
    expect(await find(id)).toMatchObject({ rows: [0, 0, 2] });
    expect(await openRows(room.ada, room.group.slug, id, 0)).toMatchObject({
      corrects: german.translationId,
    });
    const version = await versionOf(id);
    const changes = [{ at: 1, before: [0], after: [1] }];
    await moveRows(room.ada, room.group.slug, id, { version, changes });
    await publish(id);
    expect(await stored()).toEqual([
      [1, WOODS],
      [2, FACTS],
      [3, DEATH.replace("entdecken", "finden")],
    ]);
  });

  test("is laid beside the text first, and published as a correction only", async () => {
    const id = await broughtFile(WOODS, DEATH);
    await expect(publish(id)).rejects.toMatchObject({ code: "translation.stale" });
    await align(id);
    const said = { version: await versionOf(id), translators: [] };
    await expect(publishImportedTranslation(room.ada, room.group.slug, id, said)).rejects.toMatchObject({
      code: "import.corrects",
    });
  });

  test("is not for members or moderators, and an import of a text corrects no translation", async () => {
    const file = { ...editionFile(WOODS), name: "walden.txt" };
    for (const viewer of [room.bruno, room.dora]) {
      await expect(correctTranslationByFile(viewer, german.translationId, file)).rejects.toThrow(Forbidden);
      await expect(correctTranslationByHand(viewer, german.translationId)).rejects.toThrow(Forbidden);
    }
    const id = await correctTranslationByHand(room.ada, german.translationId);
    for (const viewer of [room.bruno, room.dora])
      await expect(publish(id, viewer)).rejects.toThrow(Forbidden);
    const seen = compareTranslated(room.dora, room.group.slug, id);
    await expect(seen).rejects.toThrow(Forbidden);
  });

  test("is a translation of its own again where the one that it corrects is taken away", async () => {
    const id = await broughtFile(WOODS, DEATH);
    await align(id);
    await deleteTranslation(room.ada, german.translationId);
    await expect(compareTranslated(room.ada, room.group.slug, id)).rejects.toThrow(NotFound);
    await expect(publish(id)).rejects.toThrow(NotFound);
    expect(await find(id)).toMatchObject({ translationId: null, translates: room.reading.textId });
  });

  test("changed by somebody else meanwhile, it is not published", async () => {
    const id = await correctTranslationByHand(room.ada, german.translationId);
    const seen = await look(id);
    await change(id, 1, { isSetAside: true });
    const publishing = publishImportedCorrection(room.ada, room.group.slug, id, seen);
    await expect(publishing).rejects.toThrow(Conflict);
  });

  test("published second, it is refused what was not seen, and tells of the other edition", async () => {
    const [one, other] = [
      await correctTranslationByHand(room.ada, german.translationId),
      await correctTranslationByHand(room.ada, german.translationId),
    ];
    await change(one, 0, { text: `${WOODS} Ja.` });
    await change(other, 1, { text: `${DEATH} Nein.` });
    const seen = await look(other);
    expect(seen.since).toBeNull();
    await publish(one);
    const publishing = publishImportedCorrection(room.ada, room.group.slug, other, seen);
    await expect(publishing).rejects.toMatchObject({ code: "edition.stale" });
    const again = await look(other);
    expect(again.since).toMatchObject({ number: 2, publishedBy: { name: "ada" } });
    await publishImportedCorrection(room.ada, room.group.slug, other, again);
    expect((await stored()).at(-1)).toEqual([3, `${DEATH} Nein.`]);
  });
});
