import { expect, test } from "vitest";
import { applyChanges, inverseOf } from "@/domain/import-changes";
import { changeFor } from "@/domain/import-commands";
import { Conflict, Forbidden, NotFound } from "@/domain/problems";
import { aboutOf } from "@/domain/proposal";
import { textEdit } from "@/domain/wire/text";
import { editImport } from "@/operations/imports/edit-import";
import { findImport } from "@/operations/imports/find-import";
import { publishImport } from "@/operations/imports/publish-import";
import { findReading } from "@/operations/readings/find-reading";
import { editText } from "@/operations/texts/edit-text";
import { findText } from "@/operations/texts/find-text";
import { bring } from "../../support/bring";
import { buildGroup, buildViewer } from "../../support/build-group";

const MATTER = `---
title: On Rivers
author: Ada
date: 1854-08-09
source: https://rivers.example/walk
license: CC BY 4.0
lang: en
---

Water begins.

Or it never ends.
`;

const buildText = async () => {
  const built = await buildGroup({ members: { ada: "organizer", bruno: "moderator" } });
  const { ada } = built.people;
  const id = await bring(ada, built.group.slug, {
    bytes: new TextEncoder().encode(MATTER),
    name: "rivers.md",
  });
  return { ...built, ada, slug: built.group.slug, id };
};

test("what a file says of itself is proposed, changed before it is published, and shown with the reading", async () => {
  const { ada, slug, id } = await buildText();
  const { proposal, version } = await findImport(ada, slug, id);
  expect(aboutOf(proposal)).toEqual({
    authors: ["Ada"],
    date: "1854-08-09",
    origin: "https://rivers.example/walk",
    licence: "CC BY 4.0",
    language: "en",
    direction: "ltr",
  });
  const said = { authors: ["Ada", "Bruno"], date: null, language: "he", direction: "rtl" as const };
  const change = changeFor(proposal, { kind: "describe", about: said });
  if (!change.ok) throw new Error(change.code);

  const saved = await editImport(ada, slug, id, { version, changes: [change.value] });
  const { readingId } = await publishImport(ada, slug, id, saved);

  expect(await findReading(ada, readingId)).toMatchObject({
    ...{ authors: ["Ada", "Bruno"], date: null, source: "https://rivers.example/walk" },
    ...{ licence: "CC BY 4.0", language: "he", direction: "rtl" },
  });
});

test("a change of it is taken back exactly, and does not fit where it was changed meanwhile", async () => {
  const { ada, slug, id } = await buildText();
  const { proposal } = await findImport(ada, slug, id);
  const change = changeFor(proposal, { kind: "describe", about: { date: "1855" } });
  if (!change.ok) throw new Error(change.code);
  const done = applyChanges(proposal, [change.value]);
  if (!done.ok) throw new Error(done.code);
  expect(applyChanges(done.value, [inverseOf(change.value)])).toEqual({ ok: true, value: proposal });
  expect(applyChanges(done.value, [change.value])).toMatchObject({ ok: false, code: "import.stale" });
  expect(changeFor(proposal, { kind: "describe", about: { date: "1854-08-09" } })).toMatchObject({
    code: "import.no-change",
  });
});

test("an organizer says something else about a text later on, and nobody's change is overwritten", async () => {
  const { ada, people, slug, id } = await buildText();
  const { readingId } = await publishImport(ada, slug, id);
  const { text } = await findReading(ada, readingId);
  const edit = textEdit.parse({ version: 1, title: " The  River ", language: "EN-gb", source: "" });

  await editText(ada, text, edit);

  expect(await findText(people.bruno, text)).toMatchObject({
    ...{ title: "The River", language: "en-GB", source: null, authors: ["Ada"], version: 2 },
  });
  expect(await findReading(ada, readingId)).toMatchObject({ title: "The River", textVersion: 2 });
  const stale = editText(ada, text, textEdit.parse({ version: 1, date: "1900" }));
  await expect(stale).rejects.toMatchObject({ code: "stale", details: { current: { title: "The River" } } });
  await expect(stale).rejects.toThrow(Conflict);
  const { bruno } = people;
  await expect(editText(bruno, text, textEdit.parse({ version: 2, date: "1900" }))).rejects.toThrow(
    Forbidden,
  );
  const stranger = await buildViewer("Stranger");
  await expect(editText(stranger, text, textEdit.parse({ version: 2, date: "1900" }))).rejects.toThrow(
    NotFound,
  );
});

test("a language that is none, and a text without a title, are refused", () => {
  for (const wrong of [{ language: "klingon!" }, { title: " " }, { direction: "up" }, { authors: [""] }, {}])
    expect(textEdit.safeParse({ version: 1, ...wrong }).success).toBe(false);
});
