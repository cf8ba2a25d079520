import { expect, test } from "vitest";
import { database } from "@/db/client";
import { files } from "@/db/schema/groups";
import { NotFound } from "@/domain/problems";
import { deleteImport } from "@/operations/imports/delete-import";
import { findImport } from "@/operations/imports/find-import";
import { findImportPicture } from "@/operations/imports/find-import-picture";
import { findPicture } from "@/operations/readings/find-picture";
import { openReading } from "@/operations/readings/open-reading";
import { alignImport } from "@/operations/translations/align-import";
import { correctTranslationByHand } from "@/operations/translations/begin-translated-correction";
import { compareTranslated } from "@/operations/translations/compare-translated";
import { deleteTranslation } from "@/operations/translations/delete-translation";
import { publishImportedCorrection } from "@/operations/translations/publish-imported-correction";
import { publishImportedTranslation } from "@/operations/translations/publish-imported-translation";
import { translateByFile } from "@/operations/translations/translate-by-file";
import { readAll } from "../../support/bring";
import { buildGroupReading } from "../../support/build-discussion";
import { buildPng, dataUrl } from "../../support/build-picture";

const ENGLISH = [
  "I went to the woods to live, and to live there as I wished, deliberately and alone.",
  "The lake",
  "The hut",
  "To front only the facts of life, and to see whether I could not learn what they had to teach.",
];
const page = (
  ...greys: number[]
) => `<!doctype html><html lang="de"><title>Walden</title><article><h1>Walden</h1>
  <p>Ich zog in die Wälder, um zu leben, und so zu leben, wie ich es wollte: mit Bedacht und allein.</p>
  ${greys.map((grey) => `<figure><img alt="Grau ${grey}" src="${dataUrl(buildPng({ grey }))}"><figcaption>Der See ${grey}</figcaption></figure>`).join("\n")}
  <p>Um nur den Tatsachen des Lebens zu begegnen und zu sehen, ob ich nicht lernen könnte, was sie zu lehren haben.</p></article></html>`;

type Room = Awaited<ReturnType<typeof buildGroupReading>>;

const versionOf = async ({ ada, group }: Pick<Room, "ada" | "group">, id: string) =>
  (await findImport(ada, group.slug, id)).version;

async function translate({ ada, group, reading }: Room, html: string) {
  const bytes = new TextEncoder().encode(html);
  const id = await translateByFile(ada, reading.textId, { bytes, name: "walden.html", asIs: true });
  await readAll();
  const found = await findImport(ada, group.slug, id);
  const keys = found.proposal.pieces.flatMap(({ attrs }) =>
    typeof attrs?.picture === "string" ? [attrs.picture] : [],
  );
  const version = () => versionOf({ ada, group }, id);
  await alignImport(ada, group.slug, id, await version());
  const publish = async () =>
    (await publishImportedTranslation(ada, group.slug, id, { version: await version(), translators: [] }))
      .translationId;
  return { importId: id, keys, publish, translationId: await publish() };
}

test("The pictures of a translation go with it, but for those that another shows; published again it has them", async () => {
  const room = await buildGroupReading({ paragraphs: ENGLISH });
  const { ada, dora, reading } = room;
  const first = await translate(room, page(10, 20));
  await translate(room, page(20, 30));
  const [alone = "", shared = ""] = first.keys;
  expect((await findPicture(dora, reading.id, alone)).type).toBe("image/png");

  await deleteTranslation(ada, first.translationId);
  await expect(findPicture(dora, reading.id, alone)).rejects.toThrow(NotFound);
  expect((await findPicture(dora, reading.id, shared)).type).toBe("image/png");

  await first.publish();
  expect((await findPicture(dora, reading.id, alone)).type).toBe("image/png");
  expect((await openReading(dora, reading.id)).translations).toHaveLength(2);
});

test("No file is left that nothing shows, and none is taken that an import still has", async () => {
  const room = await buildGroupReading({ paragraphs: ENGLISH });
  const before = await database().$count(files);
  const { translationId, publish } = await translate(room, page(40));
  const brought = await database().$count(files);
  await deleteTranslation(room.ada, translationId);
  expect(await database().$count(files)).toBe(brought);
  expect(brought).toBeGreaterThan(before);
  await deleteTranslation(room.ada, await publish());
  expect(await database().$count(files)).toBe(brought);
});

test("Corrected by hand and taken away, it has its pictures when the correction is published anew", async () => {
  const room = await buildGroupReading({ paragraphs: ENGLISH });
  const { ada, dora, group, reading } = room;
  const { keys, translationId, importId } = await translate(room, page(50, 60));
  const corrected = await correctTranslationByHand(ada, translationId);
  const seen = await compareTranslated(ada, group.slug, corrected);
  await publishImportedCorrection(ada, group.slug, corrected, seen);
  await deleteTranslation(ada, translationId);
  await deleteImport(ada, group.slug, importId, await versionOf(room, importId));
  for (const key of keys) {
    await expect(findPicture(dora, reading.id, key)).rejects.toThrow(NotFound);
    expect((await findImportPicture(ada, group.slug, { importId: corrected, key })).type).toBe("image/png");
  }

  const version = await versionOf(room, corrected);
  await publishImportedTranslation(ada, group.slug, corrected, { version, translators: [] });
  for (const key of keys) expect((await findPicture(dora, reading.id, key)).type).toBe("image/png");
});

test("What another translation shows stays when the file that it came with is deleted", async () => {
  const room = await buildGroupReading({ paragraphs: ENGLISH });
  const { ada, dora, group, reading } = room;
  const first = await translate(room, page(20));
  await translate(room, page(20, 30));
  await deleteTranslation(ada, first.translationId);
  await deleteImport(ada, group.slug, first.importId, await versionOf(room, first.importId));
  expect((await findPicture(dora, reading.id, first.keys[0] ?? "")).type).toBe("image/png");
});
