import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerStrange } from "../../scripts/server/strange-request.mjs";

let server: Server;

beforeAll(async () => {
  server = createServer((incoming, response) => {
    if (!answerStrange(incoming, response)) response.end("from the app");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = (method: string, path: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    request({ port, host: "127.0.0.1", method, path }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on("error", reject)
      .end();
  });

test.each([
  ["GET", "/groups/%E0%A4%A"],
  ["GET", "/api/v1/posts/%ED%A0%80"],
  ["POST", "/groups/%"],
  ["GET", "/groups/a%00b"],
  ["GET", "*"],
])("%s %s, which spells nothing, is a bad request and no fault of ours", async (method, path) => {
  expect(await ask(method, path)).toBe(400);
});

test("a question about the server as a whole is answered", async () => {
  expect(await ask("OPTIONS", "*")).toBe(204);
});

test.each(["/groups/the-margin", "/groups/caf%C3%A9", "/groups/%F0%9F%93%96?q=%E0%A4%A", "/groups/100%25"])(
  "%s goes to the app",
  async (path) => {
    expect(await ask("GET", path)).toBe(200);
  },
);
