import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { sealSession } from "@/app/_request/session-cookie";
import { GET as readPicture } from "@/app/api/v1/readings/[reading]/pictures/[key]/route";
import { GET as readImportPicture } from "@/app/groups/[group]/imports/[import]/pictures/[key]/route";
import { database } from "@/db/client";
import { files } from "@/db/schema/groups";
import { changeFor } from "@/domain/import-commands";
import { NotFound } from "@/domain/problems";
import type { SignedInViewer } from "@/domain/viewer";
import { newTerm } from "@/domain/wire/next-term";
import { beginNextTerm } from "@/operations/groups/begin-next-term";

import { deleteImport } from "@/operations/imports/delete-import";
import { editImport } from "@/operations/imports/edit-import";
import { findImport } from "@/operations/imports/find-import";
import { findImportPicture } from "@/operations/imports/find-import-picture";
import { publishImport } from "@/operations/imports/publish-import";
import { addReading } from "@/operations/readings/add-reading";
import { findPicture } from "@/operations/readings/find-picture";
import { listReadingParagraphs } from "@/operations/readings/list-reading-paragraphs";
import { listReadings } from "@/operations/readings/list-readings";
import { bring } from "../../support/bring";
import { buildGroupReading } from "../../support/build-discussion";
import { buildPng, dataUrl } from "../../support/build-picture";
import { buildUser } from "../../support/cast";

const lake = buildPng({ grey: 10 });
const FILE = {
  name: "lakes.md",
  bytes: Buffer.from(
    `# Lakes\n\nWords before.\n\n![A lake](${dataUrl(lake)})\n\n![](${dataUrl(buildPng({ grey: 90 }))})\n\nWords.`,
  ),
};

async function withPictures(visibility?: "public") {
  const room = await buildGroupReading(visibility ? { visibility } : {});
  const { readingId } = await addReading(room.ada, room.group.slug, FILE);
  const { items } = await listReadingParagraphs(room.ada, readingId, { limit: 10 });
  const keys = items.flatMap(({ attrs }) => (typeof attrs.picture === "string" ? attrs.picture : []));
  return { ...room, readingId, keys, key: keys[0] ?? "" };
}

const countFiles = async (groupId: string) =>
  (await database().select({ id: files.id }).from(files).where(eq(files.groupId, groupId))).length;

async function ask(viewer: SignedInViewer | null, readingId: string, key: string, headers = {}) {
  const sessionId = viewer?.by.kind === "session" ? viewer.by.sessionId : null;
  const cookie: Record<string, string> = sessionId
    ? { cookie: `next-auth.session-token=${await sealSession(sessionId)}` }
    : {};
  const request = new Request("http://127.0.0.1:3000/x", { headers: { ...cookie, ...headers } });
  return readPicture(request, { params: Promise.resolve({ reading: readingId, key }) });
}

