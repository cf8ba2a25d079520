import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BODY_LIMIT, limitBody, refuseTooLarge } from "../../scripts/server/body-limit.mjs";

const MEGABYTE = Buffer.alloc(1024 * 1024);

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

/** Sends `megabytes`, saying how many first or not, and takes what is answered, however early. */
function send(megabytes: number, headers: Record<string, string> = {}) {
  return new Promise<{ status?: number; type?: string; body: string }>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const outgoing = request({ port, host: "127.0.0.1", method: "POST", headers }, async (answer) => {
      resolve({
        status: answer.statusCode,
        type: answer.headers["content-type"],
        body: await textOf(answer),
      });
    });
    outgoing.on("error", reject);
    let left = megabytes;
    function more() {
      while (left > 0) {
        left -= 1;
        if (!outgoing.write(MEGABYTE)) return outgoing.once("drain", more);
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

test("a body within the limit arrives whole", async () => {
  expect(await send(60)).toMatchObject({ status: 200, body: String(60 * MEGABYTE.length) });
});

test("a body that says it is too large is refused before it is read", async () => {
  const answer = await send(0, { "content-length": String(BODY_LIMIT + 1) });

  expect(answer).toMatchObject({ status: 413, type: "application/problem+json" });
  expect(JSON.parse(answer.body)).toMatchObject({ code: "request.too-large", status: 413 });
});

test("a body that does not say how large it is is cut off at the limit", async () => {
  await expect(send(70).catch((error: NodeJS.ErrnoException) => error.code)).resolves.toSatisfy(
    (answer) => answer === "ECONNRESET" || answer === "EPIPE" || answer.status === 413,
  );
});
