import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import manifest from "@/package.json";

type Line = { name: string; reason: string; licence: string };

const lines: Line[] = [
  ...readFileSync("docs/dependencies.md", "utf8").matchAll(/^\| `(.+?)` \| (.+?) \| (.+?) \|$/gm),
].map(([, name = "", reason = "", licence = ""]) => ({ name, reason, licence }));

const named = Object.keys({
  ...manifest.dependencies,
  ...manifest.optionalDependencies,
  ...manifest.devDependencies,
});

/** Optional packages need not be there, and their line is then taken at its word. */
function installedLicence(name: string): string | null {
  try {
    return JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).license;
  } catch (error) {
    if (name in manifest.optionalDependencies) return null;
    throw error;
  }
}

describe("docs/dependencies.md", () => {
  test("has one line for every dependency and none for any other", () => {
    expect(lines.map(({ name }) => name).toSorted()).toEqual(named.toSorted());
  });

  test.each(lines)("gives $name a reason and its true licence", ({ name, reason, licence }) => {
    expect(reason.length).toBeGreaterThan(10);
    expect(installedLicence(name) ?? licence).toBe(licence);
  });
});
