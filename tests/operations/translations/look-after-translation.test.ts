import { beforeEach, describe, expect, test } from "vitest";
import { Conflict, Forbidden, NotFound } from "@/domain/problems";
import { newMove } from "@/domain/wire/thread-keeping";
import { reattachAnnotation } from "@/operations/annotations/reattach-annotation";
import { findImport } from "@/operations/imports/find-import";
import { moveThread, moveThreadBack } from "@/operations/moderation/move-thread";
import { openReading } from "@/operations/readings/open-reading";
import { alignImport } from "@/operations/translations/align-import";
import { deleteTranslation } from "@/operations/translations/delete-translation";
import { editTranslation } from "@/operations/translations/edit-translation";
import { findTranslation } from "@/operations/translations/find-translation";
import { openRows } from "@/operations/translations/open-rows";
import { publishImportedTranslation } from "@/operations/translations/publish-imported-translation";
import { translateByFile } from "@/operations/translations/translate-by-file";
import { readAll } from "../../support/bring";
import { annotate, buildGroupReading, seenBy } from "../../support/build-discussion";
import { buildViewer } from "../../support/build-group";
import { publishTranslation } from "../../support/publish-translation";

const ENGLISH = ["I went to the woods to live.", "To front only the facts of life."];
const GERMAN = [
  [0, "Ich zog in die Wälder, um zu leben."],
  [1, "Um nur den Tatsachen des Lebens zu begegnen."],
] as const;

let room: Awaited<ReturnType<typeof buildGroupReading>>;
let id: string;
beforeEach(async () => {
  room = await buildGroupReading({ paragraphs: ENGLISH });
  id = (await publishTranslation(room.ada, room.reading, { rows: GERMAN })).translationId;
});

const readIn = async () =>
  (await openReading(room.chidi, room.reading.id)).translations.map(({ title }) => title);

describe("what is said about a translation", () => {
  test("is changed by an organizer, from what they saw, and readers see it", async () => {
    const edited = await editTranslation(room.ada, id, { version: 1, title: "Walden, deutsch" });

    expect(edited).toMatchObject({ title: "Walden, deutsch", language: "de", version: 2 });
    expect(await readIn()).toEqual(["Walden, deutsch"]);
    await expect(editTranslation(room.ada, id, { version: 1, title: "Anders" })).rejects.toThrow(Conflict);
    expect(await findTranslation(room.chidi, id)).toMatchObject({ title: "Walden, deutsch", version: 2 });
  });

  test("is said of the words that stand beside the text as well", async () => {
    const tongueBeside = async () =>
      (await openReading(room.chidi, room.reading.id, undefined, () => ({ translation: id, beside: true })))
        .edition.paragraphs[0]?.beside;
    expect(await tongueBeside()).toMatchObject({ language: "de", direction: "ltr" });
    await editTranslation(room.ada, id, { version: 1, language: "fa", direction: "rtl" });
    expect(await tongueBeside()).toMatchObject({ language: "fa", direction: "rtl" });
  });

  test("is not for members to change, nor for strangers to see", async () => {
    await expect(editTranslation(room.chidi, id, { version: 1, title: "Mine" })).rejects.toThrow(Forbidden);
    await expect(deleteTranslation(room.chidi, id)).rejects.toThrow(Forbidden);
    const stranger = await buildViewer("Stranger");
    await expect(findTranslation(stranger, id)).rejects.toThrow(NotFound);
    await expect(deleteTranslation(stranger, id)).rejects.toThrow(NotFound);
    expect(await readIn()).toHaveLength(1);
  });
});

describe("a translation that is taken away", () => {
  test("is read no more, and the file that it came from can be published again", async () => {
    const { ada, group, reading } = room;
    const bytes = new TextEncoder().encode(GERMAN.map(([, words]) => words).join("\n\n"));
    const file = await translateByFile(ada, reading.textId, { bytes, name: "walden.txt", asIs: true });
    await readAll();
    const version = async () => (await findImport(ada, group.slug, file)).version;
    await alignImport(ada, group.slug, file, await version());
    const publish = async () =>
      publishImportedTranslation(ada, group.slug, file, { version: await version(), translators: [] });
    const { translationId } = await publish();
    expect(await readIn()).toHaveLength(2);

    await deleteTranslation(ada, translationId);

    expect(await readIn()).toHaveLength(1);
    await expect(findTranslation(ada, translationId)).rejects.toThrow(NotFound);
    await publish();
    expect(await readIn()).toHaveLength(2);
  });

  test("leaves what was said of it to the file that it came from, also what was said later", async () => {
    const { ada, group, reading } = room;
    const bytes = new TextEncoder().encode(GERMAN.map(([, words]) => words).join("\n\n"));
    const file = await translateByFile(ada, reading.textId, { bytes, name: "walden.txt", asIs: true });
    await readAll();
    const version = async () => (await findImport(ada, group.slug, file)).version;
    await alignImport(ada, group.slug, file, await version());
    const translators = ["Emma Emmerich", "Tatjana Fischer"];
    const seen = { version: await version(), translators };
    const { translationId } = await publishImportedTranslation(ada, group.slug, file, seen);
    await editTranslation(ada, translationId, { version: 1, title: "Walden oder Leben", licence: "CC0-1.0" });
    await deleteTranslation(ada, translationId);

    const found = await findImport(ada, group.slug, file);
    expect(found.proposal).toMatchObject({ title: "Walden oder Leben", licence: "CC0-1.0", translators });
    expect((await openRows(ada, group.slug, file, 0)).translators).toEqual(translators);
    expect(found.version).toBeGreaterThan(seen.version);
  });

  test("was annotated by nobody: words that somebody speaks of stay", async () => {
    await annotate(room.chidi, room.reading, {
      passage: { paragraph: 1, quote: "in die Wälder", translation: id },
    });

    await expect(deleteTranslation(room.ada, id)).rejects.toMatchObject({ code: "translation.annotated" });
    expect(await readIn()).toHaveLength(1);
  });

  test("was not the place of a thread that stands elsewhere now: it goes back to where it was chosen", async () => {
    const thread = await annotate(room.chidi, room.reading, {
      passage: { paragraph: 1, quote: "in die Wälder", translation: id },
    });
    await moveThread(room.ada, thread.id, newMove.parse({ paragraph: 2, reason: "It is about this one." }));

    await expect(deleteTranslation(room.ada, id)).rejects.toMatchObject({ code: "translation.annotated" });
    await moveThreadBack(room.ada, thread.id);
    const [seen] = await seenBy(room.chidi, room.reading);
    expect(seen).toMatchObject({ placement: { paragraph: 1 }, chosenIn: { id, quote: "in die Wälder" } });
  });

  test("is not left by whoever chose words of it, as if the text had been corrected", async () => {
    const thread = await annotate(room.chidi, room.reading, {
      passage: { paragraph: 1, quote: "in die Wälder", translation: id },
    });
    const elsewhere = { passage: { paragraph: 2, quote: "facts of life" } };
    await expect(reattachAnnotation(room.chidi, thread.id, elsewhere)).rejects.toMatchObject({
      code: "placement.stands",
    });
  });
});
