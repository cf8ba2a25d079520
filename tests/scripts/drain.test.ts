import { createServer, get, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { drain } from "../../scripts/server/drain.mjs";

type Endings = { colloquyStreams?: Set<() => void>; colloquyEndings?: Set<() => Promise<void>> };
const shared = globalThis as Endings;

afterEach(() => {
  shared.colloquyStreams = undefined;
  shared.colloquyEndings = undefined;
});

async function serving(answer: (response: ServerResponse) => void) {
  const server = createServer((_, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const ask = () =>
    new Promise<string>((resolve, reject) => {
      get({ port, host: "127.0.0.1", agent: false }, async (incoming) => {
        let text = "";
        for await (const chunk of incoming) text += chunk;
        resolve(text);
      }).on("error", reject);
    });
  return { server, ask };
}

test("a live stream is closed, so that the server can leave at once", async () => {
  shared.colloquyStreams = new Set();
  let opened = () => {};
  const isOpen = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const { server, ask } = await serving((response) => {
    response.write(": hello\n\n");
    shared.colloquyStreams?.add(() => response.end());
    opened();
  });
  const stream = ask();
  await isOpen;

  const start = performance.now();
  await drain(server);

  expect(await stream).toBe(": hello\n\n");
  expect(performance.now() - start).toBeLessThan(1000);
});

test("an answer that is being written is written to its end, and nobody new is let in", async () => {
  let finish = () => {};
  let asked = () => {};
  const isAsked = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const { server, ask } = await serving((response) => {
    finish = () => response.end("whole");
    asked();
  });
  const answer = ask();
  await isAsked;

  const drained = drain(server);
  await expect(ask()).rejects.toThrow(/ECONNREFUSED/);
  finish();

  expect(await answer).toBe("whole");
  await drained;
});

test("what was started in the process is ended after the last answer", async () => {
  const order: string[] = [];
  shared.colloquyEndings = new Set([async () => void order.push("jobs")]);
  const { server } = await serving((response) => response.end());
  server.on("close", () => order.push("server"));

  await drain(server);

  expect(order).toEqual(["server", "jobs"]);
});
