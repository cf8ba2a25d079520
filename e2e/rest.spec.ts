import { randomUUID } from "node:crypto";
import { request as nodeRequest } from "node:http";
import { connect } from "node:net";
import { type APIRequestContext, type APIResponse, expect, test } from "@playwright/test";
import type { Endpoint } from "@/app/_request/endpoint";
import { ENDPOINTS } from "@/app/api/v1/_endpoints/all";
import { annotate, type BuiltReading, bearer, buildReader, buildReading } from "./support/build-reading";

/*
 * REST has a shorter way than Next's (decision 015). What says something of Next's own client goes Next's way, and so a
 * program can ask for the same by both; Next tells by `vary` that it was there.
 */
const NEXTS_WAY = { "next-url": "/" };
const isNexts = (answer: APIResponse) => /next-router/.test(answer.headers().vary ?? "");

/** Of the way, or of this answer alone. */
const ITS_OWN = /^(date|vary|x-request-id|content-length|transfer-encoding|connection|keep-alive)$/;

async function told(answer: APIResponse) {
  const headers = Object.entries(answer.headers())
    .filter(([name]) => !ITS_OWN.test(name))
    .map(([name, value]) => `${name}: ${value.replace(/'nonce-[^']+'/, "'nonce'")}`);
  return { status: answer.status(), headers: headers.sort(), body: await answer.text() };
}

type Asked = { method: string; headers?: Record<string, string>; data?: unknown };

async function bothWays(request: APIRequestContext, path: string, { headers, ...asked }: Asked) {
  const short = await request.fetch(path, { ...asked, maxRedirects: 0, ...(headers && { headers }) });
  const nexts = await request.fetch(path, {
    ...asked,
    maxRedirects: 0,
    headers: { ...headers, ...NEXTS_WAY },
  });
  return [short, nexts] as const;
}

let reading: BuiltReading;
let annotation: string;
let post: string;
let organizer: Record<string, string>;
let stranger: Record<string, string>;

test.beforeAll(async ({ request }) => {
  reading = await buildReading(["I went to the woods because I wished to live deliberately."]);
  const body = { passage: { paragraph: 1, quote: "the woods" }, body: { markdown: "Which woods?" } };
  const made = await annotate(request, reading, reading.organizer, body);
  annotation = made.id;
  organizer = await bearer(reading.organizer.email);
  stranger = await bearer((await buildReader("Mallory")).email);
  const { items } = await (await request.get(`/api/v1/annotations/${annotation}/posts`)).json();
  post = items[0].id;
});

const FILES = (endpoint: Endpoint) => endpoint.files.length > 0;
const isStream = ({ path }: Endpoint) => path.endsWith("/live");

/** What is there for those who only look; what is nowhere for those who would change it. */
function pathOf({ method, path }: Endpoint): string {
  const there: Record<string, string> = { slug: reading.slug, reading: reading.id, annotation, post };
  const known = method === "GET" ? there : {};
  return `/api/v1${path.replace(/\{([^}]+)\}/g, (_, name: string) => known[name] ?? randomUUID())}`;
}

for (const endpoint of ENDPOINTS.filter((one) => !isStream(one))) {
  const { method } = endpoint;
  test(`${method} ${endpoint.path} answers everybody alike by its own way and by Next's`, async ({
    request,
  }) => {
    const path = pathOf(endpoint);
    for (const who of [{}, stranger, organizer, { authorization: "Bearer of nothing" }]) {
      // No operation takes a list.
      const asked = method === "GET" ? { method, headers: who } : { method, headers: who, data: [] };
      const [short, nexts] = await bothWays(request, path, asked);
      expect([isNexts(short), isNexts(nexts)]).toEqual([false, true]);
      expect(await told(short)).toEqual(await told(nexts));
      expect(short.status()).toBeLessThan(500);
      if (!FILES(endpoint) && short.status() !== 204)
        expect(short.headers()["content-length"]).toBe(String((await short.body()).length));
    }
  });
}

test("what no operation is asked with is answered as Next does", async ({ request }) => {
  const groups = "/api/v1/groups";
  const asked: [string, string, number][] = [
    ["HEAD", `/api/v1/readings/${reading.id}`, 200],
    ["OPTIONS", groups, 204],
    ["PUT", groups, 405],
    ["DELETE", groups, 405],
    ["GET", "/api/v1/nothing", 404],
    ["GET", `${groups}/`, 308],
    ["GET", `/api/v1/readings/${reading.id}/nothing`, 404],
  ];
  for (const [method, path, status] of asked) {
    const [one, other] = await bothWays(request, path, { method });
    expect([one.status(), other.status()], `${method} ${path}`).toEqual([status, status]);
    expect(one.headers().allow).toBe(other.headers().allow);
  }
});

test("what was written by one way is known by the other, and done once", async ({ request }) => {
  const path = `/api/v1/annotations/${annotation}/posts`;
  const headers = { ...organizer, "idempotency-key": randomUUID() };
  const data = { body: { markdown: "Those of Concord – naïve, 森." } };
  const [short, nexts] = await bothWays(request, path, { method: "POST", headers, data });
  expect([isNexts(short), isNexts(nexts)]).toEqual([false, true]);
  expect([short.status(), nexts.status()]).toEqual([201, 201]);
  expect(await told(short)).toEqual(await told(nexts));

  const { id, version } = await short.json();
  const stale = { headers: { ...organizer, "if-match": `"${version + 1}"` }, data };
  const [refused, alike] = await bothWays(request, `/api/v1/posts/${id}`, { method: "PATCH", ...stale });
  expect(await told(refused)).toEqual(await told(alike));
  expect(refused.status()).toBe(412);
});

test("a body that does not say its length, and one that is long, are taken as well", async ({
  request,
  baseURL,
}) => {
  const path = `/api/v1/annotations/${annotation}/posts`;
  const sent = { method: "POST", headers: { ...organizer, "content-type": "application/json" } };
  const status = await new Promise((resolve, reject) => {
    const outgoing = nodeRequest(new URL(path, baseURL), sent, (answer) => {
      answer.resume().once("end", () => resolve(answer.statusCode));
    }).once("error", reject);
    outgoing.write('{"body":{"markdown":"In pieces');
    outgoing.end('."}}');
  });
  expect(status).toBe(201);
  const long = await request.post(path, {
    headers: organizer,
    data: { body: { markdown: "x".repeat(70_000) } },
  });
  expect(long.status()).toBe(422);
});

test("whoever goes before all of it is sent holds up nobody", async ({ request, baseURL }) => {
  const { hostname, port } = new URL(baseURL ?? "");
  const path = `/api/v1/annotations/${annotation}/posts`;
  const head = `POST ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-length: 500\r\n\r\n{"body"`;
  for (let n = 0; n < 5; n++)
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), hostname, () => socket.write(head, () => socket.destroy()));
      socket.once("close", () => resolve());
    });
  expect((await request.get(`/api/v1/readings/${reading.id}`)).status()).toBe(200);
});
