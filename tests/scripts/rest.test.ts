import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request as nodeRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRest } from "../../scripts/server/rest.mjs";

/** Routes as Next writes them down for a build; `e2e/rest.spec.ts` asks those of a real one. */
const ROUTES: Record<string, string> = {
  "/api/v1/places": `
    GET: () => Response.json([], { headers: { "x-frame-options": "of the route" } }),
    POST: async (request) => Response.json({ url: request.url, said: await request.text() }, { status: 201 }),`,
  "/api/v1/places/[place]": "GET: async (_, { params }) => Response.json(await params),",
  "/api/v1/places/mine": 'GET: () => Response.json("mine"),',
  "/api/v1/file": `
    GET: () => new Response(new ReadableStream({
      pull: (stream) => stream.enqueue(new Uint8Array(65536)),
      cancel: () => { globalThis.isFileLeft?.(); },
    }), { headers: { "content-type": "text/plain" } }),`,
  "/api/v1/strange": "",
  "/elsewhere": 'GET: () => new Response("for Next"),',
};

let dist: string;
let server: Server;
let url: string;

beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), "colloquy build "));
  const paths = Object.keys(ROUTES);
  const file = (path: string) => `app${path}/route.js`;
  for (const path of paths) {
    mkdirSync(join(dist, "server", "app", path), { recursive: true });
    const module = `{ ensureUserland: async () => {}, userland: {${ROUTES[path]}} }`;
    const isStrange = path.endsWith("strange");
    writeFileSync(
      join(dist, "server", file(path)),
      `module.exports = ${isStrange ? "{}" : `{ routeModule: ${module} }`}`,
    );
  }
  const write = (name: string, told: unknown) => writeFileSync(join(dist, name), JSON.stringify(told));
  write("app-path-routes-manifest.json", Object.fromEntries(paths.map((path) => [`${path}/route`, path])));
  write(
    "server/app-paths-manifest.json",
    Object.fromEntries(paths.map((path) => [`${path}/route`, file(path)])),
  );
  write("routes-manifest.json", {
    staticRoutes: paths.filter((path) => !path.includes("[")).map((page) => ({ page })),
    dynamicRoutes: [
      {
        page: "/api/v1/places/[place]",
        namedRegex: "^/api/v1/places/(?<nxtPplace>[^/]+?)(?:/)?$",
        routeKeys: { nxtPplace: "nxtPplace" },
      },
    ],
  });
  const take = openRest({ dist, origin: "https://read.example.org" });
  server = createServer(async (request, response) => {
    response.setHeader("x-frame-options", "of the server");
    const answer = await take(request);
    if (answer) await answer(response);
    else response.writeHead(202).end("for Next");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(dist, { recursive: true });
});

const ask = (path: string, asked: RequestInit = {}) => fetch(url + path, { redirect: "manual", ...asked });

test("a route is found by its path, the one that says it whole before one with a parameter", async () => {
  expect(await (await ask("/api/v1/places/oslo?place=bergen")).json()).toEqual({ place: "oslo" });
  expect(await (await ask("/api/v1/places/mine")).json()).toBe("mine");
});

test("what is sent arrives as it was sent, and under the public address", async () => {
  const answer = await ask("/api/v1/places?x=1", { method: "POST", body: "naïve 森" });

  expect(answer.status).toBe(201);
  expect(await answer.json()).toEqual({
    url: "https://read.example.org/api/v1/places?x=1",
    said: "naïve 森",
  });
});

test("what the server says of every answer, no route says otherwise", async () => {
  expect((await ask("/api/v1/places")).headers.get("x-frame-options")).toBe("of the server");
});

test.each([
  ["another page", "/elsewhere", {}],
  ["a path that there is not", "/api/v1/nothing", {}],
  ["a path with something after it", "/api/v1/places/", {}],
  ["a path in disguise", "/api/v1/places/%6dine", {}],
  ["a path with a hole", "/api/v1//places", {}],
  ["a method that the route does not have", "/api/v1/places", { method: "PUT" }],
  ["only the head", "/api/v1/places", { method: "HEAD" }],
  ["what may be done", "/api/v1/places", { method: "OPTIONS" }],
  ["what Next's own client asks", "/api/v1/places", { headers: { rsc: "1" } }],
  ["a form action", "/api/v1/places", { method: "POST", headers: { "next-action": "x" } }],
  ["a long body", "/api/v1/places", { method: "POST", body: "x".repeat(65_537) }],
  ["a live stream", "/api/v1/readings/x/live", {}],
  ["the live stream of what waits", "/api/v1/review/live?group=x", {}],
  ["a route that is not built as we know it", "/api/v1/strange", {}],
])("%s is Next's to answer", async (_, path, asked) => {
  expect((await ask(path, asked)).status).toBe(202);
});

test("a body that does not say how long it is is Next's to take", async () => {
  const outgoing = nodeRequest(`${url}/api/v1/places`, { method: "POST" });
  outgoing.write("in");
  outgoing.end("pieces");
  const [answer] = await once(outgoing, "response");

  expect(answer.statusCode).toBe(202);
  answer.resume();
});

test("a file is made no further once nobody takes it", async () => {
  const isLeft = new Promise<void>((resolve) => {
    Object.assign(globalThis, { isFileLeft: resolve });
  });
  const answer = await ask("/api/v1/file");
  await answer.body?.cancel();

  await isLeft;
});

test("whoever goes before all of it is sent is not answered", async () => {
  const outgoing = nodeRequest(`${url}/api/v1/places`, { method: "POST", headers: { "content-length": 9 } });
  outgoing.on("error", () => {});
  const arrived = once(server, "request");
  outgoing.write("half");
  const [, response] = await arrived;
  outgoing.destroy();
  await once(response, "close");

  expect(response.headersSent).toBe(false);
});

test("where the build says nothing of its routes, all is Next's to answer", async () => {
  const take = openRest({ dist: join(dist, "nowhere"), origin: "https://read.example.org" });

  expect(await take({ method: "GET", url: "/api/v1/places", headers: {} })).toBe(null);
});
