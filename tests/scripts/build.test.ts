import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clearUnused } from "../../scripts/setup/build.mjs";
import { usersOf } from "../../scripts/setup/users.mjs";

let sites: string;
beforeAll(() => {
  sites = mkdtempSync(join(tmpdir(), "colloquy builds "));
});
afterAll(() => rmSync(sites, { recursive: true }));

test("a new build clears away old ones, but none that a server still serves", () => {
  const [fresh, served, left] = ["fresh", "served", "left"].map((name) => join(sites, name)) as [
    string,
    string,
    string,
  ];
  for (const folder of [fresh, served, left]) {
    mkdirSync(join(folder, "next"), { recursive: true });
    writeFileSync(join(folder, "stamp"), folder);
  }
  usersOf(served).enter();
  mkdirSync(join(left, "users"));
  writeFileSync(join(left, "users", "999999999"), "999999999 long ago");

  clearUnused(sites, fresh);

  expect([fresh, served, left].map((folder) => existsSync(join(folder, "next")))).toEqual([
    true,
    true,
    false,
  ]);
  usersOf(served).leave();
  clearUnused(sites, fresh);
  expect(existsSync(served)).toBe(false);
});
