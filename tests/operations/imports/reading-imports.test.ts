import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { takeJob } from "@/db/jobs";
import { beginReading, settleReading } from "@/db/queries/import-reading";
import { inTransaction } from "@/db/transaction";
import { IMPORT_AWAITED, IMPORT_TRIES } from "@/domain/limits";
import { Conflict, NotFound } from "@/domain/problems";
import { turnsOf } from "@/lib/turns";
import { addImport } from "@/operations/imports/add-import";
import { awaitImport } from "@/operations/imports/await-import";
import { deleteImport } from "@/operations/imports/delete-import";
import { findImport } from "@/operations/imports/find-import";
import { findImportStanding } from "@/operations/imports/find-import-standing";
import { listImports } from "@/operations/imports/list-imports";
import { publishImport } from "@/operations/imports/publish-import";
import { readImport } from "@/operations/imports/read-import";
import { retryImport } from "@/operations/imports/retry-import";
import { openNotices } from "@/operations/notices/open-notices";
import { readAll } from "../../support/bring";
import { buildGroup, buildViewer } from "../../support/build-group";

const bytes = (text: string) => new TextEncoder().encode(text);
const WALK = { bytes: bytes("We walk to think.\n\nWe think to stop walking.\n"), name: "walk.txt" };
/** No text, as the parser finds out, and not the name. */
const BROKEN = { bytes: bytes("This is no archive."), name: "walk.docx" };

const build = async () => {
  const built = await buildGroup({ members: { ada: "organizer", bruno: "organizer", dora: "moderator" } });
  const { people, group } = built;
  return {
    ...people,
    group,
    slug: group.slug,
    placeOf: (importId: string) => ({ groupId: group.id, importId }),
  };
};

/** As if whoever brought it had gone on to something else meanwhile. */
const broughtLongAgo = (id: string) =>
  database().execute(
    sql`update imports set created_at = now() - make_interval(secs => ${IMPORT_AWAITED / 1000}) where id = ${id}`,
  );

const noticesOf = async (who: Parameters<typeof openNotices>[0]) =>
  (await openNotices(who, { limit: 10 })).items
    .map(({ kind }) => kind)
    .filter((kind) => kind.startsWith("import"));

describe("a file that was brought", () => {
  test("is kept at once, is there while it is being read, and cannot be published before", async () => {
    const { ada, slug } = await build();

    const id = await addImport(ada, slug, WALK);

    expect(await awaitImport(ada, slug, id, 0)).toMatchObject({ state: "received" });
    expect((await listImports(ada, slug, { limit: 5 })).items).toMatchObject([
      { id, title: "walk.txt", state: "received", problem: null },
    ]);
    await expect(publishImport(ada, slug, id)).rejects.toMatchObject({ code: "import.not-ready" });
    await readAll();
    expect(await awaitImport(ada, slug, id)).toMatchObject({ state: "ready" });
    expect((await findImport(ada, slug, id)).proposal).toMatchObject({ title: "Walk", nextPiece: 3 });
    expect(await noticesOf(ada)).toEqual([]);
  });

  test("that cannot be read says why to whoever waits, and nothing of it is kept", async () => {
    const { ada, slug } = await build();
    const id = await addImport(ada, slug, BROKEN);
    await readAll();
    await expect(awaitImport(ada, slug, id)).rejects.toMatchObject({ code: "import.damaged" });
    await expect(findImport(ada, slug, id)).rejects.toThrow(NotFound);
  });

  test("that could not be read is tried again or put away by whichever organizer", async () => {
    const { ada, bruno, dora, slug } = await build();
    const id = await addImport(ada, slug, BROKEN);
    await readAll();
    const { items } = await listImports(bruno, slug, { limit: 5 });
    expect(items).toMatchObject([{ state: "failed", problem: { code: "import.damaged" } }]);
    await expect(retryImport(dora, slug, id)).rejects.toThrow(NotFound);

    await retryImport(bruno, slug, id);

    expect(await findImportStanding(ada, slug, id)).toMatchObject({ state: "received", problem: null });
    await expect(retryImport(bruno, slug, id)).rejects.toThrow(Conflict);
    await readAll();
    expect(await findImportStanding(ada, slug, id)).toMatchObject({ state: "failed" });
    await deleteImport(bruno, slug, id, 1);
    expect((await listImports(ada, slug, { limit: 5 })).items).toEqual([]);
  });

  test("is put away before it is read, and nothing comes of it", async () => {
    const { ada, slug } = await build();
    const id = await addImport(ada, slug, WALK);
    await deleteImport(ada, slug, id, 1);
    await readAll();
    await expect(findImport(ada, slug, id)).rejects.toThrow(NotFound);
  });

  test("is put away while it is being read, and what was read is let go", async () => {
    const { ada, slug, placeOf } = await build();
    const id = await addImport(ada, slug, WALK);
    const begun = await beginReading(database(), placeOf(id));
    if (!begun) throw new Error("It is not read");
    await deleteImport(ada, slug, id, 1);
    const outcome = { problem: { code: "import.damaged", values: {} } };
    const settled = await inTransaction((tx) => settleReading(tx, placeOf(id), begun, outcome));
    expect(settled).toBeNull();
    await expect(findImport(ada, slug, id)).rejects.toThrow(NotFound);
  });
});

