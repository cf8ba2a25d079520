import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openEmbeddedPostgres } from "../../../scripts/postgres/embedded.mjs";
import { isAlive } from "../../../scripts/setup/process-identity.mjs";
import { onServer } from "../../support/server";

const folders: string[] = [];

function dataFolder() {
  folders.push(mkdtempSync(join(tmpdir(), "colloquy data ")));
  return folders.at(-1) ?? "";
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const serverOf = (folder: string) =>
  Number.parseInt(readFileSync(join(folder, "pg18", "postmaster.pid"), "utf8"), 10);

const isServed = (folder: string) => existsSync(join(folder, "pg18", "postmaster.pid"));

const rowsIn = (url: string) =>
  onServer(url, async (sql) => {
    await sql`create table if not exists notes (words text)`;
    await sql`insert into notes values ('kept')`;
    return (await sql`select words from notes`).length;
  });

test("what was written is there at the next start, and nothing runs in between", async () => {
  const folder = dataFolder();
  const first = await openEmbeddedPostgres(folder);
  expect(await rowsIn(first.url)).toBe(1);
  const server = serverOf(folder);
  await first.release();
  expect(isAlive(server)).toBe(false);

  const second = await openEmbeddedPostgres(folder);
  expect(await rowsIn(second.url)).toBe(2);
  await second.release();
}, 30_000);

test("its password is nobody else's to read", async () => {
  const folder = dataFolder();
  const database = await openEmbeddedPostgres(folder);
  await database.release();

  expect(statSync(join(folder, "pg-password")).mode & 0o777).toBe(0o600);
  expect(new URL(database.url).password).toMatch(/^[0-9a-f]{48}$/);
}, 30_000);

test("whoever gives up while it starts leaves none running", async () => {
  const folder = dataFolder();
  const giveUp = new AbortController();
  const opening = openEmbeddedPostgres(folder, { signal: giveUp.signal });
  giveUp.abort(new Error("enough"));

  await expect(opening).rejects.toThrow("enough");
  expect(readFileSync(join(folder, "postgres.log"), "utf8")).toContain("ready to accept connections");
  expect(isServed(folder)).toBe(false);
}, 30_000);

test("a server that is killed comes back at the same address with what was committed", async () => {
  const folder = dataFolder();
  let cameBack = () => {};
  const isBack = new Promise<void>((resolve) => {
    cameBack = resolve;
  });
  const database = await openEmbeddedPostgres(folder, { onRestart: () => cameBack() });
  await rowsIn(database.url);

  process.kill(serverOf(folder), "SIGKILL");
  await isBack;

  await expect.poll(() => rowsIn(database.url).catch(() => 0), { timeout: 10_000 }).toBeGreaterThan(1);
  await database.release();
}, 30_000);
