import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openReadingPage } from "../../scripts/server/reading-page.mjs";

/* A page as Next builds it; `e2e/shorter-page.spec.ts` asks the real one. */
const PAGE = "/groups/[group]/readings/[reading]";
const READING = "/groups/the-margin/readings/01a21e84-2347-75b1-a902-6691ecefe4ae";

const folders: string[] = [];

function build(module: string): string {
  const dist = mkdtempSync(join(tmpdir(), "colloquy build "));
  folders.push(dist);
  mkdirSync(join(dist, "server", "pages"), { recursive: true });
  writeFileSync(join(dist, "server", "pages-manifest.json"), JSON.stringify({ [PAGE]: "pages/page.js" }));
  writeFileSync(join(dist, "server", "pages", "page.js"), module);
  return dist;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const PLAIN = 'exports.handler = async (_, response) => response.end("by the shorter way");';

async function ask(dist: string, path: string, asked: { method?: string; headers?: object } = {}) {
  const throughNext = async (_: IncomingMessage, response: ServerResponse) => {
    response.end("through Next");
  };
  const take = openReadingPage({ dist, throughNext });
  const server = createServer(async (incoming, response) => {
    const answer = await take(incoming);
    await (answer ? answer(response) : throughNext(incoming, response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const told = await new Promise<string>((resolve, reject) => {
    request({ port, host: "127.0.0.1", path, ...(asked as object) }, (answer) => {
      let words = "";
      answer.on("data", (piece) => (words += piece)).once("end", () => resolve(words));
    })
      .once("error", reject)
      .end();
  });
  server.closeAllConnections();
  server.close();
  return told;
}

test("who asks for a reading is answered by its page", async () => {
  expect(await ask(build(PLAIN), READING)).toBe("by the shorter way");
  expect(await ask(build(PLAIN), `${READING}?p=3&in=a`)).toBe("by the shorter way");
});

test.each([
  ["an id that is none", "/groups/the-margin/readings/new", {}],
  ["a page below it", `${READING}/lost`, {}],
  ["a slash at the end", `${READING}/`, {}],
  ["another spelling", READING.replace("readings", "re%61dings"), {}],
  ["words for Next's router", `${READING}?nxtPgroup=another`, {}],
  ["such words in another spelling", `${READING}?%6extPgroup=another`, {}],
  ["headers of Next's own client", READING, { headers: { rsc: "1" } }],
  ["something sent", READING, { method: "POST" }],
])("%s is left to Next", async (_, path, asked) => {
  expect(await ask(build(PLAIN), path, asked)).toBe("through Next");
});

test("what fails before it is answered goes through Next, which says so", async () => {
  const failing = build('exports.handler = async () => { throw new Error("broken"); };');
  expect(await ask(failing, READING)).toBe("through Next");
});

test("a build that is not as we know it goes through Next", async () => {
  expect(await ask(build("exports.somethingElse = 1;"), READING)).toBe("through Next");
});
