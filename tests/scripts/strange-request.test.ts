import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerStrange, takePath } from "../../scripts/server/strange-request.mjs";

let server: Server;
let asked: string | undefined;

beforeAll(async () => {
  server = createServer((incoming, response) => {
    takePath(incoming);
    asked = incoming.url;
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

test("nobody has their own words sent back", async () => {
  expect(await ask("TRACE", "/api/v1/groups/the-margin")).toBe(405);
});

test.each([
  ["http://evil.example/groups/the-margin?p=1", "/groups/the-margin?p=1"],
  ["HTTPS://evil.example", "/"],
  ["http://evil.example?p=1", "/?p=1"],
  ["http://evil.example//other.example/x", "//other.example/x"],
  ["/groups/http://evil.example", "/groups/http://evil.example"],
])("of the whole address %s the path is taken", async (whole, path) => {
  expect(await ask("GET", whole)).toBe(200);
  expect(asked).toBe(path);
});

test.each(["/groups/the-margin", "/groups/caf%C3%A9", "/groups/%F0%9F%93%96?q=%E0%A4%A", "/groups/100%25"])(
  "%s goes to the app",
  async (path) => {
    expect(await ask("GET", path)).toBe(200);
  },
);

test("the properties of a page are not to be had apart from it", async () => {
  expect(await ask("GET", "/_next/data/build/groups/the-margin/readings/a.json")).toBe(404);
});
