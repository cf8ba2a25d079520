import { once } from "node:events";
import { createServer, get, type IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { eventStream, type ServerEvent, type Sink } from "@/app/_request/event-stream";
import { problemResponse } from "@/app/_request/problem-response";
import { NotFound } from "@/domain/problems";
import { drain } from "../../scripts/server/drain.mjs";
import { answerLive, isLive } from "../../scripts/server/live.mjs";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.useRealTimers();
});

/** A server that runs `start` as the live route, the way Next runs a route. */
async function serving(start: (sink: Sink) => Promise<() => void>) {
  const left: AbortController[] = [];
  async function handle(incoming: IncomingMessage, outgoing: ServerResponse) {
    const leaving = new AbortController();
    left.push(leaving);
    outgoing.once("close", () => !outgoing.writableFinished && leaving.abort());
    const request = new Request(`http://127.0.0.1${incoming.url}`, { signal: leaving.signal });
    const answer = await eventStream(request, start).catch((thrown) => problemResponse(request, thrown));
    outgoing.statusCode = answer.status;
    answer.headers.forEach((value, name) => {
      outgoing.appendHeader(name, value);
    });
    outgoing.end(await answer.text());
  }
  const written: string[] = [];
  class WatchedResponse extends ServerResponse {
    override write(chunk: Uint8Array): boolean {
      written.push(Buffer.from(chunk).toString());
      return super.write(chunk);
    }
  }
  const server = createServer({ ServerResponse: WatchedResponse }, (request, response) => {
    response.setHeader("x-frame-options", "DENY");
    void answerLive(handle, request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { server, written, open: () => openAt(port) };
}

async function openAt(port: number) {
  const request = get({ port, host: "127.0.0.1", path: "/api/v1/readings/r/live", agent: false });
  request.on("error", () => {});
  const [response] = (await once(request, "response")) as [IncomingMessage];
  response.on("error", () => {});
  const page = { response, text: "", leave: () => request.destroy() };
  return page;
}

function read(page: Awaited<ReturnType<typeof openAt>>, isEnough: (text: string) => boolean) {
  return new Promise<string>((resolve) => {
    page.response.setEncoding("utf8").on("data", (chunk: string) => {
      page.text += chunk;
      if (isEnough(page.text)) resolve(page.text);
    });
    page.response.on("close", () => resolve(page.text));
  });
}

function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { give, given };
}

/** Feeds of everybody who has opened the stream, and when one was stopped. */
function feeding() {
  const sinks: Sink[] = [];
  const stopped = signal();
  const start = async (sink: Sink) => {
    sinks.push(sink);
    return stopped.give;
  };
  return { sinks, start, isStopped: stopped.given };
}

const event = (number: number, words = "Well"): ServerEvent => ({
  number,
  kind: "post.added",
  data: { words },
});

test("only the live path of a reading is a live path", () => {
  const asks = (url: string, method = "GET") => isLive({ url, method });
  expect(asks("/api/v1/readings/0192/live")).toBe(true);
  expect(asks("/api/v1/readings/0192/live?after=7")).toBe(true);
  expect(asks("/api/v1/readings/0192/live", "HEAD")).toBe(false);
  expect(asks("/api/v1/readings/0192/lively")).toBe(false);
  expect(asks("/api/v1/readings/0192")).toBe(false);
});

test("a reader hears at once that they are connected, what came meanwhile, and what comes", async () => {
  const { sinks, start } = feeding();
  const { open } = await serving(async (sink) => {
    sink.send(event(1));
    return start(sink);
  });
  const page = await open();
  expect(page.response.statusCode).toBe(200);
  expect(page.response.headers).toMatchObject({
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "private, no-store, no-transform",
    "x-frame-options": "DENY",
  });
  expect(page.response.headers).not.toHaveProperty("x-colloquy-handover");
  const reading = read(page, (text) => text.includes("id: 2"));
  sinks[0]?.send(event(2, "Words"));
  expect(await reading).toBe(
    ": connected\n\n" +
      'id: 1\nevent: post.added\ndata: {"words":"Well"}\n\n' +
      'id: 2\nevent: post.added\ndata: {"words":"Words"}\n\n',
  );
});

test("who is not let in is answered like anybody else", async () => {
  const { open } = await serving(async () => {
    throw new NotFound();
  });
  const page = await open();
  expect(page.response.statusCode).toBe(404);
  expect(page.response.headers["content-type"]).toBe("application/problem+json");
  expect(JSON.parse(await read(page, () => false))).toMatchObject({ status: 404, code: "not-found" });
});

test("a reader who leaves is fed no more", async () => {
  const { sinks, start, isStopped } = feeding();
  const { written, open } = await serving(start);
  const page = await open();
  sinks[0]?.send(event(1));
  await read(page, (text) => text.includes("id: 1"));
  page.leave();
  await isStopped;
  const before = [...written];
  expect(before.join("")).toContain("id: 1");
  sinks[0]?.send(event(2));
  expect(written).toEqual(before);
});

test("a reader who leaves before they are let in is never fed", async () => {
  const { sinks, start, isStopped } = feeding();
  const [asked, gone] = [signal(), signal()];
  const { server, written, open } = await serving(async (sink) => {
    asked.give();
    await gone.given;
    return start(sink);
  });
  server.once("connection", (socket) => socket.once("close", () => gone.give()));
  open().catch(() => {});
  await asked.given;
  server.closeAllConnections();
  await isStopped;
  expect(sinks).toHaveLength(1);
  sinks[0]?.send(event(1));
  expect(written).toEqual([]);
});

test("a reader who does not read is let go when a megabyte waits for them", async () => {
  const { sinks, start, isStopped } = feeding();
  const { open } = await serving(start);
  const page = await open();
  page.response.pause();
  let isLetGo = false;
  void isStopped.then(() => {
    isLetGo = true;
  });
  const long = event(1, "Well ".repeat(20_000));
  // What the system itself keeps for a connection comes on top.
  for (let sent = 0; sent < 400 && !isLetGo; sent++) {
    sinks[0]?.send(long);
    await new Promise(setImmediate);
  }
  expect(isLetGo).toBe(true);
});

test("when the server leaves, every stream ends", async () => {
  const { start, isStopped } = feeding();
  const { server, open } = await serving(start);
  const page = await open();
  const reading = read(page, () => false);
  await drain(server);
  expect(await reading).toBe(": connected\n\n");
  await isStopped;
});

test("all who are quiet are told now and then that the connection lives", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const { start } = feeding();
  const { server, open } = await serving(start);
  const pages = [await open(), await open()];
  const readings = pages.map((page) => read(page, (text) => text.includes(": still here")));
  vi.advanceTimersByTime(15_000);
  for (const reading of readings) expect(await reading).toBe(": connected\n\n: still here\n\n");
  await drain(server);
});

test("a stream that nobody takes over does not stay", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const { start, isStopped } = feeding();
  await eventStream(new Request("http://127.0.0.1/"), start);
  vi.advanceTimersByTime(30_000);
  await isStopped;
});
