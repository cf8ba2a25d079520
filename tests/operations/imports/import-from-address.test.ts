import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { imports, texts } from "@/db/schema/texts";
import { IMPORT_COUNTED_LEAST, IMPORTING } from "@/domain/limits";
import { Forbidden, NotFound, TooMany } from "@/domain/problems";
import { addImport } from "@/operations/imports/add-import";
import { findImport } from "@/operations/imports/find-import";
import { publishImport } from "@/operations/imports/publish-import";
import { spend } from "@/operations/limits/spend";
import { addReading } from "@/operations/readings/add-reading";
import { listReadingParagraphs } from "@/operations/readings/list-reading-paragraphs";
import { bring } from "../../support/bring";
import { buildGroup, buildViewer } from "../../support/build-group";
import { type PageServer, servePages } from "../../support/page-server";
import { column, pdfOf } from "../../support/pdf-of";

const ESSAY = `<!doctype html><html><title>On Walking</title><article><h1>On Walking</h1>
<p>We walk to think, as <a href="/notes">the notes</a> say, and the road does half of the work.</p></article>`;

const saysItIs = (address: string) =>
  ESSAY.replace("<title>", `<head><link rel="canonical" href="${address}"></head><title>`);

const PAGES: Record<string, [type: string, body: string | Uint8Array]> = {
  "/essay": ["text/html; charset=utf-8", ESSAY],
  "/russian": [
    "text/html; charset=koi8-r",
    Buffer.from("<p>\xf0\xd2\xc9\xd7\xc5\xd4, \xcd\xc9\xd2.</p>", "latin1"),
  ],
  "/numbered": ["text/html", saysItIs("/numbered?id=7")],
  "/elsewhere": ["text/html", saysItIs("https://example.org/essay")],
  "/walden.md": ["text/plain", "# Walden\n\nI went to the *woods*."],
  "/walden.bin": ["application/octet-stream", pdfOf([column(["I went to the woods."])])],
  "/picture": ["image/png", "\x89PNG"],
  "/data": ["application/json", "{}"],
};

/** Asked for, and not answered yet. */
const held: (() => void)[] = [];

let server: PageServer;
beforeAll(async () => {
  server = await servePages(({ url = "" }, response) => {
    if (url === "/moved") return response.writeHead(302, { location: "/essay" }).end();
    if (url === "/held") return held.push(() => response.writeHead(302, { location: "/essay" }).end());
    const [type, body] = PAGES[url.split("?")[0] ?? ""] ?? [];
    if (!type) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": type }).end(body);
  });
  vi.stubEnv("COLLOQUY_IMPORT_ALSO_FROM", `library.internal:80, ${server.host}`);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.stop();
});

describe("a text at a web address", () => {
  test("is looked at and published, and keeps where it led in the end", async () => {
    const { people, group } = await buildGroup({ members: { ada: "organizer" } });
    const id = await bring(people.ada, group.slug, { address: `${server.origin}/moved` });

    const { proposal, file } = await findImport(people.ada, group.slug, id);
    expect(proposal).toMatchObject({ title: "On Walking", origin: `${server.origin}/essay` });
    expect(file.name).toBe("essay");

    const { readingId } = await publishImport(people.ada, group.slug, id);
    const { items } = await listReadingParagraphs(people.ada, readingId, { limit: 5 });
    expect(items[0]?.marks).toMatchObject([{ kind: "link", attrs: { href: `${server.origin}/notes` } }]);
    const [text] = await database().select().from(texts).where(eq(texts.groupId, group.id));
    expect(text?.origin).toBe(`${server.origin}/essay`);
  });

  test("says where it is from without what followed the path, unless the page gives that as its own address", async () => {
    const { people, group } = await buildGroup({ members: { ada: "organizer" } });
    const originOf = async (path: string) => {
      const id = await bring(people.ada, group.slug, { address: server.origin + path });
      return (await findImport(people.ada, group.slug, id)).proposal.origin;
    };
    expect(await originOf("/essay?token=secret#three")).toBe(`${server.origin}/essay`);
    expect(await originOf("/walden.md?token=secret")).toBe(`${server.origin}/walden.md`);
    expect(await originOf("/numbered?id=7&token=secret")).toBe(`${server.origin}/numbered?id=7`);
    expect(await originOf("/elsewhere?token=secret")).toBe(`${server.origin}/elsewhere`);
    const kept = await database().select().from(imports).where(eq(imports.groupId, group.id));
    expect(JSON.stringify(kept)).not.toContain("secret");
  });

  test.each([
    ["/russian", "Привет, мир."],
    ["/walden.md", "I went to the woods."],
    ["/walden.bin", "I went to the woods."],
  ])("%s is read as what it is, whatever the server says", async (path, words) => {
    const { people, group } = await buildGroup({ members: { ada: "organizer" } });
    const { readingId } = await addReading(people.ada, group.slug, { address: server.origin + path });
    const { items } = await listReadingParagraphs(people.ada, readingId, { limit: 5 });
    expect(items.at(-1)?.text).toBe(words);
  });

  test.each([
    ["/picture", "import.address-no-text"],
    ["/data", "import.address-no-text"],
    ["/nowhere", "import.address-refused"],
  ])("%s is refused: %s", async (path, code) => {
    const { people, group } = await buildGroup({ members: { ada: "organizer" } });
    await expect(addImport(people.ada, group.slug, { address: server.origin + path })).rejects.toMatchObject({
      code,
    });
  });

  test("is asked for by nobody who may not import, and only so often", async () => {
    const { people, group } = await buildGroup({ members: { ada: "organizer", chidi: "member" } });
    const page = { address: `${server.origin}/essay` };
    const before = server.asked.length;
    await expect(addImport(people.chidi, group.slug, page)).rejects.toThrow(Forbidden);
    await expect(addImport(await buildViewer("eve"), group.slug, page)).rejects.toThrow(NotFound);
    await spend(
      `import:${people.ada.userId}`,
      IMPORTING,
      "import.too-many",
      IMPORTING.points - IMPORT_COUNTED_LEAST + 1,
    );
    await expect(addImport(people.ada, group.slug, page)).rejects.toThrow(TooMany);
    expect(server.asked).toHaveLength(before);
  });

  test("is fetched for each person one at a time", async () => {
    const { people, group } = await buildGroup({ members: { ada: "organizer" } });
    const page = { address: `${server.origin}/held` };
    const first = addImport(people.ada, group.slug, page);
    await vi.waitFor(() => expect(held).toHaveLength(1));
    await expect(addImport(people.ada, group.slug, page)).rejects.toMatchObject({
      code: "import.address-busy",
    });
    held[0]?.();
    await first;
  });
});