describe("the pictures of a text", () => {
  test("are had by its readers, as they are and unable to do anything, and by nobody else", async () => {
    const { ada, dora, olive, readingId, key } = await withPictures();
    const mallory = await buildUser({ name: "Mallory" });
    const elsewhere = await buildGroupReading();
    for (const reader of [ada, dora, olive]) {
      const answer = await ask(reader, readingId, key);
      expect(answer.status).toBe(200);
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(lake);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        "content-type": "image/png",
        "content-disposition": "inline",
        "content-security-policy": "default-src 'none'; sandbox",
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-cache",
        etag: `"${key}"`,
      });
    }
    for (const stranger of [mallory, elsewhere.ada])
      expect((await ask(stranger, readingId, key)).status).toBe(404);
    expect((await ask(null, readingId, key)).status).toBe(401);
    expect((await ask(elsewhere.ada, elsewhere.reading.id, key)).status).toBe(404);
    for (const none of ["0".repeat(32), "..", key.toUpperCase()])
      expect((await ask(ada, readingId, none)).status).toBe(404);
  });

  test("whoever has one is asked for their right before they are told that it is the same", async () => {
    const { ada, readingId, key } = await withPictures();
    const had = { "if-none-match": `"${key}"` };
    expect((await ask(ada, readingId, key, had)).status).toBe(304);
    expect((await ask(await buildUser({ name: "Mallory" }), readingId, key, had)).status).toBe(404);
  });

  test("come along into the group's next term, where its readers have them", async () => {
    const { ada, dora, group, readingId, key } = await withPictures();
    const next = await beginNextTerm(
      ada,
      group.slug,
      newTerm.parse({ name: "Autumn", first: "2027-10-12T19:00" }),
    );
    const { items } = await listReadings(ada, next.slug, { limit: 10 });
    const copy = items.find(({ title }) => title === "Lakes")?.id ?? "";
    expect(copy).not.toBe(readingId);
    expect(Buffer.from(await (await findPicture(ada, copy, key)).read())).toEqual(lake);
    await expect(findPicture(dora, copy, key)).rejects.toThrow(NotFound);
    expect(await countFiles(next.id)).toBe(2);
  });

  test("of a public group are had by anybody", async () => {
    const { readingId, key } = await withPictures("public");
    expect((await ask(null, readingId, key)).status).toBe(200);
  });
});

describe("the pictures of an import", () => {
  const add = async () => {
    const room = await buildGroupReading();
    const importId = await bring(room.ada, room.group.slug, FILE);
    const found = await findImport(room.ada, room.group.slug, importId);
    const piece = found.proposal.pieces.find(({ attrs }) => attrs?.picture && !attrs.alt);
    return { ...room, importId, found, piece, key: String(piece?.attrs?.picture) };
  };

  test("are for those who prepare it", async () => {
    const { ada, dora, group, importId, key } = await add();
    const picture = await findImportPicture(ada, group.slug, { importId, key });
    expect(picture.type).toBe("image/png");
    await expect(findImportPicture(dora, group.slug, { importId, key })).rejects.toThrow();
    const other = await buildGroupReading();
    await expect(findImportPicture(other.ada, other.group.slug, { importId, key })).rejects.toThrow(NotFound);
    const request = new Request("http://127.0.0.1:3000/x");
    const params = Promise.resolve({ group: group.slug, import: importId, key });
    expect((await readImportPicture(request, { params })).status).toBe(401);
  });

  test("are described by hand; what stood for the picture alone is its description then", async () => {
    const { ada, group, importId, found, piece } = await add();
    const change = changeFor(found.proposal, {
      kind: "describe-picture",
      id: piece?.id ?? "",
      alt: " A grey  hill ",
    });
    if (!change.ok) throw new Error(change.code);
    await editImport(ada, group.slug, importId, { version: found.version, changes: [change.value] });
    const { readingId } = await publishImport(ada, group.slug, importId);
    const { items } = await listReadingParagraphs(ada, readingId, { limit: 10 });
    expect(items.filter(({ kind }) => kind === "figure").map(({ text, attrs }) => [text, attrs.alt])).toEqual(
      [
        ["A lake", "A lake"],
        ["A grey hill", "A grey hill"],
      ],
    );
  });

  test("go with it", async () => {
    const { ada, group, importId, found } = await add();
    expect(await countFiles(group.id)).toBe(3);
    await deleteImport(ada, group.slug, importId, found.version);
    expect(await countFiles(group.id)).toBe(0);
  });

  test("only those that the text shows are the text's", async () => {
    const { ada, group, importId, found, piece, key } = await add();
    const change = changeFor(found.proposal, { kind: "set-aside", id: piece?.id ?? "" });
    if (!change.ok) throw new Error(change.code);
    await editImport(ada, group.slug, importId, { version: found.version, changes: [change.value] });
    const { readingId } = await publishImport(ada, group.slug, importId);
    await expect(findPicture(ada, readingId, key)).rejects.toThrow(NotFound);
  });
});
