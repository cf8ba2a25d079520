import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { freePort, launch } from "./support/launch";

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "colloquy start "));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

const postgresIn = (data: string) =>
  Number.parseInt(readFileSync(join(data, "pg18", "postmaster.pid"), "utf8"), 10);

function isRunning(pid: number) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const linksIn = (said: string) => said.match(/http\S+\/open-link\?\S+/g) ?? [];

test("whoever starts it gets an address and sign-in links, and nothing is left when they stop it", async ({
  page,
}) => {
  const port = await freePort();
  const started = await launch(folder, port);
  expect(started.said()).toContain(`http://127.0.0.1:${port}`);
  expect((await page.goto(`http://127.0.0.1:${port}/readyz`))?.status()).toBe(200);
  const postgres = postgresIn(folder);

  started.process.kill("SIGTERM");

  expect(await started.ended).toBe(0);
  expect(isRunning(postgres)).toBe(false);
});

test("a second start sets nothing up again and has new links to the same group", async () => {
  const port = await freePort();
  const first = await launch(folder, port);
  first.process.kill("SIGTERM");
  await first.ended;

  const second = await launch(folder, port);
  expect(second.said()).not.toMatch(/Installing|Building/);
  expect(first.said()).toContain("A demo group to try it with: ");
  expect(second.said()).toContain("The demo group is here as before: ");
  expect(linksIn(first.said()).length).toBeGreaterThan(1);
  expect(linksIn(second.said())).toHaveLength(linksIn(first.said()).length);
  expect(linksIn(second.said())).not.toEqual(linksIn(first.said()));
  second.process.kill("SIGINT");
  expect(await second.ended).toBe(0);
});

test("after its launcher was killed, the next start takes over the Postgres that was left", async () => {
  const first = await launch(folder, await freePort());
  const postgres = postgresIn(folder);
  first.process.kill("SIGKILL");
  await first.ended;
  expect(isRunning(postgres)).toBe(true);

  const second = await launch(folder, await freePort());
  expect(postgresIn(folder)).toBe(postgres);
  second.process.kill("SIGTERM");
  await second.ended;

  expect(isRunning(postgres)).toBe(false);
});

/** `bin/colloquy` on this test's data folder. */
function commandLine(...args: string[]) {
  const { DATABASE_URL: _, ...env } = process.env;
  const program = join(import.meta.dirname, "..", "bin", "colloquy");
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...env, COLLOQUY_DATA_DIR: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, ended, said: () => said };
}

test("a command works without a server, tells programs in JSON wherever that is asked for, and leaves nothing running", async () => {
  expect(await commandLine("migrate").ended).toBe(0);
  const name = ["--owner", "nobody@example.org", "--name", "help"];
  expect(await commandLine("group", "add", ...name).ended).toBe(1);

  for (const args of [
    ["--json", "setup-link"],
    ["setup-link", "--json"],
  ]) {
    const asked = commandLine(...args);
    expect(await asked.ended).toBe(0);
    expect(JSON.parse(asked.said()).url).toContain("/open-link?");
  }
  expect(existsSync(join(folder, "pg18", "postmaster.pid"))).toBe(false);
});

test("a command that is interrupted while its database starts leaves none running", async () => {
  const command = commandLine("doctor");
  await expect.poll(() => existsSync(join(folder, "pg18", "postmaster.pid")), { intervals: [5] }).toBe(true);
  const postgres = postgresIn(folder);
  command.child.kill("SIGINT");

  expect(await command.ended).toBe(130);
  expect(isRunning(postgres)).toBe(false);
});
