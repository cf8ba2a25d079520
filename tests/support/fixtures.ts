import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "vitest";

const FOLDER = fileURLToPath(new URL("../../../shared/fixtures/", import.meta.url));

/** Texts and files of others that tests read where they lie; they are no part of the product. */
export const hasFixtures = existsSync(FOLDER);

export const fixturePath = (path: string): string => FOLDER + path;

export function fixture(path: string): Buffer {
  return readFileSync(fixturePath(path));
}

/** The names of what is in a folder of them. */
export const fixturesIn = (folder: string): string[] => readdirSync(FOLDER + folder).sort();

export function jsonFixture<T>(path: string): T {
  return JSON.parse(fixture(path).toString("utf8")) as T;
}

/** A test that needs the fixtures: skipped, and said so, where they are absent. */
export function testWithFixtures(name: string, body: () => void | Promise<void>): void {
  const said = hasFixtures ? name : `${name} (skipped: ../shared/fixtures is absent)`;
  test(said, { skip: !hasFixtures, timeout: 60_000 }, body);
}
