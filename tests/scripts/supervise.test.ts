import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { freePort } from "../../scripts/postgres/postmaster.mjs";
import { superviseServers } from "../../scripts/server/supervise.mjs";
import { PlainError } from "../../scripts/setup/run.mjs";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "colloquy supervise "));
});
afterAll(() => rmSync(folder, { recursive: true }));

let servers: ReturnType<typeof superviseServers> | undefined;
afterEach(async () => {
  vi.useRealTimers();
  await servers?.stop();
});

function program(source: string) {
  const file = join(folder, `${Math.random()}.mjs`);
  writeFileSync(file, source);
  return file;
}

/** Answers which process it is, and whether it does the jobs. */
const ANSWERING = `
  import { createServer } from "node:http";
  createServer((_, response) => response.end(process.pid + " " + (process.env.COLLOQUY_JOBS ?? "on")))
    .listen(Number(process.env.PORT), "127.0.0.1");`;

async function start(count: number) {
  const port = await freePort();
  const said: string[] = [];
  const env = { ...process.env, PORT: String(port), COLLOQUY_JOBS: undefined };
  servers = superviseServers(env, count, (line) => said.push(line), program(ANSWERING));
  await servers.ready;
  return { port, said };
}

/** What a new connection is answered: the process and its jobs. */
const ask = (port: number) =>
  new Promise<{ pid: number; jobs: string }>((resolve, reject) => {
    const asked = request({ port, host: "127.0.0.1", agent: false }, async (response) => {
      let words = "";
      for await (const chunk of response) words += chunk;
      const [pid, jobs = ""] = words.split(" ");
      resolve({ pid: Number(pid), jobs });
    });
    asked.once("error", reject).end();
  });

test("Several servers take the connections to one port in turn, and one of them does the jobs", async () => {
  const { port } = await start(2);
  const answers = [];
  for (let n = 0; n < 4; n++) answers.push(await ask(port));

  expect(new Set(answers.map(({ pid }) => pid)).size).toBe(2);
  expect(new Set(answers.map(({ jobs }) => jobs))).toEqual(new Set(["on", "off"]));
});

test("While one that crashed is started again, the other goes on answering", async () => {
  const { port, said } = await start(2);
  const { pid } = await ask(port);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 60_000 });
  process.kill(pid, "SIGKILL");

  await expect.poll(() => said).toEqual(["The server ended (SIGKILL); starting it again"]);
  await expect
    .poll(async () => new Set([(await ask(port)).pid, (await ask(port)).pid]).size, { timeout: 10_000 })
    .toBe(2);
  expect((await ask(port)).pid).not.toBe(pid);
});

test("Servers that do not live for a moment are not started again and again", async () => {
  servers = superviseServers(process.env, 2, () => {}, program("process.exit(3);"));

  const failure = await servers.ended;
  expect(failure).toBeInstanceOf(PlainError);
  expect(String(failure)).toContain("The server ended (code 3).");
});

test("At the end all of them are gone", async () => {
  const { port } = await start(2);
  await servers?.stop();

  await expect(ask(port)).rejects.toThrow("ECONNREFUSED");
});
