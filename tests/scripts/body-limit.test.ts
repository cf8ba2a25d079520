import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bodyLimit, limitBody, refuseTooLarge } from "../../scripts/server/body-limit.mjs";

const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

const ID = "0197a3c2-0000-7000-8000-000000000000";
const UPLOAD = "/groups/the-margin/import/upload";
const POST = `/api/v1/posts/${ID}`;
const SIGN_IN = "/api/auth/callback/credentials";

test.each([
  ["a file to import", UPLOAD, 64 * MEGABYTE],
  ["a text in JSON", "/api/v1/groups/the-margin/readings", 64 * MEGABYTE],
  ["the same with a query", "/api/v1/groups/the-margin/readings?x=/", 64 * MEGABYTE],
  ["steps in a proposal", `/groups/the-margin/imports/${ID}`, 17 * MEGABYTE],
  ["a post", POST, MEGABYTE],
  ["a group through the API", "/api/v1/groups", MEGABYTE],
  ["a group's settings", "/groups/the-margin/settings", 256 * KILOBYTE],
  ["an invitation", "/invitations/abc", 256 * KILOBYTE],
  ["a password by script", SIGN_IN, 16 * KILOBYTE],
  ["a password by form", "/sign-in", 16 * KILOBYTE],
  ["a path that only looks like an import", "/groups/the-margin/imports/../../sign-in", 256 * KILOBYTE],
  ["a path that climbs to the sign-in page", `/groups/a/imports/../../../sign-in`, 16 * KILOBYTE],
  ["the same in disguise", `/groups/a/imports/%2e%2e/%2e%2e/%2e%2e/sign-in`, 16 * KILOBYTE],
  ["another host in the address", "http://evil.example/sign-in", 16 * KILOBYTE],
  ["no path at all", "*", 256 * KILOBYTE],
])("%s may be so large: %s", (_, url, limit) => {
  expect(bodyLimit(url)).toBe(limit);
});

let server: Server;

beforeAll(async () => {
  server = createServer((incoming, response) => {
    if (refuseTooLarge(incoming, response)) return;
    limitBody(incoming, { "x-content-type-options": "nosniff" });
    let size = 0;
    incoming.on("data", (chunk: Buffer) => {
      size += chunk.length;
    });
    incoming.on("end", () => response.end(String(size)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends so many bytes, saying how many first or not, and takes what is answered, however early. */
function send(path: string, bytes: number, headers: Record<string, string> = {}) {
  return new Promise<{ status?: number; type?: string; body: string }>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const options = { port, host: "127.0.0.1", method: "POST", path, headers };
    const outgoing = request(options, async (answer) => {
      const { statusCode: status, headers } = answer;
      resolve({ status, type: headers["content-type"], body: await textOf(answer) });
    });
    outgoing.on("error", reject);
    let left = bytes;
    function more() {
      while (left > 0) {
        const piece = Buffer.alloc(Math.min(left, MEGABYTE));
        left -= piece.length;
        if (!outgoing.write(piece)) return outgoing.once("drain", more);
      }
      outgoing.end();
    }
    more();
  });
}

async function textOf(answer: IncomingMessage) {
  let text = "";
  for await (const chunk of answer) text += chunk;
  return text;
}

test.each([UPLOAD, POST, SIGN_IN])(
  "a body within the limit of %s arrives whole",
  async (path) => {
    const size = bodyLimit(path);
    expect(await send(path, size)).toMatchObject({ status: 200, body: String(size) });
  },
  30_000,
);

test("a body that says that it is as large as it may be arrives whole", async () => {
  const size = bodyLimit(POST);
  expect(await send(POST, size, { "content-length": String(size) })).toMatchObject({ body: String(size) });
});

test.each([UPLOAD, POST, SIGN_IN])(
  "a body for %s that says it is too large is refused before it is read",
  async (path) => {
    const answer = await send(path, 0, { "content-length": String(bodyLimit(path) + 1) });

    expect(answer).toMatchObject({ status: 413, type: "application/problem+json" });
    expect(JSON.parse(answer.body)).toMatchObject({
      code: "request.too-large",
      status: 413,
      limit: bodyLimit(path),
    });
  },
);

test.each([UPLOAD, POST, SIGN_IN])(
  "a body for %s that does not say how large it is is cut off at the limit",
  async (path) => {
    const answer = send(path, bodyLimit(path) + 6 * MEGABYTE);
    await expect(answer.catch((error: NodeJS.ErrnoException) => error.code)).resolves.toSatisfy(
      (end) => end === "ECONNRESET" || end === "EPIPE" || end.status === 413,
    );
  },
  30_000,
);
