import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { listEvents } from "@/db/queries/events";
import { files } from "@/db/schema/groups";
import { changeFor } from "@/domain/import-commands";
import { IMPORT_COUNTED_LEAST, IMPORTING } from "@/domain/limits";
import { Conflict, Forbidden, NotFound, SignedOut, TooMany } from "@/domain/problems";
import { signedOut } from "@/domain/viewer";
import { countImports } from "@/operations/imports/count-imports";
import { deleteImport } from "@/operations/imports/delete-import";
import { editImport } from "@/operations/imports/edit-import";
import { findImport } from "@/operations/imports/find-import";
import { listImports } from "@/operations/imports/list-imports";
import { publishImport } from "@/operations/imports/publish-import";
import { spend } from "@/operations/limits/spend";
import { addReading } from "@/operations/readings/add-reading";
import { findReading } from "@/operations/readings/find-reading";
import { listReadingParagraphs } from "@/operations/readings/list-reading-paragraphs";
import { listReadings } from "@/operations/readings/list-readings";
import { bring } from "../../support/bring";
import { buildGroup, buildViewer } from "../../support/build-group";
import { fixture, jsonFixture, testWithFixtures } from "../../support/fixtures";
import { textOf } from "../../support/text-of";

type Expected = {
  title: string;
  paragraphCount: number;
  excluded: string[];
  quotes: number[];
  first: string;
  last: string;
};

const bytes = (text: string) => new TextEncoder().encode(text);

const SMALL = "We walk to think.\n\nWe think to stop walking.\n";

const buildImport = async (text = SMALL) => {
  const built = await buildGroup({ members: { ada: "organizer", bruno: "moderator" } });
  const id = await bring(built.people.ada, built.group.slug, { bytes: bytes(text), name: "walk.txt" });
  return { ...built, ada: built.people.ada, slug: built.group.slug, id };
};

