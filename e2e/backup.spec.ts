import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";
import { freePort, launch } from "./support/launch";

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "colloquy backup "));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What `bin/colloquy … --json` answers on a data folder of its own, with or without a server beside it. */
async function colloquyIn<Answer = unknown>(dataDir: string, ...args: string[]): Promise<Answer> {
  const { DATABASE_URL: _, COLLOQUY_URL: __, NEXTAUTH_SECRET: ___, PORT: ____, ...env } = process.env;
  const program = join(import.meta.dirname, "..", "bin", "colloquy");
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args, "--json"], {
    env: { ...env, COLLOQUY_DATA_DIR: dataDir },
  });
  return JSON.parse(stdout);
}

test("a site moves to an empty machine with its people and texts, and finds no demo there", async ({
  page,
}) => {
  test.setTimeout(180_000);
  const [old, fresh] = [join(folder, "old"), join(folder, "fresh")];
  const file = join(folder, "site.gz");
  const text = join(folder, "economy.txt");
  writeFileSync(text, "I went to the woods.\n\nTo live deliberately.");
  const ada = "ada@example.org";

  await colloquyIn(old, "migrate");
  await colloquyIn(old, "user", "add", "--email", ada, "--name", "Ada", "--admin");
  await colloquyIn(old, "group", "add", "--name", "Slow Readers", "--owner", ada);
  const { reading } = await colloquyIn<{ reading: string }>(
    old,
    ...["import", text, "--group", "slow-readers", "--as", ada, "--title", "Economy", "--as-is"],
  );
  const { rows, isReplaced } = await colloquyIn<{ rows: number; isReplaced: boolean }>(old, "backup", file);
  expect(isReplaced).toBe(false);
  expect(statSync(file).mode & 0o777).toBe(0o600);

  expect(await colloquyIn(fresh, "restore", file)).toMatchObject({ rows, leftOut: [] });
  const moved = await launch(fresh, await freePort());
  expect(moved.said()).not.toContain("demo");

  const { url } = await colloquyIn<{ url: string }>(fresh, "user", "link", "--email", ada);
  await page.goto(url);
  await page.getByRole("button").first().click();
  await page.waitForURL((now) => !now.pathname.startsWith("/open-link"));
  await page.goto(new URL(`/groups/slow-readers/readings/${reading}`, url).href);
  await page.getByRole("button", { name: "Download" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "Text alone" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("Economy.txt");
  const downloaded = readFileSync(await download.path(), "utf8");

  const out = join(folder, "economy-again.txt");
  await colloquyIn(fresh, "export", "--reading", reading, "--as", ada, "--format", "text", "--out", out);
  expect(readFileSync(out, "utf8")).toBe(downloaded);
  expect(downloaded).toBe(readFileSync(text, "utf8"));

  await expect(colloquyIn(fresh, "restore", file)).rejects.toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(/^There are people or texts in this database already[^\n]*\n$/),
  });
  expect(await colloquyIn(fresh, "backup", file)).toMatchObject({ isReplaced: true });

  moved.process.kill("SIGTERM");
  expect(await moved.ended).toBe(0);
});