describe("whoever has gone on to something else", () => {
  test("is told that it is read, or could not be, for as long as there is something to do", async () => {
    const { ada, bruno, slug } = await build();
    const [good, bad] = [await addImport(ada, slug, WALK), await addImport(ada, slug, BROKEN)];
    await broughtLongAgo(good);
    await broughtLongAgo(bad);
    await readAll();
    expect(await noticesOf(ada)).toEqual(["import-failed", "import-ready"]);
    expect(await noticesOf(bruno)).toEqual([]);
    await deleteImport(ada, slug, bad, 1);
    await publishImport(ada, slug, good);
    expect(await noticesOf(ada)).toEqual([]);
  });
});

describe("a process that dies while it reads", () => {
  test("leaves the file to another, whose reading counts", async () => {
    const { ada, slug, placeOf } = await build();
    const id = await addImport(ada, slug, WALK);
    const job = await takeJob("read-import");
    expect(job?.data).toEqual(placeOf(id));
    await beginReading(database(), placeOf(id));

    await readImport(placeOf(id));

    expect(await findImportStanding(ada, slug, id)).toMatchObject({ state: "ready" });
  });

  test("is not followed by others without end", async () => {
    const { ada, slug, placeOf } = await build();
    const id = await addImport(ada, slug, WALK);
    await takeJob("read-import");
    for (let died = 0; died < IMPORT_TRIES; died++) await beginReading(database(), placeOf(id));

    await readImport(placeOf(id));

    const failed = { state: "failed", problem: { code: "import.gave-up", values: {} } };
    expect(await findImportStanding(ada, slug, id)).toMatchObject(failed);
  });
});

test("of one member's files one is read at a time, and another member's is not kept waiting by them", async () => {
  const { ada, bruno, slug, placeOf } = await build();
  const [first, second] = [await addImport(ada, slug, WALK), await addImport(ada, slug, WALK)];
  const other = await addImport(bruno, slug, WALK);
  await beginReading(database(), placeOf(first));

  await readImport(placeOf(second));
  await readImport(placeOf(other));

  const stateOf = async (id: string) => (await findImportStanding(ada, slug, id)).state;
  expect([await stateOf(second), await stateOf(other)]).toEqual(["received", "ready"]);
  await readImport(placeOf(first));
  await readImport(placeOf(second));
  expect(await stateOf(second)).toBe("ready");
});

test("waiting for other files is no try, and takes nothing from the time in which a file must be read", async () => {
  const { ada, slug, placeOf } = await build();
  const id = await addImport(ada, slug, BROKEN);
  let next = () => {};
  const others = turnsOf("parsing", 1)(() => new Promise<void>((resolve) => (next = resolve)));
  const reading = readImport(placeOf(id));
  const later = readImport(placeOf(await addImport(ada, slug, WALK)));
  await later;

  expect(await findImportStanding(ada, slug, id)).toMatchObject({ state: "received" });

  next();
  await Promise.all([others, reading]);
  expect(await findImportStanding(ada, slug, id)).toMatchObject({
    state: "failed",
    problem: { code: "import.damaged" },
  });
});

test("how far it is, is told to nobody who may not import there", async () => {
  const { ada, dora, slug } = await build();
  const id = await addImport(ada, slug, WALK);
  await expect(findImportStanding(dora, slug, id)).rejects.toThrow(NotFound);
  await expect(findImportStanding(await buildViewer("Eve"), slug, id)).rejects.toThrow(NotFound);
  await readAll();
});