describe("an import", () => {
  test("is looked at, changed and published", async () => {
    const { ada, slug, id } = await buildImport();
    const { proposal, version, file } = await findImport(ada, slug, id);
    expect(proposal.title).toBe("Walk");
    expect(file).toEqual({ name: "walk.txt", size: bytes(SMALL).length });
    const retitle = changeFor(proposal, { kind: "retitle", title: "Walking" });
    const aside = changeFor(proposal, { kind: "set-aside", id: "p2" });
    if (!retitle.ok || !aside.ok) throw new Error("the commands fit");

    const saved = await editImport(ada, slug, id, { version, changes: [retitle.value, aside.value] });
    const { readingId } = await publishImport(ada, slug, id, saved);

    expect(await findReading(ada, readingId)).toMatchObject({ title: "Walking", paragraphCount: 1 });
    expect(await textOf(ada, { group: slug, reading: readingId })).toBe("We walk to think.");
    expect(await findImport(ada, slug, id)).toMatchObject({ readingId });
  });

  test("published ten times at once is one reading", async () => {
    const { ada, slug, group, id } = await buildImport();

    const published = await Promise.all(Array.from({ length: 10 }, () => publishImport(ada, slug, id)));

    expect(new Set(published.map(({ readingId }) => readingId)).size).toBe(1);
    expect((await listReadings(ada, slug, { limit: 50 })).items).toHaveLength(1);
    const events = await listEvents(database(), [{ streamId: group.id, after: 0 }]);
    expect(events.filter(({ kind }) => kind === "reading.added")).toHaveLength(1);
  });

  test("a change made on an older state is refused with the newer one", async () => {
    const { ada, slug, id } = await buildImport();
    const { proposal } = await findImport(ada, slug, id);
    const retitle = (title: string) => {
      const change = changeFor(proposal, { kind: "retitle", title });
      if (!change.ok) throw new Error(change.code);
      return { version: 1, changes: [change.value] };
    };
    const both = await Promise.allSettled([
      editImport(ada, slug, id, retitle("One")),
      editImport(ada, slug, id, retitle("Two")),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const late = editImport(ada, slug, id, retitle("Three"));
    await expect(late).rejects.toMatchObject({ code: "import.stale", details: { current: { version: 2 } } });
    await expect(publishImport(ada, slug, id, 1)).rejects.toThrow(Conflict);
  });

  test("is not changed after it was published, nor published when nothing is left", async () => {
    const { ada, slug, id } = await buildImport("Only this.");
    const { proposal } = await findImport(ada, slug, id);
    const aside = changeFor(proposal, { kind: "set-aside", id: "p1" });
    if (!aside.ok) throw new Error("the command fits");
    const version = await editImport(ada, slug, id, { version: 1, changes: [aside.value] });
    await expect(publishImport(ada, slug, id)).rejects.toMatchObject({ code: "import.nothing-left" });
    const now = (await findImport(ada, slug, id)).proposal;
    const back = changeFor(now, { kind: "restore", id: "p1" });
    if (!back.ok) throw new Error(back.code);
    await editImport(ada, slug, id, { version, changes: [back.value] });
    await publishImport(ada, slug, id);
    const late = editImport(ada, slug, id, { version: 3, changes: [aside.value] });
    await expect(late).rejects.toMatchObject({ code: "import.published" });
  });

  test("adds to what its sender may import in a day, and beyond that nothing is kept", async () => {
    const { ada, slug, group } = await buildImport();
    const file = { bytes: bytes(SMALL), name: "walk.txt" };
    // With the file that was brought before, all but the least that a file counts for.
    await spend(`import:${ada.userId}`, IMPORTING, "too-many", IMPORTING.points - 2 * IMPORT_COUNTED_LEAST);
    await bring(ada, slug, file);
    await expect(bring(ada, slug, file)).rejects.toMatchObject({ code: "import.too-many" });
    await expect(addReading(ada, slug, file)).rejects.toThrow(TooMany);
    expect((await listReadings(ada, slug, { limit: 50 })).items).toEqual([]);
    await addReading({ ...ada, by: { kind: "command-line" } }, slug, file);
    expect((await listReadings(ada, group.slug, { limit: 50 })).items).toHaveLength(1);
  });

  test("is found again until it is published or deleted, by whichever organizer", async () => {
    const { people, group } = await buildGroup({ members: { ada: "organizer", bruno: "organizer" } });
    const { slug } = group;
    const broughtBy = (who: "ada" | "bruno", name: string) =>
      bring(people[who], slug, { bytes: bytes(SMALL), name });
    const published = await broughtBy("ada", "road.txt");
    const deleted = await broughtBy("ada", "path.txt");
    const kept = await broughtBy("bruno", "walk.txt");
    await publishImport(people.ada, slug, published);
    expect(await countImports(people.ada, slug)).toBe(2);

    await deleteImport(people.bruno, slug, deleted, 1);

    expect(await countImports(people.ada, slug)).toBe(1);
    expect((await listImports(people.ada, slug, { limit: 5 })).items).toEqual([
      {
        ...{ id: kept, version: 1, title: "Walk", file: "walk.txt", createdBy: "bruno" },
        ...{ createdAt: expect.any(Date), state: "ready", problem: null, review: "none" },
      },
    ]);
    await expect(findImport(people.ada, slug, deleted)).rejects.toThrow(NotFound);
    const names = await database()
      .select({ name: files.name })
      .from(files)
      .where(eq(files.groupId, group.id));
    expect(names.map(({ name }) => name).sort()).toEqual(["road.txt", "walk.txt"]);
  });

  test("those not published yet are listed page by page, the newest first", async () => {
    const { ada, slug, id } = await buildImport();
    const later = await bring(ada, slug, { bytes: bytes(SMALL), name: "path.txt" });

    const first = await listImports(ada, slug, { limit: 1 });
    const second = await listImports(ada, slug, { after: first.next ?? undefined, limit: 1 });

    expect(first.items.map((one) => one.id)).toEqual([later]);
    expect(second.items.map((one) => one.id)).toEqual([id]);
    expect(second.next).toBeNull();
  });

  test("who began it and who deleted it is kept in the group's own record", async () => {
    const { ada, slug, group, id } = await buildImport();
    await deleteImport(ada, slug, id, 1);

    const events = await listEvents(database(), [{ streamId: group.id, after: 0 }]);
    const told = events.flatMap(({ kind, subject }) => (subject.importId === id ? [kind] : []));
    expect(told).toEqual(["import.added", "import.deleted"]);
  });

  test("is not deleted once it is published, nor with changes that its deleter has not seen", async () => {
    const { ada, slug, id } = await buildImport();
    const retitle = changeFor((await findImport(ada, slug, id)).proposal, {
      kind: "retitle",
      title: "Walking",
    });
    if (!retitle.ok) throw new Error(retitle.code);
    await editImport(ada, slug, id, { version: 1, changes: [retitle.value] });

    await expect(deleteImport(ada, slug, id, 1)).rejects.toMatchObject({ code: "import.stale" });
    await publishImport(ada, slug, id);

    await expect(deleteImport(ada, slug, id, 2)).rejects.toMatchObject({ code: "import.published" });
    expect(await findImport(ada, slug, id)).toMatchObject({ file: { name: "walk.txt" } });
  });

  test("is for organizers, and of one group", async () => {
    const { people, slug, id } = await buildImport();
    const other = await buildGroup({ members: { olga: "organizer" } });
    const file = { bytes: bytes(SMALL) };

    await expect(bring(people.bruno, slug, file)).rejects.toThrow(Forbidden);
    await expect(addReading(people.bruno, slug, file)).rejects.toThrow(Forbidden);
    await expect(findImport(people.bruno, slug, id)).rejects.toThrow(NotFound);
    await expect(publishImport(people.bruno, slug, id)).rejects.toThrow(NotFound);
    expect((await listImports(people.bruno, slug, { limit: 5 })).items).toEqual([]);
    expect(await countImports(people.bruno, slug)).toBe(0);
    await expect(deleteImport(people.bruno, slug, id, 1)).rejects.toThrow(NotFound);
    await expect(listImports(other.people.olga, slug, { limit: 5 })).rejects.toThrow(NotFound);
    await expect(deleteImport(other.people.olga, slug, id, 1)).rejects.toThrow(NotFound);
    await expect(deleteImport(other.people.olga, other.group.slug, id, 1)).rejects.toThrow(NotFound);
    expect((await listImports(other.people.olga, other.group.slug, { limit: 5 })).items).toEqual([]);
    await expect(findImport(other.people.olga, slug, id)).rejects.toThrow(NotFound);
    await expect(publishImport(other.people.olga, other.group.slug, id)).rejects.toThrow(NotFound);
    await expect(bring(await buildViewer("eve"), slug, file)).rejects.toThrow(NotFound);
    await expect(listReadings(await buildViewer("eve"), slug, { limit: 5 })).rejects.toThrow(NotFound);
    await expect(bring(signedOut, slug, file)).rejects.toThrow(SignedOut);
  });
});

describe("a file that cannot be read", () => {
  const table: [
    string,
    { bytes: Uint8Array; name?: string; format?: "pdf" | "docx"; title?: string },
    string,
  ][] = [
    ["an empty one", { bytes: bytes("") }, "import.empty-file"],
    ["one of spaces", { bytes: bytes(" \n\n ") }, "import.empty-file"],
    [
      "a PNG called .txt",
      { bytes: Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10, 0), name: "a.txt" },
      "import.not-text",
    ],
    ["a PDF that is cut off", { bytes: bytes("%PDF-1.7"), name: "a.docx" }, "import.damaged"],
    ["one of a kind that is not read", { bytes: bytes("x"), name: "a.odt" }, "import.format-not-yet"],
    ["one said to be DOCX", { bytes: bytes("x"), format: "docx" }, "import.damaged"],
    ["one of 51 MB", { bytes: new Uint8Array(51 * 1024 * 1024).fill(97) }, "import.too-large"],
    ["one with an empty title", { bytes: bytes("Words."), title: " \n " }, "import.title-missing"],
  ];

  test.each(table)("%s", async (_, file, code) => {
    const { people, group } = await buildGroup({ members: { ada: "organizer" } });
    await expect(addReading(people.ada, group.slug, file)).rejects.toMatchObject({ code });
    expect((await listReadings(people.ada, group.slug, { limit: 5 })).items).toEqual([]);
  });
});

describe("a file imported and published at once", () => {
  test("of Markdown headings, notes and emphasis are kept, and a note leads there and back", async () => {
    const { people, group } = await buildGroup({ members: { ada: "organizer" } });
    const text = "# On Walking\n\n## First\n\nWe *walk*.[^1]\n\n[^1]: Or ride.\n";

    const { readingId, paragraphCount } = await addReading(people.ada, group.slug, {
      bytes: bytes(text),
      name: "walking.md",
    });

    expect(paragraphCount).toBe(1);
    const { items } = await listReadingParagraphs(people.ada, readingId, { limit: 10 });
    expect(items.map(({ kind, text: words }) => [kind, words])).toEqual([
      ["heading", "First"],
      ["paragraph", "We walk.1"],
      ["footnote", "Or ride. ↩"],
    ]);
    const [, walk, note] = items;
    expect(walk?.marks).toContainEqual({
      start: 8,
      end: 9,
      kind: "note",
      attrs: { href: `#k-${note?.key}` },
    });
    expect(note?.marks).toContainEqual({ start: 9, end: 10, kind: "link", attrs: { href: "#p1" } });
  });

  test("as it is: every piece a paragraph, under the title given", async () => {
    const { people, group } = await buildGroup({ members: { ada: "organizer" } });
    const text = "Title?\n\n1. Not a list\nsecond line\n\n\n\n   Share this page";

    const added = await addReading(people.ada, group.slug, {
      bytes: bytes(text),
      asIs: true,
      title: "As is",
    });

    expect(added).toMatchObject({ paragraphCount: 3, excluded: [], warnings: [] });
    expect(await textOf(people.ada, { group: group.slug, reading: added.readingId })).toBe(
      "Title?\n\n1. Not a list\nsecond line\n\n   Share this page",
    );
  });

  testWithFixtures("the seed text is what a careful person would make of it", async () => {
    const { people, group } = await buildGroup({ members: { ada: "organizer" } });
    const expected = jsonFixture<Expected>("seed/expected.json");
    const file = { bytes: fixture("seed/did-leninism-lead-to-stalinism.txt"), name: "did-leninism.txt" };

    const added = await addReading(people.ada, group.slug, file);

    expect(added.excluded.map(({ text }) => text)).toEqual(expected.excluded);
    const reading = await findReading(people.ada, added.readingId);
    expect(reading).toMatchObject({ title: expected.title, paragraphCount: expected.paragraphCount });
    const { items } = await listReadingParagraphs(people.ada, added.readingId, { limit: 100 });
    const numbered = items.filter(({ number }) => number !== null);
    expect(numbered.filter(({ kind }) => kind === "quote").map(({ number }) => number)).toEqual(
      expected.quotes,
    );
    expect(numbered[0]?.text).toBe(expected.first);
    expect(numbered.at(-1)?.text).toBe(expected.last);
  });
});
