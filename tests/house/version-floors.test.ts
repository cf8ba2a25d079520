import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import floors from "../../docs/version-floors.json";

type Lockfile = { packages: Record<string, { version?: string }> };

const lockfile: Lockfile = JSON.parse(
  readFileSync(join(import.meta.dirname, "..", "..", "package-lock.json"), "utf8"),
);

/** Every copy of a package in the lockfile, those below other packages too. */
const installed = (name: string) =>
  Object.entries(lockfile.packages)
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([, { version = "0" }]) => version);

function isAtLeast(version: string, floor: string) {
  // A pre-release comes before its release: 16.4.1-canary.3 is not 16.4.1.
  const [release = "", preRelease] = version.split("-");
  const order = release.localeCompare(floor, "en", { numeric: true });
  return order > 0 || (order === 0 && preRelease === undefined);
}

test.each(Object.entries(floors))("no copy of %s is older than its last known hole", (name, { floor }) => {
  expect(installed(name).filter((version) => !isAtLeast(version, floor))).toEqual([]);
});

test.each([
  ["16.4.1", true],
  ["16.10.0", true],
  ["17.0.0-rc.1", true],
  ["16.4.0", false],
  ["16.4.1-canary.3", false],
  ["9.9.9", false],
])("%s against a floor of 16.4.1: %s", (version, isEnough) => {
  expect(isAtLeast(version, "16.4.1")).toBe(isEnough);
});
